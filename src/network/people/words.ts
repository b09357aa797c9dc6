import type { Speech } from '#platform/i18n'
import { inLanguage } from '../model.ts'
import type { Role } from '../roles.ts'
import type { Scope, Standing } from './model.ts'

export const roleName = (speech: Speech, role: Role): string => speech.words('trail')(`role.${role}`)

/** Where a mandate lies: the name of the place or the network, or that it is the whole programme. */
export const scopeName = (speech: Speech, { name }: Pick<Scope, 'name'>): string =>
  name === null ? speech.words('people')('scope.programme') : inLanguage(name, speech.lang).text

export const standingName = (speech: Speech, standing: Standing): string =>
  speech.words('people')(`standing.${standing}`)

/** Languages by name, in the reader's order; empty where none is recorded. */
export const languageNames = (speech: Speech, codes: readonly string[]): string =>
  codes.length === 0 ? '' : speech.list(codes.map((code) => speech.language(code)).sort(speech.compare))

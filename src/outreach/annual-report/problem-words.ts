import type { Speech } from '#platform/i18n'
import type { Material, Problem } from './model.ts'
import { sayValue } from './saying.ts'
import { titleOf } from './text.ts'

/** What is amiss and where, with how to mend it. */
export function sayProblem(speech: Speech, material: Material, problem: Problem): string {
  const t = speech.words('annualReport')
  const fault = sayFault(speech, material, problem)
  const chapter = material.prose.chapters.find(({ key }) => key === problem.chapter)
  if (!chapter || problem.lang === null) return fault
  const title = titleOf({ speech, material }, chapter.title[speech.lang as 'en' | 'fr'])
  return t('fault.where', { chapter: title, language: speech.language(problem.lang), fault })
}

export function sayFault(speech: Speech, material: Material, { kind, line, what, hint, lang }: Problem): string {
  const t = speech.words('annualReport')
  const at = { line: String(line ?? 0), what }
  if (kind === 'figure in words') return t('fault.digit', at)
  if (kind === 'unknown query') return hint ? t('fault.unknown.near', { ...at, hint }) : t('fault.unknown', at)
  if (kind === 'form') return t(hint === 'alone' ? 'fault.alone' : 'fault.form', at)
  if (kind === 'text missing') return t('fault.missing', { language: speech.language(lang ?? speech.lang) })
  const found = material.figures.get(what)
  const stated = material.stated.find(({ name }) => name === what)
  const say = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : sayValue(speech, found?.unit ?? stated?.unit ?? '', value)
  if ((found?.value ?? null) === null) return t('fault.lacking', { what, stated: say(stated?.value) })
  return t('fault.difference', { what, recorded: say(found?.value), stated: say(stated?.value) })
}

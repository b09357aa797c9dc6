import * as z from 'zod'
import { checkEdition, checkTexts } from './edition-checks.ts'
import { frozen } from './edition-file.ts'
import { issueMessage } from './edition-issues.ts'
import { editionSchema, textsSchema } from './edition-schema.ts'
import type { Edition } from './edition.ts'

/** An edition as the database keeps it, whatever has become of its files. */
export interface RegisteredEdition {
  readonly id: string
  readonly hash: string
  readonly document: unknown
}

const schema = editionSchema.extend({ id: z.string(), hash: z.string(), texts: z.record(z.string(), textsSchema) })

/**
 * The edition that was registered, checked as its files were. Its hash is taken over: it is of the files as they were
 * written, and cannot be worked out again from what was read of them.
 *
 * @throws Error naming everything that is wrong, when this program cannot have registered such a document.
 */
export function parseRegistered({ id, hash, document }: RegisteredEdition): Edition {
  const parsed = schema.safeParse(document, { reportInput: true })
  if (!parsed.success) {
    throw unreadable(
      id,
      parsed.error.issues.map((issue) => issueMessage(issue, document)),
    )
  }
  const edition = parsed.data
  const problems: string[] = []
  const report = (path: readonly PropertyKey[], message: string) => void problems.push(`${path.join('.')}: ${message}`)
  if (edition.id !== id || id !== `${edition.instrument}/${edition.edition}`) report(['id'], 'is of another edition')
  if (edition.hash !== hash) report(['hash'], 'is of another document')
  checkEdition(edition, report)
  const first = edition.texts[edition.languages[0] ?? '']
  for (const language of edition.languages) {
    const texts = edition.texts[language]
    if (texts?.language !== language || !first) report(['texts', language], 'are not there')
    else checkTexts(edition, texts, first, report)
  }
  if (problems.length > 0) throw unreadable(id, problems)
  return frozen(edition)
}

const unreadable = (id: string, problems: readonly string[]) =>
  new Error(`The edition ${id} stands in the database in a shape that cannot be read:\n${problems.join('\n')}`)

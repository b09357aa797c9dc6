import type { Item, Revision, TextsIn } from '#instruments'
import { type DraftContent, emptyContent, emptyText } from '#library'
import type { Evidence } from '../evidence/index.ts'
import type { Round } from '../model.ts'

export interface Answered {
  readonly round: Pick<Round, 'id' | 'year'>
  readonly item: Item
  readonly text: ReturnType<TextsIn['item']>
  /** What was answered, in words. */
  readonly said: readonly string[]
  readonly revision: Pick<Revision, 'comment' | 'source'> | undefined
  readonly evidence: readonly Evidence[]
  /** The language the draft is begun in. */
  readonly language: string
}

/** What a draft begins with: the answer as far as it says something of a practice, and all of it to be looked up. */
export function practiceFrom({ round, item, text, said, revision, evidence, language }: Answered): DraftContent {
  const comment = revision?.comment ?? ''
  const source = revision?.source ?? ''
  const pieces = evidence.filter(({ removedAt }) => removedAt === null)
  const told = [comment, ...pieces.map(({ note }) => note)].filter(Boolean).join('\n\n')
  return {
    ...emptyContent(language),
    texts: {
      [language]: { ...emptyText, title: titleFrom(pieces[0]?.title ?? comment), process: told.slice(0, 4000) },
    },
    area: item.area,
    items: [item.key],
    from: round.year,
    documents: documentsFrom(pieces, source),
    origin: {
      roundId: round.id,
      year: round.year,
      item: item.key,
      ask: text.ask,
      answer: [...said],
      comment: comment || null,
      source: source || null,
      language: text.lang,
    },
  }
}

/** A sentence is too long for a title, but a beginning. */
function titleFrom(words: string): string {
  const [first = ''] = words.split(/(?<=[.!?])\s|\n/)
  return first.length <= 120 ? first.replace(/\.$/, '') : `${first.slice(0, 119).replace(/\s\S*$/, '')}…`
}

/** Files stay with the round: of those the draft has the names. */
function documentsFrom(pieces: readonly Evidence[], source: string): DraftContent['documents'] {
  const named = pieces.map(({ title, shown }) => ({
    title: title.slice(0, 300),
    link: 'link' in shown && shown.link.length < 2000 ? shown.link : null,
  }))
  const address = /https?:\/\/\S+/.exec(source)?.[0]
  const said = source === '' ? [] : [{ title: source.slice(0, 300), link: address ?? null }]
  return [...named, ...said].slice(0, 4)
}

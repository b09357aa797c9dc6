import type { Item, TextsIn } from '#instruments'
import { type DraftContent, emptyContent, emptyText, type SurveyOrigin } from '../../drafts/model.ts'

export interface Told {
  readonly surveyId: string
  readonly title: string
  readonly year: number
  readonly item: Item
  readonly text: ReturnType<TextsIn['item']>
  readonly answer: string
  /** The language the draft is begun in. */
  readonly language: string
}

/** What a draft begins with: the words of the answer where it tells how something is done, and where they come from. */
export function practiceFrom({ surveyId, title, year, item, text, answer, language }: Told): DraftContent {
  const origin: SurveyOrigin = {
    surveyId,
    title,
    year,
    item: item.key,
    ask: text.ask,
    answer: [answer],
    language: text.lang,
  }
  const content = emptyContent(language)
  const address = addressIn(answer)
  return {
    ...content,
    texts: { [language]: { ...emptyText, title: titleFrom(answer), process: answer.slice(0, 4000) } },
    documents: address === undefined ? [] : [{ title: new URL(address).hostname, link: address }],
    origin,
  }
}

/** The first that is one: what ends the sentence is no part of it. */
function addressIn(words: string): string | undefined {
  const written = [...words.matchAll(/https?:\/\/[^\s)]+/g)].map(([one]) => one.replace(/[\p{P}\p{S}]+$/u, endOf))
  return written.find((one) => one.length <= 2000 && URL.canParse(one) && new URL(one).hostname.includes('.'))
}

/** A path, a query or a fragment may end in these. */
const endOf = (signs: string): string => /^[/#=&_+-]*/.exec(signs)?.[0] ?? ''

/** A sentence is too long for a title, but a beginning. */
function titleFrom(words: string): string {
  const [first = ''] = words.trim().split(/(?<=[.!?])\s|\n/)
  return first.length <= 120 ? first.replace(/\.$/, '') : `${first.slice(0, 119).replace(/\s\S*$/, '')}…`
}

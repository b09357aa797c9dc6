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
  const address = /https?:\/\/[^\s)]+/.exec(answer)?.[0]
  return {
    ...content,
    texts: { [language]: { ...emptyText, title: titleFrom(answer), process: answer.slice(0, 4000) } },
    documents:
      address === undefined || address.length > 2000 ? [] : [{ title: new URL(address).hostname, link: address }],
    origin,
  }
}

/** A sentence is too long for a title, but a beginning. */
function titleFrom(words: string): string {
  const [first = ''] = words.trim().split(/(?<=[.!?])\s|\n/)
  return first.length <= 120 ? first.replace(/\.$/, '') : `${first.slice(0, 119).replace(/\s\S*$/, '')}…`
}

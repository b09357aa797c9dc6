import { type Edition, sayAnswer, sayTyped, textsIn, valuesOf } from '#instruments'
import { inLanguage } from '#network'
import type { Speech } from '#platform/i18n'
import { type SheetToWrite, writeSheets } from '#platform/workbook'
import { type ItemResult, ranked, type Sent, shareOf } from './model.ts'

interface Book {
  readonly edition: Edition
  readonly sent: readonly Sent[]
  readonly results: readonly ItemResult[]
}

/** Answers, totals and questions as three sheets; every cell is a text, so that nothing in an answer is run as a formula. */
export function resultsBook(speech: Speech, book: Book): Promise<Uint8Array> {
  return writeSheets([answersSheet(speech, book), totalsSheet(speech, book), questionsSheet(speech, book)])
}

/** One row an answer: codes for programs, words for people. */
function answersSheet(speech: Speech, { edition, sent }: Book): SheetToWrite {
  const t = speech.words('surveys')
  const texts = textsIn(edition, speech.lang)
  const heads = ['member', 'country', 'sentOn', 'key', 'question', 'codes', 'words'] as const
  const rows = sent.flatMap(({ invitation, answers }) =>
    edition.items.flatMap((item) => {
      const answer = answers[item.key]
      if (!answer || answer.state === 'missing') return []
      const text = texts.item(item.key)
      return [
        [
          inLanguage(invitation.name, speech.lang).text,
          invitation.country ?? '',
          invitation.submittedAt?.toISOString().slice(0, 10) ?? '',
          item.key,
          text.ask,
          valuesOf(answer, sayTyped(speech)).join(';'),
          sayAnswer(speech, item, text, answer).join('; '),
        ],
      ]
    }),
  )
  return {
    name: t('book.answers'),
    rows: [heads.map((head) => t(`book.${head}`)), ...rows],
    widths: [24, 8, 12, 16, 48, 20, 60],
  }
}

/** As the page shows them: an option a row, a ranking in the order of its points. */
function totalsSheet(speech: Speech, { edition, results }: Book): SheetToWrite {
  const t = speech.words('surveys')
  const texts = textsIn(edition, speech.lang)
  const heads = ['key', 'question', 'answer', 'count', 'share', 'points', 'of'] as const
  const number = sayTyped(speech)
  const rows = results.flatMap(({ item, tally }) => {
    const text = texts.item(item.key)
    const options = item.kind === 'ranking' ? ranked(tally) : tally.options
    const of = String(tally.n)
    if (tally.numbers) return [[item.key, text.ask, t('book.median'), '', number(tally.numbers.median), '', of]]
    return options.map((option) => [
      item.key,
      text.ask,
      text.options[option.code] ?? option.code,
      option.count === null ? '' : String(option.count),
      saidShare(speech, shareOf(tally, option.code)),
      option.points === undefined || option.points === null ? '' : String(option.points),
      of,
    ])
  })
  return {
    name: t('book.totals'),
    rows: [heads.map((head) => t(`book.${head}`)), ...rows],
    widths: [16, 48, 40, 10, 10, 10, 12],
  }
}

const saidShare = (speech: Speech, share: number | null): string =>
  share === null ? '' : speech.percent(Math.round(share))

function questionsSheet(speech: Speech, { edition }: Book): SheetToWrite {
  const t = speech.words('surveys')
  const texts = textsIn(edition, speech.lang)
  const heads = ['key', 'part', 'kind', 'question', 'options'] as const
  const rows = edition.items.map((item) => {
    const text = texts.item(item.key)
    const options = Object.entries(text.options).map(([code, said]) => `${code} = ${said}`)
    return [item.key, texts.area(item.area).name, item.kind, text.ask, options.join('\n')]
  })
  return {
    name: t('book.questions'),
    rows: [heads.map((head) => t(`book.${head}`)), ...rows],
    widths: [16, 24, 10, 60, 60],
  }
}

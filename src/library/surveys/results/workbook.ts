import { type Edition, sayAnswer, sayTyped, textsIn, valuesOf } from '#instruments'
import { inLanguage, mandateDay } from '#network'
import type { Speech } from '#platform/i18n'
import { type SheetToWrite, writeSheets } from '#platform/workbook'
import { type ItemResult, ranked, type Sent, shareOf, type VersionResults } from './model.ts'

interface Book {
  readonly edition: Edition
  readonly sent: readonly Sent[]
  readonly results: readonly ItemResult[]
  readonly earlier: readonly VersionResults[]
  /** Number of the newest version. */
  readonly version: number
}

/** The newest version first, then what only earlier ones asked: each in its own words. */
const versionsOf = ({ version, edition, results, earlier }: Book): VersionResults[] => [
  { version, edition, results },
  ...earlier,
]

/** Answers, totals and questions as three sheets; every cell is a text, so that nothing in an answer is run as a formula. */
export function resultsBook(speech: Speech, book: Book): Promise<Uint8Array> {
  return writeSheets([answersSheet(speech, book), totalsSheet(speech, book), questionsSheet(speech, book)])
}

/** One row an answer: codes for programs, words for people. */
function answersSheet(speech: Speech, { sent }: Book): SheetToWrite {
  const t = speech.words('surveys')
  const heads = ['member', 'country', 'sentOn', 'key', 'question', 'codes', 'words'] as const
  const rows = sent.flatMap(({ invitation, edition, answers }) => {
    const texts = textsIn(edition, speech.lang)
    return edition.items.flatMap((item) => {
      const answer = answers[item.key]
      if (!answer || answer.state === 'missing') return []
      const text = texts.item(item.key)
      return [
        [
          inLanguage(invitation.name, speech.lang).text,
          invitation.country ?? '',
          invitation.submittedAt ? mandateDay(invitation.submittedAt) : '',
          item.key,
          text.ask,
          valuesOf(answer, sayTyped(speech)).join(';'),
          sayAnswer(speech, item, text, answer).join('; '),
        ],
      ]
    })
  })
  return {
    name: t('book.answers'),
    rows: [heads.map((head) => t(`book.${head}`)), ...rows],
    widths: [24, 8, 12, 16, 48, 20, 60],
  }
}

/** As the page shows them: an option a row, a ranking in the order of its points. */
function totalsSheet(speech: Speech, book: Book): SheetToWrite {
  const t = speech.words('surveys')
  const heads = ['key', 'question', 'answer', 'count', 'share', 'points', 'of', 'version'] as const
  const number = sayTyped(speech)
  const every = versionsOf(book).flatMap(({ version, edition, results }) =>
    results.map((result) => ({ ...result, edition, version: String(version) })),
  )
  const rows = every.flatMap(({ item, tally, edition, version }) => {
    const text = textsIn(edition, speech.lang).item(item.key)
    const options = item.kind === 'ranking' ? ranked(tally) : tally.options
    const of = String(tally.n)
    if (tally.numbers)
      return [[item.key, text.ask, t('book.median'), '', number(tally.numbers.median), '', of, version]]
    return options.map((option) => [
      item.key,
      text.ask,
      text.options[option.code] ?? option.code,
      option.count === null ? '' : String(option.count),
      saidShare(speech, shareOf(tally, option.code)),
      option.points === undefined || option.points === null ? '' : String(option.points),
      of,
      version,
    ])
  })
  return {
    name: t('book.totals'),
    rows: [heads.map((head) => t(`book.${head}`)), ...rows],
    widths: [16, 48, 40, 10, 10, 10, 12, 10],
  }
}

const saidShare = (speech: Speech, share: number | null): string =>
  share === null ? '' : speech.percent(Math.round(share))

function questionsSheet(speech: Speech, book: Book): SheetToWrite {
  const t = speech.words('surveys')
  const heads = ['key', 'part', 'kind', 'question', 'options', 'version'] as const
  const every = versionsOf(book).flatMap(({ version, edition, results }) =>
    results.map(({ item }) => ({ item, edition, version: String(version) })),
  )
  const rows = every.map(({ item, edition, version }) => {
    const texts = textsIn(edition, speech.lang)
    const text = texts.item(item.key)
    const options = Object.entries(text.options).map(([code, said]) => `${code} = ${said}`)
    return [item.key, texts.area(item.area).name, item.kind, text.ask, options.join('\n'), version]
  })
  return {
    name: t('book.questions'),
    rows: [heads.map((head) => t(`book.${head}`)), ...rows],
    widths: [16, 24, 10, 60, 60, 10],
  }
}

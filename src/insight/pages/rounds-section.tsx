import { langOf } from '#instruments'
import { href } from '#routes'
import { Table } from '#ui'
import type { SectionProps } from './result.tsx'
import { sayScore } from './score-words.ts'

/** More columns than these do not fit a phone. */
const most = 3

/** The same place before, in the same edition: results of another would not be comparable. */
export function RoundsSection({ view, edition, texts, scores, former, result }: SectionProps) {
  const { speech, lang } = view
  const t = speech.words('insight')
  const before = former.slice(-most)
  const composites = ['core', 'extended', ...edition.composites.map(({ key }) => key)]
  const rows = [
    ...[...new Set(composites)].filter((key) => key in scores).map((key) => ({ key, text: texts.composite(key) })),
    ...edition.areas.filter((key) => key in scores).map((key) => ({ key, text: texts.area(key) })),
  ]
  const last = before.at(-1)
  const change = (key: string) => {
    const now = scores[key] ?? null
    const then = last?.scores[key] ?? null
    return now === null || then === null ? null : now - then
  }
  return (
    <section class="section" id="rounds">
      <h2>{t('rounds.title')}</h2>
      <p>{t('rounds.lead', { edition: edition.edition })}</p>
      <div class="narrow">
        <Table
          caption={t('rounds.caption')}
          captionHidden
          columns={[
            {
              key: 'area',
              head: t('table.area'),
              rowHead: true,
              cell: ({ text }) => <span {...langOf(text)}>{text.name}</span>,
            },
            ...before.map((round) => ({
              key: round.result.id,
              head: <a href={href('result', { lang, result: round.result.id })}>{String(round.result.year)}</a>,
              numeric: true,
              cell: ({ key }: (typeof rows)[number]) => sayScore(speech, round.scores[key]),
            })),
            { key: 'now', head: String(result.year), numeric: true, cell: ({ key }) => sayScore(speech, scores[key]) },
            {
              key: 'change',
              head: t('rounds.change', { year: String(last?.result.year ?? '') }),
              numeric: true,
              cell: ({ key }) => sayScore(speech, change(key), 'change'),
            },
          ]}
          rows={rows}
        />
      </div>
    </section>
  )
}

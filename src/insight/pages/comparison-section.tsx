import { SpreadFigure } from '#charts'
import { langOf } from '#instruments'
import { href } from '#routes'
import { Filters, Notice, SelectField, Table } from '#ui'
import { leastPlaces } from '../comparison.ts'
import { groupName } from './group-words.ts'
import type { SectionProps } from './result.tsx'
import { sayScore } from './score-words.ts'
import { positionSentence, spreadChart } from './spread-words.ts'

/** Each area beside the others of the group: chosen, read as a sentence, drawn, and written as a table. */
export function ComparisonSection(props: SectionProps) {
  const { view, result, comparison } = props
  const t = view.speech.words('insight')
  return (
    <section class="section" id="areas">
      <h2>{t('comparison.title')}</h2>
      <GroupForm {...props} />
      <p>
        {comparison.n >= leastPlaces
          ? positionSentence(props)
          : t('comparison.few', { least: leastPlaces, count: comparison.n })}
      </p>
      <SpreadFigure chart={spreadChart(props)} />
      <p class="hint">
        {t('comparison.who', { least: leastPlaces })} {result.demonstration && t('comparison.demonstration')}
      </p>
      <AreaTable {...props} />
    </section>
  )
}

function GroupForm({ view, result, comparison }: SectionProps) {
  const { speech, lang } = view
  const t = speech.words('insight')
  const choices = comparison.choices.map(({ key, group, n }) => ({
    value: key,
    label: t('group.choice', { group: groupName(speech, group, result.networks), count: n }),
  }))
  return (
    <>
      <div class="group-choice">
        <Filters
          action={href('result', { lang, result: result.id })}
          label={t('group.label')}
          submit={t('group.submit')}
        >
          <SelectField name="group" label={t('group.label')} value={comparison.key} choices={choices} />
        </Filters>
      </div>
      {comparison.unknown.length > 0 && (
        <Notice>
          {comparison.unknown.map((kind) => (
            <p>{kind === 'all' ? '' : t(`group.missing.${kind}`)}</p>
          ))}
        </Notice>
      )}
    </>
  )
}

function AreaTable({ view, edition, scores, comparison, texts }: SectionProps) {
  const { speech } = view
  const t = speech.words('insight')
  const rows = edition.areas.map((key) => ({ key, own: scores[key] ?? null, ...comparison.byKey.get(key) }))
  const quantile = (name: 'min' | 'q1' | 'median' | 'q3' | 'max') => ({
    key: name,
    head: t(`table.${name}`),
    numeric: true,
    cell: ({ spread }: (typeof rows)[number]) => sayScore(speech, spread?.[name]),
  })
  return (
    <Table
      caption={t('table.caption')}
      columns={[
        {
          key: 'area',
          head: t('table.area'),
          rowHead: true,
          cell: ({ key }) => <span {...langOf(texts.area(key))}>{texts.area(key).name}</span>,
        },
        {
          key: 'own',
          head: t('table.own'),
          numeric: true,
          cell: ({ own }) => (own === null ? t('score.na') : <data value={String(own)}>{sayScore(speech, own)}</data>),
        },
        quantile('min'),
        quantile('q1'),
        quantile('median'),
        quantile('q3'),
        quantile('max'),
        { key: 'n', head: t('table.n'), numeric: true, cell: ({ n }) => speech.number(n ?? 0) },
      ]}
      rows={rows}
    />
  )
}

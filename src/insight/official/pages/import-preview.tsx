import { nearest } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Notice, Table, TextField } from '#ui'
import { sayFigure } from '../../pages/score-words.ts'
import type { PlannedRow } from '../import-plan.ts'
import { figureKeys } from '../model.ts'
import { ChooseForm, type Previewed } from './import-page.tsx'
import { sayFault } from './words.ts'

/** Row by row what an import would do; the button stands only where all of it can be done. */
export function Preview(props: Previewed & { view: View }) {
  const { view, plan, moved } = props
  const t = view.speech.words('data')
  const count = (status: PlannedRow['status']) => plan.rows.filter((row) => row.status === status).length
  const counts = { new: count('new'), changed: count('changed'), same: count('same'), wrong: count('wrong') }
  return (
    <>
      {moved && (
        <Notice kind="warning" live>
          {t('import.moved')}
        </Notice>
      )}
      {counts.wrong > 0 && (
        <Notice kind="error" live title={t('import.wrong.title', { count: counts.wrong })}>
          {t('import.wrong.text')}
        </Notice>
      )}
      {plan.entries.length === 0 && counts.wrong === 0 && <Notice>{t('import.nothing')}</Notice>}
      {plan.entries.length > 0 && <Confirm {...props} count={counts.new + counts.changed} />}
      <section class="section">
        <h2>{t('import.result')}</h2>
        <p>{t('import.counts', counts)}</p>
        <Rows view={view} rows={plan.rows} />
      </section>
      <section class="section">
        <h2>{t('import.again')}</h2>
        <ChooseForm view={view} />
      </section>
    </>
  )
}

function Confirm({
  view,
  plan,
  text,
  fingerprint,
  reason,
  reasonMissing,
  count,
}: Previewed & { view: View; count: number }) {
  const { lang, speech } = view
  const t = speech.words('data')
  return (
    <form method="post" action={href('officialImport', { lang })}>
      <input type="hidden" name="csv" value={text} />
      <input type="hidden" name="confirm" value={fingerprint} />
      {plan.entries.some(({ entry }) => entry) && (
        <TextField
          name="reason"
          label={t('import.reason')}
          hint={t('official.form.reason.hint')}
          value={reason}
          error={reasonMissing ? sayFault(speech, 'reason_missing') : undefined}
          required
          maxlength={1000}
        />
      )}
      <p class="actions">
        <button type="submit">{t('import.submit', { count })}</button>
      </p>
    </form>
  )
}

const kinds = { new: 'good', same: 'plain', changed: 'waiting', wrong: 'late' } as const

function Rows({ view, rows }: { view: View; rows: readonly PlannedRow[] }) {
  const { speech } = view
  const t = speech.words('data')
  const ours = speech.words('insight')
  const typed = (row: PlannedRow, column: string) => row.typed[column] ?? ''
  return (
    <Table
      caption={t('import.result')}
      captionHidden
      stacked
      columns={[
        { key: 'line', head: t('import.line'), rowHead: true, cell: ({ line }) => String(line) },
        {
          key: 'status',
          head: t('import.status'),
          cell: (row) => (
            <>
              <Badge kind={kinds[row.status]}>{t(`import.status.${row.status}`)}</Badge> <Why view={view} row={row} />
            </>
          ),
        },
        {
          key: 'place',
          head: ours('official.place'),
          cell: (row) => ('row' in row ? row.row.subject.name : typed(row, 'place_id') || typed(row, 'place')),
        },
        { key: 'year', head: ours('official.year'), cell: (row) => typed(row, 'year') || ours('official.undated') },
        {
          key: 'area',
          head: ours('official.what'),
          cell: (row) => ('row' in row ? sayFigure(speech, row.row.figure.area) : typed(row, 'area')),
        },
        {
          key: 'score',
          head: ours('official.score'),
          numeric: true,
          cell: (row) => ('row' in row ? speech.score(row.row.figure.score) : typed(row, 'score')),
        },
      ]}
      rows={rows}
    />
  )
}

function Why({ view, row }: { view: View; row: PlannedRow }) {
  const { speech } = view
  const t = speech.words('data')
  if (row.status === 'wrong') {
    const near = row.fault === 'area' ? nearest(row.typed['area'] ?? '', figureKeys) : null
    return (
      <p class="error">
        <code>{row.column}</code> {near === null ? sayFault(speech, row.fault) : t('fault.area.near', { near })}
      </p>
    )
  }
  if (row.status === 'new' && row.withdrawn !== null) {
    return <span class="hint">{t('import.withdrawn', { reason: row.withdrawn })}</span>
  }
  if (row.status !== 'changed') return null
  const { before, what } = row
  const others = what.filter((column) => column !== 'score')
  return (
    <span class="hint">
      {what.includes('score') && t('import.before', { score: speech.score(before.score) })}{' '}
      {others.length > 0 && t('import.differs', { columns: speech.list(others) })}
    </span>
  )
}

import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, FileField, Notice, Page, SelectField, Table } from '#ui'
import { sayFault } from '../fault-words.ts'
import { type FileFault, mostRows } from '../files.ts'
import { type EntryKind, slugOf } from '../model.ts'
import { changesOf, isWrong, type PlannedRow } from '../plan.ts'
import { columnName, kindName } from '../words.ts'

export interface Previewed {
  readonly plan: readonly PlannedRow[]
  /** The rows as they were read, to be sent again. */
  readonly rows: string
  readonly fingerprint: string
  readonly moved: boolean
}

export interface ImportProps {
  view: View
  kinds: readonly EntryKind[]
  preview?: Previewed
  fault?: FileFault
  /** Entries of an import that was just made. */
  imported?: number
}

/** A file is chosen, looked at row by row, and only then imported. */
export function ImportPage(props: ImportProps) {
  const { view, preview, imported } = props
  const { lang, speech } = view
  const t = speech.words('entries')
  return (
    <Page
      view={view}
      title={t('import.title')}
      section="desk"
      indexed={false}
      demonstration={view.actor?.demonstration ?? false}
    >
      <Breadcrumb speech={speech} crumbs={[{ label: t('title'), href: href('record', { lang }) }]} />
      <h1>{t('import.title')}</h1>
      {imported !== undefined && (
        <Notice kind="success" live>
          <p>
            {t('import.done', { count: imported })} <a href={href('record', { lang })}>{t('title')}</a>
          </p>
        </Notice>
      )}
      {preview ? <Preview {...props} preview={preview} /> : <p class="lead">{t('import.lead')}</p>}
      <section class={preview ? 'section' : undefined}>
        {preview && <h2>{t('import.again')}</h2>}
        <Choose {...props} />
      </section>
    </Page>
  )
}

function Choose({ view, kinds, fault }: ImportProps) {
  const { lang, speech } = view
  const t = speech.words('entries')
  return (
    <form method="post" action={href('recordImport', { lang })} enctype="multipart/form-data">
      <FileField
        name="file"
        label={t('import.file')}
        hint={t('import.file.hint', { rows: mostRows })}
        accept=".json,.xlsx,.csv"
        error={fault && sayFileFault(view, fault)}
      />
      <SelectField
        name="kind"
        label={t('import.kind')}
        hint={t('import.kind.hint')}
        any={t('import.kind.any')}
        choices={kinds.map((kind) => ({ value: slugOf(kind), label: kindName(speech, kind) }))}
      />
      <p class="actions">
        <button type="submit">{t('import.preview')}</button>
        <a href={href('recordFile', { lang, file: 'template.xlsx' })} download>
          {t('files.template')}
        </a>
      </p>
    </form>
  )
}

function sayFileFault(view: View, fault: FileFault): string {
  const t = view.speech.words('entries')
  if (fault.code !== 'unknownKind') return t(`import.fault.${fault.code}`, { rows: mostRows })
  const sentence = t('import.fault.unknownKind', { name: fault.name })
  return fault.near === null ? sentence : `${sentence} ${t('fault.meant', { near: fault.near })}`
}

function Preview({ view, preview }: ImportProps & { preview: Previewed }) {
  const { plan, moved } = preview
  const t = view.speech.words('entries')
  const count = (status: PlannedRow['status']) => plan.filter((row) => row.status === status).length
  const wrong = count('wrong')
  const changes = changesOf(plan).length
  const shown = plan.filter(({ status }) => status !== 'same')
  return (
    <>
      {moved && (
        <Notice kind="warning" live>
          <p>{t('import.moved')}</p>
        </Notice>
      )}
      {wrong > 0 && (
        <Notice kind="error" live title={t('import.wrong', { count: wrong })}>
          <p>{t('import.wrong.text')}</p>
        </Notice>
      )}
      <p>{t('import.counts', { new: count('new'), changed: count('changed'), same: count('same'), wrong })}</p>
      {changes === 0 && wrong === 0 && (
        <Notice live>
          <p>{t('import.nothing')}</p>
        </Notice>
      )}
      {changes > 0 && !isWrong(plan) && <Confirm view={view} preview={preview} count={changes} />}
      {shown.length > 0 && <Rows view={view} rows={shown} />}
    </>
  )
}

function Confirm({ view, preview, count }: { view: View; preview: Previewed; count: number }) {
  const t = view.speech.words('entries')
  return (
    <form method="post" action={href('recordImport', { lang: view.lang })} enctype="multipart/form-data">
      <input type="hidden" name="rows" value={preview.rows} />
      <input type="hidden" name="confirm" value={preview.fingerprint} />
      <p class="actions">
        <button type="submit">{t('import.submit', { count })}</button>
      </p>
    </form>
  )
}

const looks = { new: 'good', changed: 'waiting', same: 'plain', wrong: 'late' } as const

function Rows({ view, rows }: { view: View; rows: readonly PlannedRow[] }) {
  const { speech } = view
  const t = speech.words('entries')
  return (
    <Table
      caption={t('import.rows')}
      stacked
      columns={[
        {
          key: 'row',
          head: t('import.row'),
          rowHead: true,
          cell: ({ kind, line }: PlannedRow) => t('import.rowOf', { kind: kindName(speech, kind), line: String(line) }),
        },
        { key: 'id', head: t('column.id'), cell: ({ id }) => <code>{id || '–'}</code> },
        {
          key: 'status',
          head: t('import.status'),
          cell: ({ status }) => <Badge kind={looks[status]}>{t(`import.status.${status}`)}</Badge>,
        },
        { key: 'what', head: t('import.what'), cell: (row) => <What view={view} row={row} /> },
      ]}
      rows={rows}
    />
  )
}

function What({ view, row }: { view: View; row: PlannedRow }) {
  const { speech } = view
  const t = speech.words('entries')
  const { kind, status, faults, changes } = row
  const named = (column: string) => columnName(speech, kind, column)
  if (status === 'wrong') {
    return (
      <ul class="entry-changes">
        {faults.map(({ column, fault }) => (
          <li>
            {named(column) !== column && <strong>{named(column)}</strong>} <code>{column}</code>
            <br />
            {sayFault(speech, fault)}
          </li>
        ))}
      </ul>
    )
  }
  const list = (
    <ul class="entry-changes">
      {changes.map(({ column, before, after }) => (
        <li>
          <strong>{columnName(speech, kind, column)}</strong>
          <br />
          {status === 'changed' && (
            <>
              <del>
                <span class="unseen">{t('change.removed')} </span>
                {before || '–'}
              </del>{' '}
              →{' '}
            </>
          )}
          <ins>
            <span class="unseen">{t('change.added')} </span>
            {after || '–'}
          </ins>
        </li>
      ))}
    </ul>
  )
  if (status === 'changed') return list
  return (
    <details>
      <summary>{t('import.fields', { count: changes.length })}</summary>
      {list}
    </details>
  )
}

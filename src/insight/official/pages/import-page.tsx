import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, FileField, Notice, Page, Table, TextField } from '#ui'
import { sayFigure } from '../../pages/score-words.ts'
import { importColumns } from '../import-rows.ts'
import type { ImportPlan } from '../import-plan.ts'
import { figureKeys } from '../model.ts'
import type { Fault } from '../reading.ts'
import { mostRows, type TableFault } from './import-table.ts'
import { Preview } from './import-preview.tsx'
import { sayFault } from './words.ts'

export interface Previewed {
  readonly plan: ImportPlan
  readonly text: string
  readonly fingerprint: string
  readonly reason: string
  readonly reasonMissing?: boolean
  /** Something else was entered since the preview. */
  readonly moved?: boolean
}

/** An import that can still be taken back, and what was wrong with the wish to. */
interface Made {
  readonly at: Date
  readonly fault?: Fault
}

interface ImportProps {
  view: View
  /** Figures that were just imported. */
  imported?: number
  made?: Made | undefined
  /** Results of an import that was just taken back. */
  takenBack?: number
  fault?: TableFault
  preview?: Previewed
}

/** A table is chosen, looked at row by row, and only then imported. */
export function ImportPage({ view, imported = 0, made, takenBack = 0, fault, preview }: ImportProps) {
  const { lang, speech } = view
  const t = speech.words('data')
  return (
    <Page view={view} title={t('import.title')} section="index" indexed={false}>
      <Breadcrumb
        speech={speech}
        crumbs={[{ label: speech.words('insight')('official.title'), href: href('officialResults', { lang }) }]}
      />
      <h1>{t('import.title')}</h1>
      {imported > 0 && (
        <Notice kind="success" live>
          {t('import.done', { count: imported })}{' '}
          <a href={href('officialResults', { lang })}>{speech.words('insight')('official.title')}</a>
        </Notice>
      )}
      {takenBack > 0 && (
        <Notice kind="success" live>
          {t('import.takenBack', { count: takenBack })}
        </Notice>
      )}
      {made && <TakeBack view={view} {...made} />}
      {preview ? (
        <Preview view={view} {...preview} />
      ) : (
        <>
          <p class="lead">{t('import.lead')}</p>
          <ChooseForm view={view} fault={fault} />
          <Columns view={view} />
        </>
      )}
    </Page>
  )
}

function TakeBack({ view, at, fault }: Made & { view: View }) {
  const { lang, speech } = view
  const t = speech.words('data')
  return (
    <details open={fault !== undefined}>
      <summary>{t('import.takeBack')}</summary>
      <form method="post" action={href('officialImport', { lang })}>
        <input type="hidden" name="take_back" value={at.toISOString()} />
        <TextField
          name="reason"
          label={t('import.takeBack.reason')}
          hint={t('import.takeBack.text')}
          value={fault ? '' : t('import.takeBack.usual')}
          error={fault && sayFault(speech, fault)}
          required
          maxlength={1000}
        />
        <p class="actions">
          <button type="submit" class="secondary">
            {t('import.takeBack')}
          </button>
        </p>
      </form>
    </details>
  )
}

export function ChooseForm({ view, fault }: { view: View; fault?: TableFault | undefined }) {
  const { lang, speech } = view
  const t = speech.words('data')
  return (
    <form method="post" action={href('officialImport', { lang })} enctype="multipart/form-data">
      <FileField
        name="file"
        label={t('import.file')}
        hint={t('import.file.hint', { rows: mostRows })}
        accept=".csv,text/csv"
        error={fault && sayTableFault(view, fault)}
      />
      <p class="actions">
        <button type="submit">{t('import.preview')}</button>
        <a href={href('officialImportTemplate', { lang })} download>
          {t('import.template')}
        </a>
      </p>
    </form>
  )
}

function sayTableFault({ speech }: View, fault: TableFault): string {
  const t = speech.words('data')
  if (typeof fault === 'string') return t(`import.fault.${fault}`, { rows: mostRows })
  const { missing, unknown } = fault
  return [
    missing.length > 0 ? t('import.fault.missing', { columns: speech.list(missing) }) : '',
    unknown.length > 0 ? t('import.fault.unknown', { columns: speech.list(unknown.slice(0, 10)) }) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function Columns({ view }: { view: View }) {
  const t = view.speech.words('data')
  return (
    <section class="section">
      <h2>{t('import.columns')}</h2>
      <Table
        caption={t('import.columns')}
        captionHidden
        columns={[
          { key: 'column', head: t('import.column'), rowHead: true, cell: (column) => <code>{column}</code> },
          { key: 'holds', head: t('import.column.holds'), cell: (column) => t(`import.column.${column}`) },
        ]}
        rows={importColumns}
      />
      <details>
        <summary>{t('import.areas')}</summary>
        <Table
          caption={t('import.areas')}
          captionHidden
          columns={[
            { key: 'key', head: t('import.area.key'), rowHead: true, cell: (area) => <code>{area}</code> },
            {
              key: 'name',
              head: view.speech.words('insight')('official.what'),
              cell: (area) => sayFigure(view.speech, area),
            },
          ]}
          rows={figureKeys}
        />
      </details>
      <p>
        {t('import.current')} <a href={href('data', { lang: view.lang })}>{t('data.title')}</a>
      </p>
    </section>
  )
}

import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { Badge, Breadcrumb, type Column, Notice, Page, Table } from '#ui'
import type { Chapter, Difference, Material } from '../model.ts'
import type { Missing } from '../missing.ts'
import { titleOf } from '../text.ts'
import { olderThanOther, type TextVersion } from '../texts.ts'
import type { FrozenVersion } from '../versions.ts'
import { Differences, Freeze } from './desk-forms.tsx'
import { MissingPart } from './desk-missing.tsx'

/** A form that was not carried out, with why and what was typed. */
export interface Refused {
  /** A figure's name, or 'freeze'. */
  readonly form: string
  readonly sentence: string
  readonly typed: Readonly<Record<string, string>>
}

export interface DeskProps {
  view: View
  /** False: invented people look, and change nothing. */
  writes: boolean
  material: Material
  texts: readonly TextVersion[]
  versions: readonly FrozenVersion[]
  missing: Missing
  differences: readonly Difference[]
  refused: Refused | undefined
  done: 'opened' | 'saved' | 'acknowledged' | 'withdrawn' | 'frozen' | undefined
}

export const yearIn = ({ view, material }: DeskProps) => ({ lang: view.lang, year: String(material.year) })

export function DeskPage(props: DeskProps) {
  const { view, writes, done } = props
  const t = view.speech.words('annualReport')
  const at = yearIn(props)
  const title = t('desk.title', { year: at.year })
  return (
    <Page view={view} title={title} section="desk" indexed={false}>
      <Breadcrumb
        speech={view.speech}
        crumbs={[{ label: t('list.title'), href: href('annualReports', { lang: view.lang }) }]}
      />
      <h1>{title}</h1>
      <p class="lead">{t('desk.lead')}</p>
      {!writes && (
        <Notice>
          <p>{t('demonstration.readOnly')}</p>
        </Notice>
      )}
      {done && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <p class="actions">
        <a class="button secondary" href={href('annualReport', at, { version: 'now' })}>
          {t('desk.preview')}
        </a>
        <a href={href('annualReportFigures', at, { version: 'now' })}>{t('report.figures')}</a>
      </p>
      <MissingPart {...props} />
      <Chapters {...props} />
      <Differences {...props} />
      <Freeze {...props} />
    </Page>
  )
}

function Chapters(props: DeskProps) {
  const { view, material, texts } = props
  const { speech } = view
  const t = speech.words('annualReport')
  const of = view.lang as 'en' | 'fr'
  const columns: Column<Chapter>[] = [
    {
      key: 'chapter',
      head: t('desk.chapter'),
      rowHead: true,
      cell: ({ title }) => titleOf({ speech, material }, title[of]),
    },
    ...languages.map((lang) => ({
      key: lang,
      head: speech.language(lang),
      cell: ({ key }: Chapter) => <TextState {...props} texts={texts} chapter={key} of={lang} />,
    })),
  ]
  return (
    <section class="section">
      <h2>{t('desk.chapters')}</h2>
      <Table
        caption={t('desk.chapters.caption')}
        captionHidden
        columns={columns}
        rows={material.prose.chapters}
        stacked
      />
    </section>
  )
}

function TextState(props: DeskProps & { chapter: string; of: string }) {
  const { view, texts, chapter, of } = props
  const { speech } = view
  const t = speech.words('annualReport')
  const own = texts.find((one) => one.chapter === chapter && one.lang === of && one.text !== null)
  return (
    <>
      <a class="annual-edit" href={href('annualReportEdit', { ...yearIn(props), chapter }, { in: of })}>
        {t(props.writes ? 'desk.edit' : 'desk.look', { language: speech.language(of) })}
      </a>
      <span class="hint">
        {own ? t('desk.state.written', { date: speech.date(own.savedAt) }) : t('desk.state.brought')}
      </span>
      {olderThanOther(texts, chapter, of) && <Badge kind="waiting">{t('desk.state.older')}</Badge>}
    </>
  )
}

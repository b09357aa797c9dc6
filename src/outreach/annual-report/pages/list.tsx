import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Empty, Page, TextField } from '#ui'
import type { FrozenVersion } from '../versions.ts'

export interface ListedYear {
  readonly year: number
  readonly newest: FrozenVersion | undefined
  readonly demonstration: boolean
}

interface ListProps {
  view: View
  years: readonly ListedYear[]
  prepares: boolean
  writes: boolean
  most: number
  /** What was typed and cannot be opened. */
  refused?: string | undefined
}

export function ListPage({ view, years, prepares, writes, most, refused }: ListProps) {
  const t = view.speech.words('annualReport')
  return (
    <Page view={view} title={t('list.title')} description={t('list.lead')}>
      <h1>{t('list.title')}</h1>
      <p class="lead">{t('list.lead')}</p>
      {years.length === 0 ? (
        <Empty title={t('list.empty')} />
      ) : (
        <ul class="grid" role="list">
          {years.map((one) => (
            <Year view={view} listed={one} prepares={prepares} />
          ))}
        </ul>
      )}
      {prepares && !writes && <p class="hint">{t('demonstration.readOnly')}</p>}
      {writes && (
        <section class="section">
          <h2>{t('list.open')}</h2>
          <form method="post" action={href('annualReports', { lang: view.lang })} novalidate>
            <TextField
              name="year"
              label={t('list.open.label')}
              hint={t('list.open.hint')}
              inputmode="numeric"
              maxlength={4}
              value={refused}
              error={refused === undefined ? undefined : t('list.open.fault', { most: String(most) })}
            />
            <button type="submit">{t('list.open.submit')}</button>
          </form>
        </section>
      )}
    </Page>
  )
}

function Year({ view, listed, prepares }: { view: View; listed: ListedYear; prepares: boolean }) {
  const { speech, lang } = view
  const t = speech.words('annualReport')
  const { year, newest, demonstration } = listed
  const at = { lang, year: String(year) }
  return (
    <li class="card">
      <h2>
        <a href={href('annualReport', at, newest || demonstration ? {} : { version: 'now' })}>
          {t('report.year', { year: at.year })}
        </a>
      </h2>
      <p>
        {newest
          ? t('list.frozen', { version: String(newest.version), date: speech.date(newest.frozenAt) })
          : t('list.unfrozen')}
      </p>
      {demonstration && (
        <p>
          <Badge kind="waiting">{t('list.demonstration')}</Badge>
        </p>
      )}
      {prepares && (
        <p>
          <a href={href('annualReportDesk', at)}>{t('list.desk', { year: at.year })}</a>
        </p>
      )}
    </li>
  )
}

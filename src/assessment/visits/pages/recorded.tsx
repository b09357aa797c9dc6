import type { Deps } from '#deps'
import { EntryTools, readerOf, SourceLine, textIn } from '#library'
import { sayPartialDate } from '#network'
import type { View } from '#platform/http'
import type { Speech } from '#platform/i18n'
import { href } from '#routes'
import { Empty, type Fact, Facts, Page } from '#ui'
import { listRecordedVisits, type RecordedVisit, visitRecordKind } from '../recorded.ts'

export async function readRecorded({ db, now }: Pick<Deps, 'db' | 'now'>, view: View) {
  return { visits: await listRecordedVisits(db, readerOf(view.actor), now()) }
}

/** Visits that sources tell of, each with what they tell. */
export function RecordedVisitsPage({ view, visits }: { view: View; visits: readonly RecordedVisit[] }) {
  const t = view.speech.words('visits')
  return (
    <Page view={view} title={t('recorded.title')} description={t('recorded.lead')}>
      <h1>{t('recorded.title')}</h1>
      <p class="lead">{t('recorded.lead')}</p>
      {visits.length === 0 && (
        <Empty title={t('recorded.none')}>
          <p>{t('recorded.none.hint')}</p>
        </Empty>
      )}
      {visits.map((visit) => (
        <Recorded view={view} visit={visit} />
      ))}
    </Page>
  )
}

function Recorded({ view, visit }: { view: View; visit: RecordedVisit }) {
  const { lang } = view
  const title = textIn(visit, 'title', lang)
  const summary = textIn(visit, 'summary', lang)
  const note = textIn(visit, 'note', lang)
  return (
    <section class="section narrow" id={visit.id}>
      <h2 lang={markOf(title, lang)}>{title?.text}</h2>
      <p lang={markOf(summary, lang)}>{summary?.text}</p>
      <Facts facts={factsOf(view, visit)} />
      {note && (
        <p class="hint" lang={markOf(note, lang)}>
          {note.text}
        </p>
      )}
      <SourceLine view={view} entry={visit} />
      <EntryTools view={view} kind={visitRecordKind} entry={visit} />
    </section>
  )
}

const markOf = (said: { lang: string } | undefined, lang: string) => (said?.lang === lang ? undefined : said?.lang)

/** Its days, or what is known instead. */
function sayRecordedDays(speech: Speech, { start, end, days }: RecordedVisit['values']): string {
  const t = speech.words('visits')
  if (days.length > 0) return speech.list(days.map((day) => speech.date(day)))
  if (start.length < 10) return t('recorded.undated', { date: sayPartialDate(speech, start) })
  if (end === null || end === start) return speech.date(start)
  return t('days.range', { from: speech.date(start), until: sayPartialDate(speech, end) })
}

function factsOf(view: View, visit: RecordedVisit): Fact[] {
  const { speech, lang } = view
  const t = speech.words('visits')
  const { kind, mode, indexYear, profile } = visit.values
  const none = t('recorded.notSaid')
  const outputs = textIn(visit, 'outputs', lang)
  return [
    {
      label: t('field.place'),
      value: speech.list(visit.places.map(({ name }) => name)),
      ...(visit.places[0]?.placeId && {
        note: <a href={href('place', { lang, id: visit.places[0].placeId })}>{t('recorded.placePage')}</a>,
      }),
    },
    { label: t('field.days'), value: sayRecordedDays(speech, visit.values) },
    { label: t('field.mode'), value: mode === null ? none : t(`mode.${mode}`) },
    { label: t('field.kind'), value: kind === null ? none : t(`kind.${kind}`) },
    { label: t('recorded.index'), value: indexYear === null ? none : String(indexYear) },
    { label: t('recorded.output'), value: outputs?.text ?? none },
    ...(profile === null ? [] : [{ label: t('recorded.profile'), value: <a href={profile}>{profile}</a> }]),
  ]
}

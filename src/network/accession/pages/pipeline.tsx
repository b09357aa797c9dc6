import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Empty, Notice, Page } from '#ui'
import type { CountryNames } from '../../names.ts'
import { type Accession, steps } from '../model.ts'
import { nextThing, stageOf } from '../pipeline.ts'
import { sayStage, stepName } from '../words.ts'
import { OpenForms, type OpenFormsProps } from './open-form.tsx'

export interface AccessionsProps extends OpenFormsProps {
  view: View
  /** YYYY-MM-DD. */
  today: string
  underWay: readonly Accession[]
  over: readonly Accession[]
  countries: CountryNames
  /** The reader sees the networks they coordinate, and no more. */
  networksOnly: boolean
  demonstration: boolean
}

export function AccessionsPage(props: AccessionsProps) {
  const { view, today, underWay, over, countries, networksOnly, demonstration, refusal } = props
  const t = view.speech.words('membership')
  return (
    <Page view={view} title={t('accessions.title')} section="desk" indexed={false} demonstration={demonstration}>
      <h1>{t('accessions.title')}</h1>
      <p class="lead">{t(networksOnly ? 'accessions.lead.networks' : 'accessions.lead')}</p>
      {refusal && (
        <Notice kind="error" live>
          <p>
            {refusal.sentence} {refusal.link && <a href={refusal.link.href}>{refusal.link.label}</a>}
          </p>
        </Notice>
      )}
      {underWay.length === 0 ? (
        <Empty title={t('accessions.none')}>
          <p>{t('accessions.none.hint')}</p>
        </Empty>
      ) : (
        <section class="wide">
          <h2>{t('accessions.count', { count: underWay.length })}</h2>
          <Pipeline view={view} today={today} accessions={underWay} countries={countries} />
        </section>
      )}
      <OpenForms {...props} />
      {over.length > 0 && <Over view={view} accessions={over} />}
    </Page>
  )
}

interface PipelineProps {
  view: View
  today: string
  accessions: readonly Accession[]
  countries: CountryNames
}

/** One column a step, with those for whom it is the next; on a small screen one list under the other. */
export function Pipeline({ view, today, accessions, countries }: PipelineProps) {
  const t = view.speech.words('membership')
  return (
    <ol class="pipeline" role="list">
      {steps.map((step) => {
        const here = accessions.filter((accession) => stageOf(accession) === step)
        return (
          <li class={here.length === 0 ? 'nobody' : undefined}>
            <h3>{stepName(view.speech, step)}</h3>
            {here.length === 0 ? (
              <p class="hint">{t('accessions.step.none')}</p>
            ) : (
              <ul role="list">
                {here.map((accession) => (
                  <Card view={view} today={today} accession={accession} countries={countries} />
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Card({ view, today, accession, countries }: Omit<PipelineProps, 'accessions'> & { accession: Accession }) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const { id, place } = accession
  const next = nextThing(accession, today)
  const when = next?.dueOn ? t('accessions.dueOn', { date: speech.date(next.dueOn) }) : t('accessions.unplanned')
  return (
    <li class="card linked">
      <h4>
        <a href={href('accession', { lang, accession: id })}>{place.name}</a>
      </h4>
      <p class="also">{countries.get(place.country) ?? place.country}</p>
      {next?.overdue ? (
        <p>
          <Badge kind="late">{t('overdue')}</Badge>{' '}
          {next.dueOn && t('accessions.overdue', { step: stepName(speech, next.step), date: speech.date(next.dueOn) })}
        </p>
      ) : (
        <p class="hint">{when}</p>
      )}
    </li>
  )
}

function Over({ view, accessions }: { view: View; accessions: readonly Accession[] }) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const sorted = accessions.toSorted((a, b) => speech.compare(a.place.name, b.place.name))
  return (
    <section class="section">
      <h2>{t('accessions.over')}</h2>
      <ul class="over">
        {sorted.map((accession) => (
          <li>
            <a href={href('accession', { lang, accession: accession.id })}>{accession.place.name}</a>{' '}
            <Badge kind={stageOf(accession) === 'welcomed' ? 'good' : 'past'}>
              {sayStage(speech, stageOf(accession))}
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}

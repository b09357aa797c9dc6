import { inLanguage } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Page } from '#ui'
import { type Lack, lacksOf } from '../missing.ts'
import { yearSpent } from '../spending.ts'
import type { WorkYear } from '../store.ts'
import { tells } from './network-deeds.tsx'
import { NetworksInYear, type NetworksOfYear } from './networks-year.tsx'
import { Objectives } from './objectives.tsx'
import { SpendingOfYear } from './spending.tsx'

export interface WorkYearProps {
  view: View
  year: number
  work: WorkYear
  networksOf: NetworksOfYear
  /** Years with a work programme. */
  years: readonly number[]
  /** Of every network, real or invented: its name by its id. */
  names: ReadonlyMap<string, string>
}

export function WorkYearPage({ view, year, work, networksOf, years, names }: WorkYearProps) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  const title = t('work.title', { year: `${year}` })
  const entries = [...work.objectives, ...work.spending]
  return (
    <Page
      view={view}
      title={title}
      description={t('work.lead', { year: `${year}` })}
      demonstration={entries.some(({ demonstration }) => demonstration)}
      structured={{ '@type': 'CollectionPage', name: title, temporalCoverage: `${year}` }}
    >
      <h1>{title}</h1>
      <p class="lead">{t('work.lead', { year: `${year}` })}</p>
      <nav class="rooms" aria-label={t('work.years')}>
        <ul>
          {[...new Set([...years, year])]
            .sort((a, b) => b - a)
            .map((one) => (
              <li>
                <a
                  href={href('workProgramme', { lang, year: `${one}` })}
                  aria-current={one === year ? 'true' : undefined}
                >
                  {String(one)}
                </a>
              </li>
            ))}
          <li>
            <a href={href('outreach', { lang })}>{t('work.outreach')}</a>
          </li>
          <li>
            <a href={href('annualReports', { lang })}>{t('work.reports')}</a>
          </li>
        </ul>
      </nav>
      <Objectives view={view} year={year} {...work} networks={names} />
      <NetworksInYear view={view} year={year} {...networksOf} {...work} />
      <SpendingOfYear view={view} year={year} spending={work.spending} networks={names} />
      <Missing view={view} year={year} work={work} networksOf={networksOf} />
    </Page>
  )
}

type MissingProps = Pick<WorkYearProps, 'view' | 'year' | 'work' | 'networksOf'>

/** What whoever knows may add. */
function Missing({ view, year, work, networksOf }: MissingProps) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  const { networks, newMembers, accessions } = networksOf
  const silent = networks.filter((network) => !tells(network, work))
  const lacks = lacksOf({
    objectives: work.objectives,
    spent: yearSpent(work.spending.filter(({ networkId }) => networkId === null)),
    issues: work.issues,
    statedIssues: work.stated.get('newsletter_issues') ?? null,
    newMembers: newMembers.length,
    accessions: accessions.length,
    silent: silent.map(({ name }) => inLanguage(name, lang).text).sort(speech.compare),
    told: networks.length - silent.length,
  })
  return (
    <section class="section" id="missing">
      <h2>{t('missing.title', { year: `${year}` })}</h2>
      <p class="hint">{t(lacks.length === 0 ? 'missing.none' : 'missing.lead')}</p>
      <ul>
        {lacks.map((lack) => (
          <li>{say(lack)}</li>
        ))}
      </ul>
    </section>
  )

  function say(lack: Lack): string {
    if (lack.code === 'everything') return t('missing.everything', { year: `${year}` })
    if (lack.code === 'results') return t('missing.results', { count: lack.count })
    if (lack.code === 'issues') return t('missing.issues', { known: lack.known, count: lack.count })
    if (lack.code === 'networks') return t('missing.networks', { networks: speech.list(lack.networks) })
    return t(`missing.${lack.code}`)
  }
}

import type { Deps } from '#deps'
import { textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import {
  type AuditReport,
  auditReport,
  build,
  indexMethod,
  leaveOneOut,
  noisyWeights,
  robustness,
  type Study,
} from '#statistics'
import { Empty, Page } from '#ui'
import { ReportBody } from '../../audit/report.tsx'
import type { kept } from '../kept.ts'
import { listOfficialResults } from '../../official/store.ts'
import { itemPanel } from '../panels.ts'
import { type Ground, leastPlaces, readAnswered } from '../read.ts'
import { samples, seed } from '../what-if.ts'

interface AuditReading {
  /** Null: too few places let their answers be read. */
  report: AuditReport | null
  official: number
}

export async function readAudit(deps: Deps, ground: Ground, known: ReturnType<typeof kept>): Promise<AuditReading> {
  const { set, edition, index, places } = ground
  const official = (await listOfficialResults(deps.db)).length
  const documents = [
    ...(
      await readAnswered(
        deps,
        places.map(({ result }) => result),
      )
    ).values(),
  ]
  if (documents.length < leastPlaces) return { report: null, official }
  const report = known(JSON.stringify(['audit', set.demonstration, set.revision, documents.length]), () => {
    const { panel, structure } = itemPanel(edition, index, documents)
    const study: Study = {
      panel,
      structure,
      method: indexMethod,
      beside: { groups: {}, denominators: [] },
      assumptions: {
        weights: noisyWeights(structure, { spread: 0.25, sets: 100, of: 'all' }, seed),
        missing: ['leave_out', 'zero'],
        leaveOut: [
          null,
          ...structure.indicators.map(({ parent }) => parent).filter((key, at, all) => all.indexOf(key) === at),
        ],
      },
    }
    return auditReport({
      panel,
      structure,
      method: indexMethod,
      built: build(panel, structure, indexMethod),
      robustness: robustness(study, { samples, seed, kind: 'sobol' }),
      leftOut: leaveOneOut(study),
    })
  })
  return { report, official }
}

export function AuditPage({ view, ground, report, official }: AuditReading & { view: View; ground: Ground }) {
  const { speech, lang } = view
  const t = speech.words('certainty')
  const words = speech.words('audit')
  const texts = textsIn(ground.edition, lang)
  const name = (key: string) => {
    if (ground.edition.areas.includes(key)) return texts.area(key).name
    if (ground.edition.composites.some((one) => one.key === key)) return texts.composite(key).name
    return key
  }
  const unitName = (key: string) => ground.set.places.get(key)?.name ?? key
  return (
    <Page
      view={view}
      title={t('audit.title')}
      description={words('lead')}
      section="charts"
      demonstration={ground.set.demonstration}
    >
      <h1>{t('audit.title')}</h1>
      <p class="lead">{words('lead')}</p>
      {report ? (
        <>
          <p>{t('audit.n', { places: report.framework.units, items: report.framework.indicators })}</p>
          <ReportBody speech={speech} report={report} name={name} unitName={unitName} />
        </>
      ) : (
        <Empty title={t('few.title')}>
          <p>{t('audit.real', { count: official, least: leastPlaces })}</p>
          <p>
            <a href={href('officialResults', { lang })}>{t('few.official')}</a>
          </p>
          <p>
            <a href={href('indexAudit', { lang }, { set: 'demonstration' })}>{t('few.demonstration')}</a>
          </p>
        </Empty>
      )}
    </Page>
  )
}

import { type Edition, langOf, textsIn, type TextsIn } from '#instruments'
import { SetSwitch } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, type Column, Page, Table } from '#ui'
import { saidIn } from '../../model.ts'
import { languageMark } from '../../pages/practice-items.tsx'
import type { ReviewedRow } from '../store.ts'
import type { AreaCount, MappingSummary } from '../summary.ts'
import { Reason } from './reason.tsx'

interface Props {
  view: View
  edition: Edition
  demonstration: boolean
  summary: MappingSummary
}

/** How the questions of the index and the practices stand to each other, for whoever reviews it. */
export function MappingPage(props: Props) {
  const { view, edition, demonstration, summary } = props
  const { speech, lang } = view
  const t = speech.words('recommendations')
  const texts = textsIn(edition, lang)
  return (
    <Page
      view={view}
      title={t('mapping.title')}
      section="practices"
      demonstration={demonstration}
      indexed={!demonstration}
    >
      <Breadcrumb
        speech={speech}
        crumbs={[{ label: speech.words('library')('practices.title'), href: href('practices', { lang }) }]}
      />
      <h1>{t('mapping.title')}</h1>
      <p class="lead">{t('mapping.lead')}</p>
      <SetSwitch view={view} route="practiceMapping" demonstration={demonstration} />
      <p class="hint">{t(demonstration ? 'mapping.how.demonstration' : 'mapping.how')}</p>
      <Counts {...props} />
      <section class="section">
        <h2>{t('mapping.areas')}</h2>
        <Table caption={t('mapping.areas')} captionHidden columns={columnsOf(props, texts)} rows={summary.areas} />
      </section>
      <Without {...props} texts={texts} />
      <Unmapped {...props} />
    </Page>
  )
}

function Counts({ view, summary }: Props) {
  const { speech } = view
  const t = speech.words('recommendations')
  const { practices, matches, strong, without, unmapped } = summary
  const figures = [
    [practices, t('mapping.practices', { count: practices })],
    [matches, t('mapping.links', { count: matches })],
    [strong, t('mapping.strong', { count: strong })],
    [without.length, t('mapping.without', { count: without.length })],
    [unmapped.length, t('mapping.unmapped', { count: unmapped.length })],
  ] as const
  return (
    <ul class="figures" role="list">
      {figures.map(([value, label]) => (
        <li class="stat">
          <span class="stat-value">{speech.number(value)}</span>
          <span class="stat-label">{label}</span>
        </li>
      ))}
    </ul>
  )
}

function columnsOf({ view, demonstration }: Props, texts: TextsIn): Column<AreaCount>[] {
  const { speech, lang } = view
  const t = speech.words('recommendations')
  const set = demonstration ? 'demonstration' : undefined
  return [
    {
      key: 'area',
      head: t('mapping.area'),
      rowHead: true,
      cell: ({ area }) => (
        <a href={href('practiceMapping', { lang }, { area, set })} {...langOf(texts.area(area))}>
          {texts.area(area).name}
        </a>
      ),
    },
    {
      key: 'questions',
      head: t('mapping.questions'),
      numeric: true,
      cell: ({ questions }) => speech.number(questions),
    },
    { key: 'answered', head: t('mapping.answered'), numeric: true, cell: ({ answered }) => speech.number(answered) },
    { key: 'matches', head: t('mapping.matches'), numeric: true, cell: ({ matches }) => speech.number(matches) },
  ]
}

function Without({ view, summary, texts }: Props & { texts: TextsIn }) {
  const t = view.speech.words('recommendations')
  return (
    <section class="section">
      <h2>{t('mapping.without.title')}</h2>
      {summary.without.length === 0 ? (
        <p>{t('mapping.without.none')}</p>
      ) : (
        <>
          <p>{t('mapping.without.text')}</p>
          <ul class="practice-answers" role="list">
            {summary.without.map((item) => (
              <li {...langOf(texts.item(item))}>
                <span class="item-number">{item}</span> {texts.item(item).ask}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Unmapped({ view, summary }: Props) {
  const t = view.speech.words('recommendations')
  return (
    <section class="section">
      <h2>{t('mapping.unmapped.title')}</h2>
      {summary.unmapped.length === 0 ? (
        <p>{t('mapping.unmapped.none')}</p>
      ) : (
        <>
          <p>{t('mapping.unmapped.text')}</p>
          <ul class="practice-answers" role="list">
            {summary.unmapped.map((row) => (
              <li>
                <PracticeName view={view} row={row} />
                <p>
                  <Reason view={view} reasons={row.reasons} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

export function PracticeName({ view, row }: { view: View; row: ReviewedRow }) {
  const said = saidIn(row, view.lang)
  return (
    <p>
      <a href={href('practice', { lang: view.lang, id: row.practiceId })} lang={languageMark(said.titleLanguage, view)}>
        {said.title}
      </a>
      <span class="also"> {view.speech.list(row.places)}</span>
    </p>
  )
}

import type { Edition, Item } from '#instruments'
import { inLanguage } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, type Choice, Empty, Filters, Notice, Page, SelectField } from '#ui'
import type { Collected } from '../../collection/store.ts'
import type { Filter, ItemResult, Told, VersionResults } from '../model.ts'
import type { Taking } from '../taking.ts'
import { ItemResults, ItemSection, type ItemsProps } from './items.tsx'
import { ResponseRates } from './response.tsx'

/** What the page says after a form. */
export const resultsSaid = ['published', 'withdrawn', 'takenOut'] as const

export interface ResultsProps {
  view: View
  survey: Collected
  edition: Edition
  title: string
  results: readonly ItemResult[]
  earlier: readonly VersionResults[]
  before: ItemsProps['before']
  taking: readonly Taking[]
  filter: Filter
  countries: readonly Choice[]
  networks: readonly Choice[]
  /** Those whom the filter leaves, of all who have sent. */
  shown: number
  sent: number
  done: (typeof resultsSaid)[number] | undefined
}

/** Everything that was answered, for the secretariat. */
export function ResultsPage(props: ResultsProps) {
  const { view, survey, edition, title, results, before, shown, sent } = props
  const { speech, lang } = view
  const t = speech.words('surveys')
  const of = { lang, survey: survey.id }
  const tallies = new Map(results.map(({ item, tally }) => [item.key, tally]))
  const told = new Map(results.map((result) => [result.item.key, result]))
  return (
    <Page
      view={view}
      title={t('results.of', { title })}
      section="desk"
      indexed={false}
      demonstration={survey.demonstration}
    >
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: t('surveys.title'), href: href('surveys', { lang }) },
          { label: title, href: href('survey', of) },
        ]}
      />
      <h1>{t('results.title')}</h1>
      <p class="lead">{t('results.lead')}</p>
      <SaidDone {...props} />
      <p class="actions">
        <a class="button secondary" href={href('surveyResultsFile', of, { ...props.filter })}>
          {t('results.file')}
        </a>
      </p>
      <ResponseRates view={view} taking={props.taking} annual={survey.kind === 'annual'} />
      <TotalsForm {...props} />
      {sent === 0 ? (
        <Empty title={t('results.none')}>
          <p>{t('results.none.text')}</p>
        </Empty>
      ) : (
        <>
          <Narrowing {...props} />
          <p>{t('results.shown', { shown, count: sent })}</p>
          <ItemResults
            view={view}
            edition={edition}
            tallies={tallies}
            before={before}
            beside={(item) => <Beside {...props} item={item} result={told.get(item.key)} />}
          />
          {props.earlier.map((one) => (
            <EarlierResults {...props} one={one} />
          ))}
        </>
      )}
    </Page>
  )
}

/** What the newest version asks no more, or otherwise: in the words it was answered to. */
function EarlierResults({ one, ...props }: ResultsProps & { one: VersionResults }) {
  const { view } = props
  const { version, edition, results } = one
  return (
    <section class="section">
      <h2>{view.speech.words('surveys')('results.version', { version: String(version) })}</h2>
      {results.map((result) => (
        <ItemSection
          view={view}
          edition={edition}
          tallies={new Map([[result.item.key, result.tally]])}
          before={undefined}
          item={result.item}
          id={`v${version}-${result.item.key}`}
          beside={(item) => <Beside {...props} item={item} result={{ ...result, unfit: 0 }} />}
        />
      ))}
    </section>
  )
}

function SaidDone({ view, done }: ResultsProps) {
  return (
    done && (
      <Notice kind="success" live>
        <p>{view.speech.words('surveys')(`results.done.${done}`)}</p>
      </Notice>
    )
  )
}

function Narrowing({ view, survey, filter, countries, networks }: ResultsProps) {
  const t = view.speech.words('surveys')
  return (
    <Filters
      action={href('surveyResults', { lang: view.lang, survey: survey.id })}
      label={t('filter.label')}
      submit={t('filter.submit')}
      clear={{ label: t('filter.clear'), active: Boolean(filter.country || filter.network) }}
    >
      <SelectField
        name="country"
        label={t('filter.country')}
        any={t('filter.any')}
        value={filter.country}
        choices={countries}
      />
      <SelectField
        name="network"
        label={t('filter.network')}
        any={t('filter.any')}
        value={filter.network}
        choices={networks}
      />
    </Filters>
  )
}

/** Once it is closed everybody may read the totals: never a text, never who said what. */
function TotalsForm({ view, survey }: ResultsProps) {
  const { lang } = view
  const t = view.speech.words('surveys')
  const isPublic = survey.totalsPublicAt !== null
  const step = isPublic ? 'withdraw' : 'publish'
  return (
    <section class="section">
      <h2>{t('totals.title')}</h2>
      <p>
        {t(isPublic ? 'totals.public' : survey.closedAt ? 'totals.private' : 'totals.open')}{' '}
        {isPublic && <a href={href('survey', { lang, survey: survey.id }, { as: 'public' })}>{t('totals.see')}</a>}
      </p>
      {(isPublic || survey.closedAt) && (
        <form method="post" action={href('surveyTotals', { lang, survey: survey.id })}>
          <button class="secondary" type="submit" name="step" value={step}>
            {t(`totals.${step}`)}
          </button>
        </form>
      )}
    </section>
  )
}

interface BesideProps extends ResultsProps {
  item: Item
  result: ItemResult | undefined
}

function Beside(props: BesideProps) {
  const { view, result } = props
  const t = view.speech.words('surveys')
  if (!result) return null
  return (
    <>
      {result.unfit > 0 && <p class="hint">{t('results.unfit', { count: result.unfit })}</p>}
      {result.told.length > 0 && (
        <ul class="survey-told" role="list">
          {result.told.map((told) => (
            <OneTold {...props} told={told} />
          ))}
        </ul>
      )}
    </>
  )
}

/** A text with who wrote it, and one press to make a practice of it. */
function OneTold({ view, survey, item, told }: BesideProps & { told: Told }) {
  const t = view.speech.words('surveys')
  const { invitation, text } = told
  const name = inLanguage(invitation.name, view.lang).text
  const by = `${item.key}-${invitation.id}`
  const address = { lang: view.lang, survey: survey.id, invitation: invitation.id, item: item.key }
  return (
    <li>
      <p class="kept-lines">{text}</p>
      <p class="also" id={by}>
        {name}
      </p>
      <div class="actions">
        {invitation.placeId !== null && (
          <form method="post" action={href('surveyPractice', address)}>
            <button class="quiet" type="submit" aria-describedby={by}>
              {t('practice.begin')}
            </button>
          </form>
        )}
        <a href={href('surveyTakeOut', address)} aria-describedby={by}>
          {t('takeOut.link')}
        </a>
      </div>
    </li>
  )
}

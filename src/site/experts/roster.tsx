import { isSubjectKey, subjectKeys, subjectName } from '#instruments'
import { type Expert, inLanguage, isAway, RoomLinks, SetSwitch } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Empty, Filters, Page, SelectField } from '#ui'

interface Props {
  view: View
  /** Those that the filters leave. */
  experts: readonly Expert[]
  /** Languages and themes that anybody has. */
  spoken: readonly string[]
  query: { language: string; theme: string }
  demonstration: boolean
  demonstrated: boolean
  /** Some of them are shown to whoever signs in. */
  more: boolean
  today: string
}

export function RosterPage(props: Props) {
  const { view, experts, query, demonstration, demonstrated, more, today } = props
  const { speech, lang } = view
  const t = speech.words('networks')
  const filtered = query.language !== '' || query.theme !== ''
  return (
    <Page
      view={view}
      title={t('experts.title')}
      description={t('experts.lead')}
      section="places"
      demonstration={demonstration}
    >
      <RoomLinks view={view} current="experts" demonstration={demonstration} />
      <h1>{t('experts.title')}</h1>
      <p class="lead">{t('experts.lead')}</p>
      {demonstrated && !view.account && <SetSwitch view={view} route="experts" demonstration={demonstration} />}
      {(experts.length > 0 || filtered) && <RosterFilters {...props} />}
      {experts.length === 0 ? (
        <Empty title={t(filtered ? 'experts.none.filtered' : 'experts.none')}>
          <p>{t(filtered ? 'experts.none.filtered.hint' : 'experts.none.hint')}</p>
        </Empty>
      ) : (
        <section class="section">
          <h2>{t('experts.count', { count: experts.length })}</h2>
          {more && <p class="hint">{t('experts.more')}</p>}
          <ul class="grid" role="list">
            {experts.map((expert) => (
              <Card view={view} expert={expert} today={today} />
            ))}
          </ul>
        </section>
      )}
      {view.actor?.mandates.some(({ role }) => role === 'expert') && (
        <p class="actions">
          <a class="button secondary" href={href('expertOwn', { lang })}>
            {t('experts.own')}
          </a>
        </p>
      )}
    </Page>
  )
}

function Card({ view, expert, today }: { view: View; expert: Expert; today: string }) {
  const { speech, lang } = view
  const t = speech.words('networks')
  return (
    <li class="card linked">
      <h3>
        <a href={href('expert', { lang, expert: expert.accountId })}>{expert.name}</a>
      </h3>
      {isAway(expert, today) && (
        <p>
          <Badge kind="waiting">{t('experts.away')}</Badge>
        </p>
      )}
      {expert.languages.length > 0 && <p>{speech.list(expert.languages.map((code) => speech.language(code)))}</p>}
      <p class="hint">{themesOf(view, expert) || t('experts.noThemes')}</p>
    </li>
  )
}

export const themesOf = ({ speech, lang }: View, { themes }: Pick<Expert, 'themes'>): string =>
  speech.list(themes.filter(isSubjectKey).map((key) => subjectName(key, lang)))

export const aboutOf = ({ lang }: View, { about }: Expert) => about && inLanguage(about, lang)

function RosterFilters({ view, spoken, query, demonstration }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const named = (values: readonly string[], nameOf: (value: string) => string) =>
    values.map((value) => ({ value, label: nameOf(value) })).sort((a, b) => speech.compare(a.label, b.label))
  const set = demonstration && !view.account ? 'demonstration' : undefined
  return (
    <Filters
      action={href('experts', { lang }, { set })}
      label={t('experts.filters')}
      submit={speech.words('network')('filters.submit')}
      clear={{
        label: speech.words('network')('filters.clear'),
        active: query.language !== '' || query.theme !== '',
      }}
    >
      {set && <input type="hidden" name="set" value={set} />}
      <SelectField
        name="language"
        label={t('experts.language')}
        any={t('experts.any')}
        value={query.language}
        choices={named(spoken, (code) => speech.language(code))}
      />
      <SelectField
        name="theme"
        label={t('experts.theme')}
        any={t('experts.any')}
        value={query.theme}
        choices={subjectKeys.map((key) => ({ value: key, label: subjectName(key, lang) }))}
      />
    </Filters>
  )
}

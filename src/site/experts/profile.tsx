import { type Expert, isAway } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, type Fact, Facts, Page } from '#ui'
import { ConflictList } from './conflicts.tsx'
import { aboutOf, themesOf } from './roster.tsx'

interface Props {
  view: View
  expert: Expert
  today: string
  /** Conflicts of interest are for the secretariat and the person alone. */
  conflictsShown: boolean
  /** Where the reader may edit it. */
  edit: string | undefined
}

export function ExpertPage({ view, expert, today, conflictsShown, edit }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const about = aboutOf(view, expert)
  const facts: (Fact | false)[] = [
    expert.languages.length > 0 && {
      label: t('experts.languages'),
      value: speech.list(expert.languages.map((code) => speech.language(code))),
    },
    { label: t('experts.themes'), value: themesOf(view, expert) || t('experts.noThemes') },
    expert.daysAYear !== null && {
      label: t('experts.days'),
      value: t('experts.days.count', { count: expert.daysAYear }),
    },
    expert.awayFrom !== null && { label: t('experts.awayTime'), value: awayOf(view, expert) },
  ]
  const set = expert.demonstration && !view.account ? 'demonstration' : undefined
  return (
    <Page view={view} title={expert.name} section="places" demonstration={expert.demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('experts.title'), href: href('experts', { lang }, { set }) }]} />
      <h1>{expert.name}</h1>
      {isAway(expert, today) && (
        <p>
          <Badge kind="waiting">{t('experts.away')}</Badge>
        </p>
      )}
      {about && (
        <p class="lead" lang={about.lang === lang ? undefined : about.lang}>
          {about.text}
        </p>
      )}
      <Facts facts={facts.filter((fact) => fact !== false)} />
      {expert.publicSince === null && <p class="hint">{t('experts.notPublic')}</p>}
      {edit && (
        <p class="actions">
          <a class="button secondary" href={edit}>
            {t('experts.edit')}
          </a>
        </p>
      )}
      {conflictsShown && <ConflictList view={view} conflicts={expert.conflicts} today={today} />}
    </Page>
  )
}

function awayOf({ speech }: View, { awayFrom, awayUntil }: Expert): string {
  const t = speech.words('networks')
  const from = speech.date(awayFrom ?? '')
  return awayUntil === null ? t('days.since', { from }) : t('days.between', { from, until: speech.date(awayUntil) })
}

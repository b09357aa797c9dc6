import { type Edition, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge } from '#ui'
import { type Department, type Share, sharesOf, standingOf } from '../model.ts'
import type { Together } from './together.ts'

interface YourPartProps {
  view: View
  round: string
  edition: Edition
  together: Together
  missing: ReadonlySet<string>
}

const addressOf = ({ view, round, missing }: YourPartProps, { area, items }: Share): string => {
  const first = items.find((item) => missing.has(item)) ?? items[0]
  const address = href('roundArea', { lang: view.lang, round, area })
  return first ? `${address}#${first}` : address
}

/** What the reader's departments were given, before everything else: when it is due, and what is missing. */
export function YourPart(props: YourPartProps) {
  const { view, edition, together, missing } = props
  const t = view.speech.words('departments')
  const { own, shares, today } = together
  if (shares.length === 0) return null
  const standing = standingOf(shares, missing, today)
  const next = shares.find(({ items }) => items.some((item) => missing.has(item)))
  return (
    <section class="next-step your-part" id="your-part">
      <h2>{t('part.title')}</h2>
      <p>{t('part.of', { departments: view.speech.list(own.map(({ name }) => name)) })}</p>
      <p class="progress-line">
        <progress value={standing.done} max={standing.of} aria-hidden="true" />
        {t('part.done', { done: standing.done, count: standing.of })}
      </p>
      <ul role="list">
        {shares.map((share) => (
          <ShareLine {...props} share={share} />
        ))}
      </ul>
      {next ? (
        <p class="actions">
          <a class="button" href={addressOf(props, next)}>
            {t('part.go', { area: textsIn(edition, view.lang).area(next.area).name })}
          </a>
        </p>
      ) : (
        <p>{t('part.all')}</p>
      )}
      <p class="hint">{t('part.rest')}</p>
    </section>
  )
}

function ShareLine(props: YourPartProps & { share: Share }) {
  const { view, edition, missing, share, together } = props
  const t = view.speech.words('departments')
  const text = textsIn(edition, view.lang).area(share.area)
  const left = share.items.filter((item) => missing.has(item)).length
  const late = left > 0 && share.dueOn < together.today
  const date = view.speech.date(share.dueOn)
  return (
    <li>
      <a href={addressOf(props, share)} {...langOf(text)}>
        {t(share.whole ? 'part.area' : 'part.area.some', { area: text.name, count: share.items.length })}
      </a>{' '}
      {left === 0 ? (
        <Badge kind="good">{t('part.complete')}</Badge>
      ) : (
        <>
          <Badge kind={late ? 'late' : 'waiting'}>{t(late ? 'part.late' : 'part.due', { date })}</Badge>{' '}
          <span class="hint">{t('part.missing', { count: left })}</span>
        </>
      )}
    </li>
  )
}

/** The same in two lines, for the list of rounds. */
export function PartInShort({ view, edition, together, missing }: Omit<YourPartProps, 'round'>) {
  const t = view.speech.words('departments')
  const { shares, today } = together
  if (shares.length === 0) return null
  const { done, of, dueOn, overdue } = standingOf(shares, missing, today)
  const texts = textsIn(edition, view.lang)
  const areas = [...new Set(shares.map(({ area }) => texts.area(area).name))]
  return (
    <div class="part-in-short">
      <p class="label">{t('part.title')}</p>
      <p>{view.speech.list(areas)}</p>
      <p>
        {t('part.done', { done, count: of })}.{' '}
        {overdue > 0
          ? t('part.overdue', { count: overdue })
          : dueOn && t('part.next', { date: view.speech.date(dueOn) })}
      </p>
    </div>
  )
}

/** To everybody who reads the round: how many departments answer it, and the way to them. */
export function DepartmentsInShort({
  view,
  round,
  edition,
  together,
  missing,
  leads,
  open,
}: YourPartProps & { leads: boolean; open: boolean }) {
  const t = view.speech.words('departments')
  const { departments, parts, today } = together
  if (departments.length === 0 && !(leads && open)) return null
  const address = href('roundDepartments', { lang: view.lang, round })
  const isLate = ({ id }: Department) => standingOf(sharesOf(edition, parts, [id]), missing, today).overdue > 0
  const late = open ? departments.filter(isLate) : []
  return (
    <p class="departments-in-short">
      {departments.length > 0 && <>{t(open ? 'summary' : 'summary.closed', { count: departments.length })}</>}
      {late.length > 0 && (
        <>
          {' '}
          <Badge kind="late">{t('summary.late', { count: late.length })}</Badge>
        </>
      )}{' '}
      <a href={address}>{t(departments.length === 0 ? 'summary.invite' : open ? 'summary.go' : 'summary.go.closed')}</a>
    </p>
  )
}

import { href } from '#routes'
import { Badge, Empty, Table } from '#ui'
import { type HeldMandate, standingOf } from '../model.ts'
import { languageNames, roleName, scopeName, standingName } from '../words.ts'
import type { PeopleProps } from './people.tsx'

type Listed = Pick<PeopleProps, 'view' | 'mandates' | 'past' | 'today'> & {
  withScope: boolean
  /** The list was narrowed: that nothing is left says nothing of the whole. */
  filtered?: boolean
}

export function MandateTable({ view, mandates, past, today, withScope, filtered = false }: Listed) {
  const { speech, lang } = view
  const t = speech.words('people')
  if (mandates.length === 0) {
    return <Empty title={t(filtered ? 'list.empty.filtered' : past ? 'list.past.empty' : 'list.empty')} />
  }
  const day = (value: string) => speech.date(value, { dateStyle: 'medium' })
  const columns = [
    {
      key: 'name',
      head: t('column.name'),
      rowHead: true,
      cell: (one: HeldMandate) => (
        <>
          <a href={href('mandate', { lang, mandate: one.id })}>{one.name}</a>
          <span class="people-email">{one.email}</span>
        </>
      ),
    },
    { key: 'role', head: t('column.role'), cell: (one: HeldMandate) => roleName(speech, one.role) },
    ...(withScope
      ? [{ key: 'scope', head: t('column.scope'), cell: (one: HeldMandate) => scopeName(speech, one.scope) }]
      : []),
    { key: 'from', head: t('column.from'), cell: (one: HeldMandate) => day(one.fromOn) },
    {
      key: 'until',
      head: t('column.until'),
      cell: (one: HeldMandate) => (one.untilOn === null ? t('until.open') : day(one.untilOn)),
    },
    {
      key: 'languages',
      head: t('column.languages'),
      cell: (one: HeldMandate) => languageNames(speech, one.languages) || t('languages.none'),
    },
    {
      key: 'standing',
      head: t('column.standing'),
      cell: (one: HeldMandate) => {
        const standing = standingOf(one, today)
        return <Badge kind={badgeOf[standing]}>{standingName(speech, standing)}</Badge>
      },
    },
  ]
  return (
    <Table caption={t(past ? 'list.past' : 'list.current')} captionHidden columns={columns} rows={mandates} stacked />
  )
}

const badgeOf = { coming: 'waiting', current: 'good', past: 'past' } as const

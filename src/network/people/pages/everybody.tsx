import { href } from '#routes'
import { Filters, Page, Pager, SelectField, TextField } from '#ui'
import { roles } from '../../roles.ts'
import { roleName } from '../words.ts'
import { Invitations } from './invitations.tsx'
import { MandateTable } from './mandate-table.tsx'
import { Done, Inviting, PastSwitch, type PeopleProps } from './people.tsx'

export const perPage = 50

/** What the list was narrowed to. */
export interface PeopleQuery {
  readonly q: string
  readonly role: string
  readonly past: boolean
  readonly page: number
}

interface EverybodyProps extends PeopleProps {
  query: PeopleQuery
  /** How many mandates the filters leave in all. */
  count: number
}

/** Every mandate there is, and the way in for those of the whole programme. */
export function EverybodyPage(props: EverybodyProps) {
  const { view, query, count, past } = props
  const { speech, lang } = view
  const t = speech.words('people')
  const { q, role } = query
  const demonstration = view.actor?.demonstration ?? false
  const address = (page: number, showPast = past) =>
    href('people', { lang }, { q, role, past: showPast ? 'yes' : undefined, page: page > 1 ? page : undefined })
  return (
    <Page view={view} title={t('people.title')} demonstration={demonstration} indexed={false}>
      <h1>{t('people.title')}</h1>
      <p class="lead">{t('people.lead')}</p>
      <Done view={view} done={props.done} />
      <Filters
        action={href('people', { lang })}
        label={t('people.filters')}
        submit={t('filter.submit')}
        clear={{ label: t('filter.clear'), active: q !== '' || role !== '' }}
      >
        {past && <input type="hidden" name="past" value="yes" />}
        <TextField name="q" type="search" label={t('filter.search')} value={q} maxlength={100} />
        <SelectField
          name="role"
          label={t('column.role')}
          any={t('filter.any')}
          value={role}
          choices={roles.map((one) => ({ value: one, label: roleName(speech, one) }))}
        />
      </Filters>
      <section class="wide">
        <h2>{t(past ? 'list.past.count' : 'list.count', { count })}</h2>
        <MandateTable {...props} withScope filtered={q !== '' || role !== ''} />
        <Pager
          speech={speech}
          page={query.page}
          pages={Math.max(1, Math.ceil(count / perPage))}
          address={(page) => address(page)}
        />
        <PastSwitch view={view} past={past} address={address(1, !past)} />
      </section>
      <Invitations {...props} withScope />
      <Inviting {...props} action={href('people', { lang })}>
        <p>
          {t('invite.elsewhere')} <a href={href('places', { lang })}>{t('invite.elsewhere.link')}</a>
        </p>
      </Inviting>
    </Page>
  )
}

import { Hono } from 'hono'
import { inLanguage, type Role, roles } from '#network'
import type { PermissionTable, Reach, Rule } from '#platform/access'
import { word } from '#platform/forms'
import { type Env, page, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { Filters, Page, SelectField, Table } from '#ui'

/** The table by which the program decides, for everybody to read. */
export function permissionPages(table: PermissionTable): Hono<Env> {
  const rules = [...new Map([...table.values()].map(({ action, rule }) => [action, rule])).values()]
  const pages = new Hono<Env>()
  pages.get(patterns.permissions, (c) => {
    const asked = word.parse(c.req.query('role'))
    const role = roles.find((one) => one === asked)
    return page(c, <PermissionsPage view={c.var.view} rules={rules} role={role} />)
  })
  return pages
}

interface PermissionsProps {
  view: View
  rules: readonly Rule[]
  /** Whose permissions are shown; undefined: those of every role. */
  role: Role | undefined
}

const isByRole = ({ allow }: Rule): boolean => typeof allow === 'object'

function PermissionsPage({ view, rules, role }: PermissionsProps) {
  const { speech, lang } = view
  const t = speech.words('trail')
  const action = href('permissions', { lang })
  return (
    <Page view={view} title={t('permissions.title')} description={t('permissions.lead')}>
      <h1>{t('permissions.title')}</h1>
      <p class="lead">{t('permissions.lead')}</p>
      <Filters
        action={action}
        label={t('filter.label')}
        submit={t('filter.submit')}
        clear={{ label: t('permissions.clear'), active: role !== undefined }}
      >
        <SelectField
          name="role"
          label={t('permissions.role')}
          any={t('permissions.any')}
          value={role}
          choices={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        />
      </Filters>
      <section class="wide">
        <h2>{role ? t(`role.${role}`) : t('permissions.byRole')}</h2>
        <RoleTable view={view} role={role} rules={rules.filter((rule) => isByRole(rule) && allows(rule, role))} />
      </section>
      <Actions
        view={view}
        title={t('permissions.signed_in')}
        rules={rules.filter((rule) => rule.allow === 'signed in')}
      />
      <Actions
        view={view}
        title={t('permissions.everyone')}
        rules={rules.filter((rule) => rule.allow === 'everyone')}
      />
    </Page>
  )
}

const allows = ({ allow }: Rule, role: Role | undefined): boolean =>
  role === undefined || (typeof allow === 'object' && Object.hasOwn(allow, role))

function RoleTable({ view, rules, role }: PermissionsProps) {
  const { speech, lang } = view
  const t = speech.words('trail')
  return (
    <Table
      caption={t('permissions.title')}
      captionHidden
      stacked
      rows={rules}
      columns={[
        {
          key: 'action',
          head: t('permissions.action'),
          rowHead: true,
          cell: ({ sentence }) => inLanguage(sentence, lang).text,
        },
        { key: 'who', head: t('permissions.who'), cell: (rule) => <Who view={view} rule={rule} role={role} /> },
      ]}
    />
  )
}

function Who({ view, rule, role }: { view: View; rule: Rule; role: Role | undefined }) {
  const t = view.speech.words('trail')
  const reaches = (Object.entries(rule.allow) as [Role, Reach][]).filter(([one]) => role === undefined || one === role)
  return (
    <ul>
      {rule.orPublic && <li>{t('permissions.public')}</li>}
      {reaches.map(([one, reach]) => (
        <li>{t(`reach.${reach}`, { role: t(`role.${one}`) })}</li>
      ))}
    </ul>
  )
}

/** What needs no column for who. */
function Actions({ view, title, rules }: { view: View; title: string; rules: readonly Rule[] }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      <ul>
        {rules.map(({ sentence }) => (
          <li>{inLanguage(sentence, view.lang).text}</li>
        ))}
      </ul>
    </section>
  )
}

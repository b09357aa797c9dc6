import { Hono } from 'hono'
import { inLanguage, type Role } from '#network'
import type { PermissionTable, Reach, Rule } from '#platform/access'
import { type Env, page, type View } from '#platform/http'
import type { Speech } from '#platform/i18n'
import { patterns } from '#routes'
import { Page, Table } from '#ui'

/** The table by which the program decides, for everybody to read. */
export function permissionPages(table: PermissionTable): Hono<Env> {
  const rules = [...new Map([...table.values()].map(({ action, rule }) => [action, rule])).values()]
  const pages = new Hono<Env>()
  pages.get(patterns.permissions, (c) => page(c, <PermissionsPage view={c.var.view} rules={rules} />))
  return pages
}

function PermissionsPage({ view, rules }: { view: View; rules: readonly Rule[] }) {
  const { speech, lang } = view
  const t = speech.words('trail')
  return (
    <Page view={view} title={t('permissions.title')} description={t('permissions.lead')}>
      <h1>{t('permissions.title')}</h1>
      <p class="lead">{t('permissions.lead')}</p>
      <div class="wide">
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
            { key: 'who', head: t('permissions.who'), cell: (rule) => <Who speech={speech} rule={rule} /> },
          ]}
        />
      </div>
    </Page>
  )
}

function Who({ speech, rule }: { speech: Speech; rule: Rule }) {
  const t = speech.words('trail')
  const { allow } = rule
  if (allow === 'everyone') return <>{t('permissions.everyone')}</>
  if (allow === 'signed in') return <>{t('permissions.signed_in')}</>
  const roles = Object.entries(allow) as [Role, Reach][]
  return (
    <ul>
      {rule.orPublic && <li>{t('permissions.public')}</li>}
      {roles.map(([role, reach]) => (
        <li>{t(`reach.${reach}`, { role: t(`role.${role}`) })}</li>
      ))}
    </ul>
  )
}

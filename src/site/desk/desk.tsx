import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { findNetworkTarget, findPlaceTarget, getNetwork, getPlace, inLanguage, type Role } from '#network'
import type { Actor, PermissionTable, Target } from '#platform/access'
import { type Env, page, Refusal, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { Empty, Page } from '#ui'
import { ownAccount, type Promised, promises, type WorkName, workOn } from './links.ts'
import { isOpen } from './open.ts'

interface Work {
  name: WorkName
  text: Promised
}

/** One thing that mandates are for, with what they open there. */
interface Desk {
  name: string
  lang: string | undefined
  roles: readonly Role[]
  /** The parameter of its addresses; empty for the programme. */
  id: string
  work: readonly Work[]
}

/** Where everybody signed in begins: what their mandates open, and nothing else. */
export function deskPages(deps: Deps, table: PermissionTable): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.desk, async (c) => {
    const { view } = c.var
    if (!view.actor) throw new Refusal('sign_in')
    return page(c, <DeskPage view={view} desks={await desksOf(c, deps, table, view.actor)} />)
  })
  return pages
}

async function desksOf(c: Context<Env>, { db }: Deps, table: PermissionTable, actor: Actor): Promise<Desk[]> {
  const { lang, speech } = c.var.view
  const scopes = Map.groupBy(actor.mandates, ({ placeId, networkId }) => placeId ?? networkId ?? '')
  const desks: Desk[] = []
  for (const [id, mandates] of scopes) {
    const roles = mandates.map(({ role }) => role as Role)
    const only = { ...actor, mandates }
    const [first] = mandates
    if (first?.placeId) {
      const target = (await findPlaceTarget(db, id)) ?? null
      const { name } = await getPlace(db, id)
      desks.push({ name, lang: undefined, roles, id, work: openIn(table, workOn.place, only, target) })
    } else if (first?.networkId) {
      const target = (await findNetworkTarget(db, id)) ?? null
      const said = inLanguage((await getNetwork(db, id)).name, lang)
      desks.push({ name: said.text, lang: said.lang, roles, id, work: openIn(table, workOn.network, only, target) })
    } else {
      const name = speech.words('desk')('programme')
      desks.unshift({ name, lang: undefined, roles, id, work: openIn(table, workOn.programme, only, null) })
    }
  }
  return desks
}

function openIn(table: PermissionTable, names: readonly WorkName[], actor: Actor, target: Target | null): Work[] {
  const opens = (route: string) => isOpen(table, route, actor, target)
  return names
    .filter((name) => opens(`GET ${patterns[name]}`))
    .map((name) => {
      if (name !== 'rounds' && name !== 'reviews' && name !== 'support' && name !== 'surveys')
        return { name, text: `${name}.text` }
      const promised = promises[name].find(({ route }) => opens(route))
      return { name, text: promised?.text ?? `${name}.text.read` }
    })
}

function DeskPage({ view, desks }: { view: View; desks: readonly Desk[] }) {
  const { speech } = view
  const t = speech.words('desk')
  const roles = speech.words('trail')
  return (
    <Page
      view={view}
      title={t('title')}
      section="desk"
      indexed={false}
      demonstration={view.actor?.demonstration ?? false}
    >
      <h1>{t('title')}</h1>
      {desks.length === 0 ? (
        <Empty title={t('none')}>
          <p>{t('none.text')}</p>
        </Empty>
      ) : (
        <p class="lead">{t('lead')}</p>
      )}
      {desks.map(({ name, lang, roles: held, id, work }) => (
        <section class="section">
          <h2 lang={lang === view.lang ? undefined : lang}>{name}</h2>
          <p class="hint">{t('as', { role: speech.list(held.map((role) => roles(`role.${role}`))) })}</p>
          <Cards view={view} work={work} id={id} />
        </section>
      ))}
      <section class="section">
        <h2>{t('own')}</h2>
        <Cards view={view} work={ownAccount.map((name) => ({ name, text: `${name}.text` }))} id="" />
      </section>
    </Page>
  )
}

/** Of lists that hold the real and the invented side by side, the reader's own. */
const setOf = ({ actor }: View, name: WorkName) =>
  name === 'groups' && actor?.demonstration ? { set: 'demonstration' } : {}

function Cards({ view, work, id }: { view: View; work: readonly Work[]; id: string }) {
  const t = view.speech.words('desk')
  return (
    <ul class="grid" role="list">
      {work.map(({ name, text }) => (
        <li class="card linked">
          <h3>
            <a href={href(name, { lang: view.lang, id }, setOf(view, name))}>{t(name)}</a>
          </h3>
          <p>{t(text)}</p>
        </li>
      ))}
    </ul>
  )
}

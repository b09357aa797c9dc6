import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { eraseAccount, gatherPersonalData } from './actions.ts'
import { ErasedPage, ErasePage } from './erase.tsx'
import { MyDataPage } from './my-data.tsx'

function accountOf(c: Context<Env>) {
  const { account } = c.var.view
  if (!account) throw new Refusal('sign_in')
  return account
}

export function personalDataPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.myData, async (c) => {
    const account = accountOf(c)
    return page(c, <MyDataPage view={c.var.view} account={account} held={await gatherPersonalData(deps, account)} />)
  })
  pages.get(patterns.myDataFile, async (c) => {
    const account = accountOf(c)
    const { id, name, email } = account
    const about = { account: { id, name, email }, program: c.var.view.origin, writtenAt: deps.now().toISOString() }
    const file = { about, data: await gatherPersonalData(deps, account) }
    return c.body(JSON.stringify(file, null, 2), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'private, no-store',
    })
  })
  pages.get(patterns.eraseMe, (c) => page(c, <ErasePage view={c.var.view} account={accountOf(c)} />))
  pages.post(patterns.eraseMe, async (c) => {
    const { view } = c.var
    const account = accountOf(c)
    const { email } = await c.req.parseBody()
    const typed = typeof email === 'string' ? email : ''
    const objection = await eraseAccount(deps, account, typed)
    if (objection) return page(c, <ErasePage view={view} account={account} typed={typed} objection={objection} />, 422)
    // The session is gone with the account; the browser's cookie follows.
    for (const cookie of (await deps.signIn.signOut(c.req.raw.headers)).getSetCookie()) {
      c.header('set-cookie', cookie, { append: true })
    }
    return c.redirect(href('erased', { lang: view.lang }), 303)
  })
  pages.get(patterns.erased, (c) => page(c, <ErasedPage view={c.var.view} />))
  return pages
}

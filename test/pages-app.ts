import assert from 'node:assert/strict'
import { Hono } from 'hono'
import { createView, type Env, Refusal, statusOf } from '#platform/http'

/** The pages of one domain as a signed-out reader meets them, without the rest of the program; a refusal is its code. */
export function pagesApp(pages: Hono<Env>): { app: Hono<Env>; html(path: string): Promise<string> } {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    const lang = c.req.path.split('/')[1] ?? 'en'
    c.set(
      'view',
      createView(c, lang, { account: null, actor: null, asset: (name) => `/${name}`, outboxShown: false, origin: '' }),
    )
    await next()
  })
  app.route('/', pages)
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.text(error.code, statusOf[error.code])
    throw error
  })
  return {
    app,
    async html(path) {
      const response = await app.request(path)
      assert.equal(response.status, 200, path)
      return response.text()
    },
  }
}

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demonstrationCoordinator } from '#demonstration'
import { href } from '#routes'
import type { RunningProgram } from '../program.ts'

export const widths = [360, 1280] as const

export interface VisitOptions {
  lang?: string
  width?: number
  script?: boolean
}

export async function visit(browser: Browser, { origin }: RunningProgram, options: VisitOptions = {}): Promise<Page> {
  const { lang = 'en', width = 1280, script = true } = options
  const context: BrowserContext = await browser.newContext({
    baseURL: origin,
    locale: lang,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  return context.newPage()
}

export async function signIn(page: Page, lang: string, email: string = demonstrationCoordinator.email): Promise<void> {
  await followLink(page, lang, email)
  await page.waitForURL(/\/desk/)
}

/** As a person does: the form, the outbox, the link, its button. */
export async function followLink(page: Page, lang: string, email: string): Promise<void> {
  const link = page.locator('section.message').filter({ hasText: email }).locator('a.button').first()
  const newest = async () => {
    await page.goto(href('outbox', {}))
    return (await link.count()) > 0 ? link.getAttribute('href') : null
  }
  const before = await newest()
  await page.goto(href('signIn', { lang }))
  await page.locator('input[type=email]').fill(email)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/\/sent/)
  // The mail is written by a job of its own: the outbox is asked until it is there.
  for (let tries = 0; tries < 50 && (await newest()) === before; tries += 1);
  await link.click()
  await page.locator('main form button[type=submit]').click()
}

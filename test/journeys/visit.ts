import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demonstrationAccounts, demonstrationCoordinator } from '#demonstration'
import { href } from '#routes'
import type { RunningProgram } from '../program.ts'

export const widths = [360, 1280] as const

export interface VisitOptions {
  lang?: string
  width?: number
  script?: boolean
  /** Signed in as in another visit. */
  as?: Awaited<ReturnType<BrowserContext['storageState']>>
}

export async function visit(browser: Browser, { origin }: RunningProgram, options: VisitOptions = {}): Promise<Page> {
  const { lang = 'en', width = 1280, script = true, as } = options
  const context: BrowserContext = await browser.newContext({
    baseURL: origin,
    locale: lang,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    ...(as && { storageState: as }),
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

export const secretariat = demonstrationAccounts.find(({ role }) => role === 'secretariat')?.email ?? ''

/** With the second factor that is set up on the way. */
export async function signInSecretariat(page: Page, lang: string): Promise<void> {
  await followLink(page, lang, secretariat)
  await page.waitForURL(/second-factor/)
  await page.locator('form[action$="/set-up"] button').click()
  await page.locator('input[name=code]').fill(await currentCode(page))
  await page.locator('form[action$="/confirm"] button').click()
  await page.locator('.recovery-codes').waitFor()
}

/** What an app would show, from the outbox of this machine, in a page of its own. */
export async function currentCode(page: Page): Promise<string> {
  const outbox = await page.context().newPage()
  await outbox.goto(href('outbox', {}))
  const code = await outbox.locator('section.codes strong').last().innerText()
  await outbox.close()
  return code
}

/** The rules of accessibility that a page breaks, and how much wider it is than the screen. */
export async function flawsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  const { pathname, search } = new URL(page.url())
  return [
    ...violations.map(({ id, nodes }) => `${pathname}${search}: ${id} at ${nodes[0]?.target.join(' ')}`),
    ...(overflow > 0 ? [`${pathname}${search}: ${overflow} px wider than the screen`] : []),
  ]
}

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { signIn, visit, widths } from './visit.ts'

let browser: Browser
let program: RunningProgram

before(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
})
after(async () => {
  await browser.close()
  await program.stop()
})

/** Every kind of page, those of a signed-in coordinator included; addresses with an id are found by following a link. */
async function addresses(page: Page, lang: string): Promise<string[]> {
  const fixed = [
    href('home', { lang }),
    href('about', { lang }),
    href('places', { lang }),
    href('places', { lang }, { q: 'zzzz' }),
    href('places', { lang }, { set: 'demonstration' }),
    href('place', { lang, id: 'oslo-no' }),
    href('place', { lang, id: 'botkyrka-se' }),
    href('network', { lang, id: 'reci' }),
    href('practices', { lang }),
    href('officialResults', { lang }),
    href('signIn', { lang }),
    href('signInSent', { lang }, { email: 'someone@example.org' }),
    href('signInLink', { lang, token: 'x' }),
    href('rounds', { lang }),
    href('account', { lang }),
    href('sessions', { lang }),
    href('secondFactor', { lang }),
    href('outbox', {}),
    `/${lang}/nothing-here`,
  ]
  const practice = await firstLink(page, href('practices', { lang }), /\/practices\/[^?]+$/)
  const instrument = await firstLink(page, href('about', { lang }), /\/index\/icc/)
  const round = await firstLink(page, href('rounds', { lang }), /\/rounds\/[^/]+$/)
  const area = await firstLink(page, round, /\/areas\/[^/]+$/)
  const result = await firstLink(page, href('rounds', { lang }), /\/results\/[^/]+$/)
  return [...fixed, practice, instrument, round, area, result]
}

async function firstLink(page: Page, from: string, pattern: RegExp): Promise<string> {
  await page.goto(from)
  const links = await page
    .locator('main a')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  const link = links.find((address) => pattern.test(address))
  assert.ok(link, `${from} links to no ${pattern}`)
  return link
}

for (const lang of languages) {
  for (const width of widths) {
    test(`no page in ${lang} at ${width} px breaks an accessibility rule or scrolls sideways`, async () => {
      const page = await visit(browser, program, { lang, width })
      await signIn(page, lang)
      const broken: string[] = []
      for (const address of await addresses(page, lang)) {
        await page.goto(address)
        const { violations } = await new AxeBuilder({ page }).analyze()
        broken.push(...violations.map(({ id, nodes }) => `${address}: ${id} at ${nodes[0]?.target.join(' ')}`))
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (overflow > 0) broken.push(`${address}: ${overflow} px wider than the screen`)
      }
      assert.deepEqual(broken, [])
      await page.context().close()
    })
  }
}

test('the layout mirrors for languages written from right to left', async () => {
  const page = await visit(browser, program)
  await page.goto(href('places', { lang: 'en' }))
  const middle = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    assert.ok(box, `${selector} is not on the page`)
    return box.x + box.width / 2
  }
  const width = 1280
  const usual = { brand: await middle('.brand'), head: await middle('thead th') }
  await page.evaluate(() => (document.documentElement.dir = 'rtl'))
  const mirrored = { brand: await middle('.brand'), head: await middle('thead th') }
  for (const part of ['brand', 'head'] as const) {
    assert.ok(usual[part] < width / 2 && mirrored[part] > width / 2, `${part} stays at the left: ${mirrored[part]}`)
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.equal(overflow, 0)
  await page.context().close()
})

test('the keyboard reaches the content past the navigation, and everything in it', async () => {
  const page = await visit(browser, program)
  await page.goto(href('places', { lang: 'en' }))
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip')
  await page.keyboard.press('Enter')
  const inMain: string[] = []
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab')
    inMain.push(await page.evaluate(() => (document.activeElement?.closest('main') ? 'main' : 'elsewhere')))
  }
  assert.deepEqual(new Set(inMain), new Set(['main']))
  await page.context().close()
})

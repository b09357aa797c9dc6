import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { currentCode, flawsOf, followLink, secretariat, visit } from './visit.ts'

let browser: Browser
let program: RunningProgram

before(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
})
after(async () => {
  await browser.close()
  await program.stop()
})

const isSound = async (page: Page) => assert.deepEqual(await flawsOf(page), [])

const [first = 'en', second = 'fr'] = languages

test('whoever tries out the secretariat sets up a second factor without an app', async () => {
  const page = await visit(browser, program, { lang: first, width: 360 })
  await followLink(page, first, secretariat)
  await page.waitForURL(/second-factor/)
  await isSound(page)
  await page.locator('form[action$="/set-up"] button').click()
  await isSound(page)
  await page.locator('input[name=code]').fill('000000')
  await page.locator('form[action$="/confirm"] button').click()
  await page.locator('p.error').waitFor()
  await isSound(page)
  await page.locator('input[name=code]').fill(await currentCode(page))
  await page.locator('form[action$="/confirm"] button').click()
  await page.locator('.recovery-codes').waitFor()
  const codes = await page.locator('.recovery-codes li').allInnerTexts()
  assert.equal(codes.length, 10)
  await isSound(page)
  const saved = page.waitForEvent('download')
  await page.locator('a[download]').click()
  const file = await readFile(await (await saved).path(), 'utf8')
  for (const code of codes) assert.ok(file.includes(code))
  await page.locator('p.actions a.secondary').click()
  await page.waitForURL(/\/desk/)
  await page.context().close()
})

test('the next sign-in asks for a code, and works without script', async () => {
  const page = await visit(browser, program, { lang: second, script: false })
  await followLink(page, second, secretariat)
  await page.waitForURL(/second-factor/)
  await page.locator('input[name=code]').fill(await currentCode(page))
  await page.locator('main form button').first().click()
  await page.waitForURL(/\/desk/)
  await page.goto(href('secondFactor', { lang: second }))
  assert.match(await page.locator('main').innerText(), /10/)
  await page.context().close()
})

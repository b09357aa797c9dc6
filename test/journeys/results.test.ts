import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { href } from '#routes'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { flawsOf, signIn, signInSecretariat, visit } from './visit.ts'

let browser: Browser
let program: RunningProgram
const lang = 'fr'
const place = 'quillandre-qm'

before(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
})
after(async () => {
  await browser.close()
  await program.stop()
})

const isSound = async (page: Page) => assert.deepEqual(await flawsOf(page), [])
const submit = (page: Page) => page.locator('main form button[type=submit]').first().click()

test('the secretariat enters a published result on a phone, mends a fault, corrects it and withdraws it', async () => {
  const page = await visit(browser, program, { lang, width: 360 })
  await signInSecretariat(page, lang)
  await page.goto(href('officialNew', { lang }, { place }))
  await page.locator('input[name=score-overall]').fill('640')
  await submit(page)
  await page.locator('#score-overall-error').waitFor()
  await isSound(page)
  await page.locator('input[name=score-overall]').fill('64')
  await page.locator('input[name=source]').fill('https://example.org/report')
  await submit(page)
  await page.waitForURL(/official-results\/[0-9a-f]{12}/)
  await isSound(page)
  const entry = new URL(page.url()).pathname
  await page.goto(`${entry}/correct`)
  await isSound(page)
  await page.locator('input[name=score-overall]').fill('65')
  await page.locator('[name=reason]').fill('Un chiffre mal lu.')
  await submit(page)
  await page.waitForURL(/saved=1/)
  await page.goto(`${entry}/withdraw`)
  await isSound(page)
  await page.locator('[name=reason]').fill('Un autre territoire.')
  await submit(page)
  await page.waitForURL(/saved=1/)
  assert.match(await page.locator('main').innerText(), /Version 3[^]*Version 2[^]*Version 1/)
  await isSound(page)
  await page.context().close()
})

test('a table is looked at row by row, mended, imported and taken back', async () => {
  const page = await visit(browser, program, { lang, width: 360 })
  await signIn(page, lang)
  const choose = async (...rows: string[]) => {
    await page.goto(href('officialImport', { lang }))
    const buffer = Buffer.from(['place_id;year;area;score;source', ...rows].join('\n'))
    await page.locator('input[type=file]').setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer })
    await submit(page)
  }
  const row = (area: string) => `${place};2016;${area};61,5;https://example.org/table`
  await choose(row('educaton'), row('media'))
  await page.locator('.notice.error').waitFor()
  await isSound(page)
  await choose(row('education'), row('media'))
  await isSound(page)
  await submit(page)
  await page.waitForURL(/imported=2/)
  await page.locator('details summary').first().click()
  await isSound(page)
  await submit(page)
  await page.waitForURL(/taken_back=1/)
  await isSound(page)
  await page.context().close()
})

test('what a place chooses to make public is what a stranger finds on its page, in charts and behind links', async () => {
  const own = await visit(browser, program, { lang })
  await signIn(own, lang)
  const stranger = await visit(browser, program, { lang, width: 360 })
  const chart = href('chart', { lang, chart: 'heat' })
  await stranger.goto(href('place', { lang, id: place }))
  const result = await stranger.locator('main a[href*="/results/"]').first().getAttribute('href')
  const choose = async (level: string) => {
    await own.goto(`${result}/publication`)
    await own.locator(`input[value=${level}]`).check()
    await submit(own)
    await own.locator('.notice.success').waitFor()
  }
  const row = stranger.locator(`tr[data-key=${place}]`)
  await choose('total')
  await stranger.goto(result ?? '')
  assert.equal(await stranger.locator('svg.chart-small').count(), 0)
  await isSound(stranger)
  await stranger.goto(chart)
  assert.match(await row.innerText(), /Non public/)
  await choose('nothing')
  await stranger.goto(chart)
  assert.doesNotMatch(await row.innerText(), /2024/, 'the latest result is still there')
  assert.equal((await stranger.goto(result ?? ''))?.status(), 403)
  await choose('answers')
  await stranger.goto(chart)
  assert.match(await row.innerText(), /2024/)
  for (const page of [own, stranger]) await page.context().close()
})

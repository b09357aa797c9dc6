import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { href } from '#routes'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { flawsOf, visit } from './visit.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'icc-group-round-'))
let browser: Browser | undefined
let program: RunningProgram | undefined
let lead: Page
let code: string
/** The first has script and reads French, the second has none, the others make the room large enough for bars. */
let phones: Page[]

before(async () => {
  const opened = (browser = await launchBrowser())
  const started = (program = await startProgram({ dataDir }))
  lead = await visit(opened, started)
  await lead.setViewportSize({ width: 1280, height: 720 })
  phones = await Promise.all(
    Array.from({ length: 6 }, (_, nth) =>
      visit(opened, started, { width: 360, script: nth !== 1, lang: nth === 0 ? 'fr' : 'en' }),
    ),
  )
})
after(async () => {
  await browser?.close()
  await program?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const [withScript, without] = [0, 1]
const phone = (nth: number): Page => phones[nth] as Page
const counts = (text: string) => lead.locator('[data-counts]').filter({ hasText: text }).waitFor()
const flawless = async (page: Page) => assert.deepEqual(await flawsOf(page), [])
const forward = async (key: string, shown: string | RegExp) => {
  await lead.locator('h1').click()
  await lead.keyboard.press(key)
  await lead.locator('button[data-forward], a.button').getByText(shown).first().waitFor()
}

test('somebody opens a round without an account, and people join with the code', async () => {
  await lead.goto(href('testGroup', { lang: 'en' }))
  await flawless(lead)
  await lead.getByRole('button', { name: 'Open the round' }).click()
  await lead.waitForURL(/\/lead$/)
  await flawless(lead)
  code = lead.url().split('/').at(-2) ?? ''
  await phone(withScript).goto(href('testGroup', { lang: 'fr' }))
  await flawless(phone(withScript))
  await phone(withScript).getByLabel('Code').fill('xyz')
  await phone(withScript).getByRole('button', { name: 'Rejoindre' }).click()
  await phone(withScript).getByText('Aucune séance ne porte ce code').waitFor()
  await phone(withScript)
    .getByLabel('Code')
    .fill(`${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`)
  await phone(withScript).getByRole('button', { name: 'Rejoindre' }).click()
  await flawless(phone(withScript))
  await phone(withScript).getByRole('button', { name: 'Participer' }).dblclick()
  await phone(withScript).getByText('Vous y êtes').waitFor()
  await counts('One person has joined.')
  for (const page of phones.slice(1)) {
    await page.goto(href('groupRound', { lang: 'en', code }))
    await page.getByRole('button', { name: 'Take part' }).click()
    await page.getByText('You are in').waitFor()
  }
  await counts('6 people have joined.')
})

test('a question appears on the phones by itself, and an answer is kept as soon as it is given', async () => {
  await forward(' ', 'Show the answers')
  await flawless(lead)
  await phone(withScript).getByText('Question 1 sur 6').waitFor()
  await flawless(phone(withScript))
  await phone(withScript).locator('.option input').first().check()
  await phone(withScript).locator('.save-state.saved').waitFor()
  await counts('One of 6')
  await phone(without).goto(href('groupRound', { lang: 'en', code }))
  await phone(without).locator('.option input').first().check()
  await phone(without).getByRole('button', { name: 'Send my answer' }).click()
  await phone(without).getByText('Your answer is in').waitFor()
  await counts('2 of 6')
})

test('an answer that was given without a connection is sent once there is one', async () => {
  const page = phone(2)
  await page.context().setOffline(true)
  await page.locator('.option input').nth(1).check()
  await page.locator('.save-state.unsaved').waitFor()
  await page.context().setOffline(false)
  await page.locator('.save-state.saved').waitFor()
  await counts('3 of 6')
})

test('the program is started anew in the middle of it: nobody has to do anything', async () => {
  const port = Number(new URL(program?.origin ?? '').port)
  await program?.stop()
  program = await startProgram({ dataDir, port })
  for (const nth of [3, 4]) {
    await phone(nth)
      .locator('.option input')
      .nth(nth % 3)
      .check()
    await phone(nth).locator('.save-state.saved').waitFor()
  }
  await counts('5 of 6')
})

test('bars, a talk with its clock, the reflection and a note, by the keyboard', async () => {
  await forward('ArrowRight', 'Open the reflection')
  await lead.locator('.answer-bars').waitFor()
  await flawless(lead)
  await phone(withScript).locator('.answer-bars').waitFor()
  await flawless(phone(withScript))
  await phone(without).locator('.option input').nth(1).check()
  await phone(without).getByRole('button', { name: 'Change my answer' }).click()
  await phone(without).getByText('that question can no longer be answered').waitFor()
  await lead.getByRole('button', { name: /^2.min$/ }).click()
  await lead
    .locator('[data-count]')
    .filter({ hasText: /^1:5\d$/ })
    .waitFor()
  await phone(withScript)
    .locator('[data-count]')
    .filter({ hasText: /^1:5\d$/ })
    .waitFor()
  await forward('PageDown', 'Next question')
  await phone(withScript).getByText('Matière à réflexion').waitFor()
  await flawless(lead)
  await lead.getByText('Take a note').click()
  await lead.locator('textarea').fill('Two of us had never asked.')
  await lead.getByRole('button', { name: 'Next question' }).click()
  await phone(withScript).getByText('Question 2 sur 6').waitFor()
})

test('the round is ended once it was asked, the phones say so, and a sheet is left', async () => {
  await lead.getByText('Take a note').click()
  await lead.locator('textarea').fill('And this was said last.')
  await lead.getByRole('button', { name: 'End the round' }).click()
  await lead.getByRole('heading', { name: 'End the round?' }).waitFor()
  await flawless(lead)
  await lead.getByRole('button', { name: 'End the round' }).click()
  await lead.waitForURL(/\/debrief/)
  await lead.getByText('Two of us had never asked.').waitFor()
  await lead.getByText('And this was said last.').waitFor()
  await lead.locator('.answer-bars').waitFor()
  await flawless(lead)
  await phone(withScript).getByText('La séance est terminée').waitFor()
  await phone(without).goto(href('groupRound', { lang: 'en', code }))
  await phone(without).getByText('The round has ended').waitFor()
  assert.deepEqual(
    (await phone(without).context().cookies()).map(({ name }) => name),
    [],
  )
  await lead.goto(href('testGuide', { lang: 'en' }))
  await flawless(lead)
})

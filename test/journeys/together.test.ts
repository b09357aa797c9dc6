import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { demonstrationAccounts, demonstrationCoordinator } from '#demonstration'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { signIn, visit } from './visit.ts'

let browser: Browser | undefined
let program: RunningProgram | undefined
let mine: Page
let theirs: Page
let round: string

const colleague = 'colleague@demonstration.example'
const nameOf = (email: string) => demonstrationAccounts.find((account) => account.email === email)?.name ?? email

/** Two people with a page each; neither loads it again unless a test says so. */
before(async () => {
  const opened = (browser = await launchBrowser())
  const started = (program = await startProgram())
  ;[mine, theirs] = await Promise.all([visit(opened, started), visit(opened, started, { lang: 'fr' })])
  for (const page of [mine, theirs]) page.on('dialog', (warning) => void warning.accept())
  await signIn(mine, 'en')
  await signIn(theirs, 'fr', colleague)
  await mine.locator('main a[href$="/rounds"]').first().click()
  await mine.waitForURL(/\/rounds$/)
  const link = mine.getByRole('link', { name: 'Brannoreth' }).and(mine.locator('a[href*="/rounds/"]')).first()
  round = ((await link.getAttribute('href')) ?? '').replace('/en/', '/')
})
after(async () => {
  await browser?.close()
  await program?.stop()
})

const item = (page: Page, key: string): Locator => page.locator(`fieldset[data-item="${key}"]`)
const option = (page: Page, key: string, code: string): Locator => item(page, key).locator(`input[value="${code}"]`)
const comment = (page: Page, key: string): Locator => page.locator(`textarea[name="${key}.comment"]`)

async function bothOpen(area: string): Promise<void> {
  await Promise.all([mine.goto(`/en${round}/areas/${area}`), theirs.goto(`/fr${round}/areas/${area}`)])
  await theirs
    .locator('[data-live]')
    .filter({ hasText: nameOf(demonstrationCoordinator.email) })
    .waitFor()
}

/** Items of the area that have one answer of several, with what is not ticked now. */
async function questions(page: Page): Promise<{ key: string; codes: string[] }[]> {
  return page.locator('fieldset[data-item]').evaluateAll((fields) =>
    fields.flatMap((field) => {
      const found = [...field.querySelectorAll<HTMLInputElement>('input[type=radio]')]
      const codes = found.filter(({ checked, value }) => !checked && value !== '' && value !== '~na')
      if (codes.length < 2 || field.closest('details:not([open])')) return []
      return [{ key: (field as HTMLElement).dataset['item'] ?? '', codes: codes.map(({ value }) => value) }]
    }),
  )
}

test('what somebody else saves appears by itself, with their name and the time', async () => {
  await bothOpen('public_services')
  const [first] = await questions(mine)
  assert.ok(first)
  await option(theirs, first.key, first.codes[0] ?? '').check()
  const sign = item(mine, first.key).locator('.save-state.theirs')
  await sign.waitFor()
  assert.match(await sign.innerText(), new RegExp(`Saved by ${nameOf(colleague)} at \\d`))
  assert.ok(await option(mine, first.key, first.codes[0] ?? '').isChecked())
  // And it goes on from there, as if it had been read anew.
  await option(mine, first.key, first.codes[1] ?? '').check()
  await item(theirs, first.key).locator('.save-state.theirs').waitFor()
  assert.ok(await option(theirs, first.key, first.codes[1] ?? '').isChecked())
  assert.equal(await mine.locator('.clash-choice').count(), 0)
})

test('of an answer that both are writing, theirs stands beside mine, nothing typed is lost, and one of us decides', async () => {
  await bothOpen('education')
  const [first] = await questions(mine)
  assert.ok(first)
  const { key, codes } = first
  // As if the connection were slow: mine is not saved yet when theirs is.
  await mine.route('**/answers/*', (route) => route.abort())
  await item(mine, key)
    .locator('details.evidence')
    .evaluate((details: HTMLDetailsElement) => (details.open = true))
  await comment(mine, key).fill('What I have just written')
  await item(mine, key).locator('.save-state.failed').waitFor()
  await option(theirs, key, codes[0] ?? '').check()
  await item(mine, key)
    .locator('[data-clash]')
    .filter({ hasText: nameOf(colleague) })
    .waitFor()
  assert.equal(await comment(mine, key).inputValue(), 'What I have just written')
  assert.equal(await option(mine, key, codes[0] ?? '').isChecked(), false)
  await mine.unroute('**/answers/*')

  for (const page of [mine, theirs]) await item(page, key).getByText('What I have just written').first().waitFor()
  assert.equal(await item(theirs, key).locator('.clash-choice > div').count(), 2)
  await item(mine, key).locator('button[data-mine]').click()
  await item(theirs, key).locator('.clash-choice').waitFor({ state: 'detached' })
  assert.equal(await comment(theirs, key).inputValue(), 'What I have just written')
  assert.equal(await option(theirs, key, codes[0] ?? '').isChecked(), false)
})

test('the others see where somebody is, and not once the page is hidden or closed', async () => {
  await bothOpen('media')
  const sign = mine.locator('[data-live]')
  await sign.filter({ hasText: `${nameOf(colleague)} is answering in this area too` }).waitFor()
  const [first] = await questions(theirs)
  assert.ok(first)
  await option(theirs, first.key, first.codes[0] ?? '').focus()
  await item(mine, first.key)
    .getByText(`${nameOf(colleague)} is at this question`)
    .waitFor()
  await mine.goto(`/en${round}/areas/education`)
  await mine.locator('[data-area-entry="media"]').getByText(nameOf(colleague)).waitFor()
  await mine.goto(`/en${round}/areas/media`)
  await sign.filter({ hasText: nameOf(colleague) }).waitFor()

  const hide = (hidden: boolean) =>
    theirs.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  await hide(true)
  await sign.filter({ hasText: /^$/ }).waitFor({ state: 'attached' })
  await option(mine, first.key, first.codes[0] ?? '').check()
  await item(mine, first.key).locator('.save-state.saved').waitFor()
  await hide(false)
  await sign.filter({ hasText: nameOf(colleague) }).waitFor()
  await item(theirs, first.key).locator('.save-state.theirs').waitFor()
  assert.ok(await option(theirs, first.key, first.codes[0] ?? '').isChecked(), 'what was missed comes afterwards')
  await theirs.goto('/fr/rounds')
  await sign.filter({ hasText: /^$/ }).waitFor({ state: 'attached' })
})

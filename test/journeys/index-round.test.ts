import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { href } from '#routes'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { signIn, visit } from './visit.ts'

let browser: Browser
let program: RunningProgram

before(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
})
after(async () => {
  await browser.close()
  await program.stop()
})

const colleague = 'colleague@demonstration.example'

async function openRound(page: Page, lang: string, place: string): Promise<string> {
  await page.goto(href('rounds', { lang }))
  const choice = page.locator('select[name=round]')
  const newest = choice.locator('option').filter({ hasText: place }).first()
  await choice.selectOption((await newest.getAttribute('value')) ?? '')
  await page.locator('form').filter({ has: choice }).locator('button[type=submit]').click()
  await page.waitForURL(/\/rounds\/(?!open)[\w-]{8,}/)
  return new URL(page.url()).pathname
}

/** From the list of rounds, to which the desk leads. */
async function roundOf(page: Page, place: string): Promise<string> {
  await page.locator('main a[href$="/rounds"]').first().click()
  await page.waitForURL(/\/rounds$/)
  const round = page.getByRole('link', { name: place }).and(page.locator('a[href*="/rounds/"]')).first()
  return (await round.getAttribute('href')) ?? ''
}

const item = (page: Page, key: string): Locator => page.locator(`fieldset[data-item="${key}"]`)
const option = (page: Page, key: string, code: string): Locator => item(page, key).locator(`input[value="${code}"]`)
const saved = (page: Page, key: string): Promise<void> =>
  item(page, key).locator('.save-state.saved').waitFor({ state: 'visible' })

async function submit(page: Page, round: string): Promise<void> {
  await page.goto(round)
  const form = page
    .locator('form')
    .filter({ has: page.locator('input[type=checkbox]') })
    .last()
  await form.locator('input[type=checkbox]').check()
  await form.locator('button[type=submit]').click()
  await page.waitForURL(/\/results\//)
}

async function assertResult(page: Page): Promise<void> {
  assert.ok((await page.locator('figure.chart svg').count()) > 0, 'the result shows no chart')
  const rows = await page.locator('main table tbody tr').count()
  assert.ok(rows >= 17, `the result's tables have ${rows} rows for 17 areas`)
}

test('with script: a coordinator answers, loses the connection, comes back, submits and sees the result', async () => {
  const page = await visit(browser, program)
  await signIn(page, 'en')
  const round = await openRound(page, 'en', 'Hestrild')
  await page.goto(`${round}/areas/commitment`)

  await option(page, 'COM-01', 'by_council').check()
  await saved(page, 'COM-01')
  await page.reload()
  assert.ok(await option(page, 'COM-01', 'by_council').isChecked(), 'the saved answer is gone after a reload')

  await page.context().setOffline(true)
  await option(page, 'COM-02', 'by_executive').check()
  await item(page, 'COM-02')
    .locator('.save-state')
    .filter({ hasText: /kept in this browser/ })
    .waitFor()
  await page.context().setOffline(false)
  await saved(page, 'COM-02')

  await item(page, 'COM-03').locator('details.evidence summary').click()
  await option(page, 'COM-03', 'adopted').check()
  await item(page, 'COM-03').locator('input[name$=".source"]').fill('https://example.org/plan')
  await item(page, 'COM-03').locator('textarea').fill('Adopted in May, one date missing')
  await page.locator('h1').click()
  await saved(page, 'COM-03')
  await page.reload()
  assert.equal(await item(page, 'COM-03').locator('textarea').inputValue(), 'Adopted in May, one date missing')

  await submit(page, round)
  await assertResult(page)
  await page.goto(`${round}/areas/commitment`)
  assert.equal(
    await page.locator('main form input[type=radio]:enabled').count(),
    0,
    'a submitted round can still be answered',
  )
  await page.context().close()
})

test('with script: what is answered after the session has ended is saved once its writer has signed in again', async () => {
  const page = await visit(browser, program)
  page.on('dialog', (warning) => void warning.accept())
  await signIn(page, 'en')
  const area = `${await roundOf(page, 'Brannoreth')}/areas/mediation`
  await page.goto(area)
  const other = page.locator('fieldset input[type=radio]:not(:checked):not([value=""]):not([value="~na"])').first()
  const [key = '', code = ''] = [await other.getAttribute('name'), await other.getAttribute('value')].map(String)
  await page.context().clearCookies()
  await option(page, key, code).check()
  await item(page, key).locator('.save-state.sign_in').waitFor()
  await signIn(page, 'en')
  await page.goto(area)
  await saved(page, key)
  await page.reload()
  assert.ok(await option(page, key, code).isChecked(), 'what was answered without a session is lost')
  await page.context().close()
})

test('with script: what a proxy refuses is said as what it is, and stays in the browser until it is let through', async () => {
  const page = await visit(browser, program)
  page.on('dialog', (warning) => void warning.accept())
  await signIn(page, 'en')
  const area = `${await roundOf(page, 'Brannoreth')}/areas/language`
  await page.goto(area)
  const other = page.locator('fieldset input[type=radio]:not(:checked):not([value=""]):not([value="~na"])').first()
  const [key = '', code = ''] = [await other.getAttribute('name'), await other.getAttribute('value')].map(String)
  for (const [status, state] of [
    [413, 'invalid'],
    [403, 'sign_in'],
    [404, 'refused'],
  ] as const) {
    await page.route('**/answers/*', (route) =>
      route.fulfill({ status, contentType: 'text/html', body: '<h1>No</h1>' }),
    )
    await page.goto(area)
    await option(page, key, code).check()
    await item(page, key).locator(`.save-state.${state}`).waitFor()
    await page.unroute('**/answers/*')
  }
  await page.goto(area)
  await saved(page, key)
  await page.reload()
  assert.ok(await option(page, key, code).isChecked(), 'what a proxy refused is lost')
  await page.context().close()
})

test('with script: an answer of another area that clashes is said with the way to its question', async () => {
  const [mine, theirs] = await Promise.all([visit(browser, program), visit(browser, program)])
  mine.on('dialog', (warning) => void warning.accept())
  await signIn(mine, 'en')
  await signIn(theirs, 'en', colleague)
  const round = await roundOf(mine, 'Brannoreth')
  const area = `${round}/areas/public_space`
  await Promise.all([mine.goto(area), theirs.goto(area)])
  const others = mine
    .locator('fieldset')
    .filter({ has: mine.locator('input[type=radio]') })
    .first()
  const key = (await others.getAttribute('data-item')) ?? ''
  const unticked = item(mine, key).locator('input[type=radio]:not(:checked):not([value=""]):not([value="~na"])')
  const [first = '', second = ''] = await unticked.evaluateAll((found) =>
    found.map((input) => input.getAttribute('value') ?? ''),
  )
  // As if the connection were lost for as long as the first page stays open.
  await mine.route('**/answers/*', (route) =>
    route.request().frame().url().endsWith('/public_space') ? route.abort() : route.continue(),
  )
  await option(mine, key, first).check()
  await item(mine, key).locator('.save-state.failed').waitFor()
  await option(theirs, key, second).check()
  await saved(theirs, key)
  await mine.goto(`${round}/areas/media`)
  await mine.locator('[data-page-state].clash').getByRole('link', { name: key }).click()
  await mine.waitForURL((url) => url.pathname === area && url.hash === `#${key}`)
  await item(mine, key).locator('.clash-choice').waitFor()
  await Promise.all([mine.context().close(), theirs.context().close()])
})

test('sans script : un bouton enregistre, et la campagne va jusqu’au résultat', async () => {
  const page = await visit(browser, program, { lang: 'fr', script: false, width: 360 })
  await signIn(page, 'fr')
  const round = await openRound(page, 'fr', 'Quillandre')
  await page.goto(`${round}/areas/commitment`)
  await option(page, 'COM-01', 'by_council').check()
  await option(page, 'COM-08', 'documents').check()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.waitForLoadState()
  assert.ok(await option(page, 'COM-01', 'by_council').isChecked())
  assert.ok(await option(page, 'COM-08', 'documents').isChecked())

  await page.goto(`${round}/areas/public_services`)
  await option(page, 'PUB-04', 'burial').check()
  await option(page, 'PUB-04', 'none_of_these').check()
  await option(page, 'PUB-02', 'adopted').check()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.waitForLoadState()
  assert.ok(
    (await item(page, 'PUB-04').locator('.error:visible').count()) > 0,
    'an answer that excludes itself is not named',
  )
  assert.ok(await option(page, 'PUB-04', 'burial').isChecked(), 'what was ticked is lost')
  await page.goto(`${round}/areas/public_services`)
  assert.ok(await option(page, 'PUB-02', 'adopted').isChecked(), 'the good answer was lost with the bad one')

  await submit(page, round)
  await assertResult(page)
  await page.context().close()
})

for (const script of [true, false]) {
  test(`${script ? 'with' : 'without'} script: two people answer one question, both answers are shown and one is chosen`, async () => {
    const [mine, theirs] = await Promise.all([visit(browser, program, { script }), visit(browser, program, { script })])
    await signIn(mine, 'en')
    await signIn(theirs, 'en', colleague)
    const area = `${await roundOf(mine, 'Brannoreth')}/areas/education`
    await Promise.all([mine.goto(area), theirs.goto(area)])
    const key = script ? 'EDU-03' : 'EDU-01'
    // Whatever is stored: two other options, so that both of us change something.
    const others = item(mine, key).locator('input[type=radio]:not(:checked):not([value=""]):not([value="~na"])')
    const codes = await others.evaluateAll((found) => found.map((input) => input.getAttribute('value') ?? ''))
    const [first = '', second = ''] = codes
    const save = async (page: Page, code: string) => {
      await option(page, key, code).check()
      if (!script) await page.getByRole('button', { name: 'Save', exact: true }).click()
    }
    await save(theirs, first)
    if (script) await saved(theirs, key)
    else await theirs.waitForLoadState()
    await save(mine, second)
    const choice = item(mine, key).locator('.clash-choice')
    await choice.waitFor()
    assert.match(await choice.innerText(), /colleague/i, 'the other person is not named')
    await choice.locator('button[data-mine=true]').click()
    await choice.waitFor({ state: 'detached' })
    await theirs.goto(area)
    assert.ok(await option(theirs, key, second).isChecked(), 'the chosen answer is not in force')
    assert.ok(
      (await item(theirs, key).locator('details.history li').count()) >= 3,
      'an answer is missing from the history',
    )
    await Promise.all([mine.context().close(), theirs.context().close()])
  })
}

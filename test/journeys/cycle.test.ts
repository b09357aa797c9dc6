import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type Edition, isNumber, readEdition } from '#instruments'
import { href } from '#routes'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { flawsOf, followLink, signIn, signInSecretariat, visit } from './visit.ts'

let browser: Browser
let program: RunningProgram
let edition: Edition

before(async () => {
  edition = await readEdition(join(import.meta.dirname, '..', '..', 'instruments'), 'icc-index/2026')
  browser = await launchBrowser()
})
after(() => browser.close())

const press = (page: Page, selector: string) => page.locator(`main ${selector}`).first().click()
/** Pressed, and answered with a page that is no refusal. */
async function done(page: Page, selector: string): Promise<void> {
  const from = page.url()
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), press(page, selector)])
  await page.waitForLoadState()
  assert.equal(await page.locator('main [aria-invalid=true], main .refusal').count(), 0, `${from} → ${page.url()}`)
}

/** Somebody new follows the link of their invitation, says their name, and signs in. */
async function acceptInvitation(page: Page, lang: string, email: string): Promise<void> {
  const link = page.locator('section.message').filter({ hasText: email }).locator('a.button').first()
  for (let tries = 0; tries < 50; tries += 1) {
    await page.goto(href('outbox', {}))
    if ((await link.count()) > 0) break
  }
  await link.click()
  await page.locator('input[name=name]').fill(email.split('@')[0] ?? '')
  await press(page, 'form button[type=submit]')
  await page.waitForLoadState()
  if (!/\/desk/.test(page.url())) await followLink(page, lang, email)
}

/** What a department fills in: an answer to every question, the best for some and the least for others. */
function sheet(without: readonly string[]): string {
  const answers = edition.items
    .filter(({ key, applies_if: guard }) => !without.includes(key) && !guard)
    .map((item, at) => {
      if (item.kind === 'single') return { item: item.key, value: item.options.at(at % 2 === 0 ? -1 : 0)?.code ?? '' }
      if (item.kind === 'multiple') {
        return { item: item.key, value: item.options.find(({ exclusive }) => !exclusive)?.code ?? '' }
      }
      const { min = 0, max = 10 } = isNumber(item) ? item : {}
      return { item: item.key, value: String(Math.max(min, Math.min(10, max))) }
    })
  return JSON.stringify({ answers })
}

/** An expert marks every answer of an area, and proposes another to one. */
async function agreeWith(page: Page, area: string, proposed = ''): Promise<void> {
  for (const { key } of edition.items.filter((item) => item.area === area)) {
    const verdict = page.locator(`input[name="${key}.verdict"][value=${key === proposed ? 'propose' : 'agree'}]`)
    if ((await verdict.count()) === 0) continue
    await verdict.check()
    await page.locator(`input[name="${key}.confidence"][value=high]`).check()
  }
}

for (const { script, lang } of [
  { script: true, lang: 'en' },
  { script: false, lang: 'fr' },
]) {
  test(`${script ? 'with' : 'without'} script: from the invitation of departments to the published report and the first action`, async (t) => {
    program = await startProgram()
    t.after(() => program.stop())
    const open = () => visit(browser, program, { lang, script })
    // The rules are asked by a script of their own.
    const isSound = async (page: Page) => assert.deepEqual(script ? await flawsOf(page) : [], [])
    const [coordinator, expert, second, secretariat] = await Promise.all([open(), open(), open(), open()])

    // The coordinator opens a round, and two departments answer with it.
    await signIn(coordinator, lang)
    await coordinator.goto(href('rounds', { lang }))
    const choice = coordinator.locator('select[name=round]')
    const newest = choice.locator('option').filter({ hasText: 'Hestrild' }).first()
    await choice.selectOption((await newest.getAttribute('value')) ?? '')
    await coordinator.locator('form').filter({ has: choice }).locator('button[type=submit]').click()
    await coordinator.waitForURL(/\/rounds\/(?!open)[\w-]{8,}/)
    const round = new URL(coordinator.url()).pathname
    const departments = { culture: 'COM-01', schools: 'EDU-01' }
    for (const name of Object.keys(departments)) {
      await coordinator.goto(`${round}/departments`)
      const form = coordinator.locator('form').filter({ has: coordinator.locator('input[name=act][value=add]') })
      await form.locator('input[name=name]').fill(name)
      await form.locator('textarea[name=emails]').fill(`${name}@demonstration.example`)
      await form.locator('button[type=submit]').click()
      await coordinator.getByText(`${name}@demonstration.example`).first().waitFor()
    }
    for (const [name, key] of Object.entries(departments)) {
      const page = await open()
      await acceptInvitation(page, lang, `${name}@demonstration.example`)
      const area = edition.items.find((one) => one.key === key)?.area
      await page.goto(`${round}/areas/${area}`)
      const field = page.locator(`fieldset[data-item="${key}"]`)
      await field.locator('input[type=radio]').nth(1).check()
      if (script) await field.locator('.save-state.saved').waitFor({ state: 'visible' })
      else await press(page, 'form p.actions > button[type=submit]:visible')
      await page.goto(`${round}/areas/${area}`)
      assert.ok(
        await page.locator(`fieldset[data-item="${key}"] input[type=radio]`).nth(1).isChecked(),
        `${name}: ${key}`,
      )
      await page.context().close()
    }

    // What other departments filled in comes as a file; the mandate holder signs off, reopens and signs off again.
    await coordinator.goto(`${round}/exchange`)
    const buffer = Buffer.from(sheet(Object.values(departments)))
    await coordinator
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer })
    await done(coordinator, 'form[enctype] button')
    await isSound(coordinator)
    await done(coordinator, 'form:has(input[name=confirm]) button')
    const signOff = async () => {
      await coordinator.goto(round)
      await coordinator.locator('input[name=publication][value=areas]').check()
      await coordinator.locator('form[action$="/submit"] input[name=confirm]').check()
      await done(coordinator, 'form[action$="/submit"] button[type=submit]')
    }
    await signOff()
    await coordinator.goto(round)
    const reopening = coordinator.locator('details').filter({ has: coordinator.locator('form[action$="/reopen"]') })
    if ((await reopening.count()) > 0) await reopening.first().locator('summary').click()
    await coordinator.locator('form[action$="/reopen"] textarea').fill('One source was missing.')
    await done(coordinator, 'form[action$="/reopen"] button[type=submit]')
    await signOff()

    // The secretariat assigns two experts.
    await signInSecretariat(secretariat, lang)
    await secretariat.goto(href('reviews', { lang }))
    await isSound(secretariat)
    for (const [part, account] of [
      ['lead', 'demonstration-expert'],
      ['blind', 'demonstration-second-expert'],
    ]) {
      await secretariat.goto(`${round}/review`)
      const form = secretariat
        .locator('form')
        .filter({ has: secretariat.locator(`button[name=assign][value=${part}]`) })
      await form.locator(`input[value=${account}]`).check()
      await form.locator(`button[name=assign]`).click()
      await secretariat.waitForLoadState()
    }

    // The first agrees but asks once and proposes once; the second scores an area without sight of the first.
    const [asked, proposed] = ['EDU-01', 'COM-01']
    await signIn(expert, lang, 'expert@demonstration.example')
    for (const area of edition.areas) {
      await expert.goto(`${round}/review/areas/${area}`)
      await agreeWith(expert, area, proposed)
      if (area === 'commitment') {
        const folded = expert.locator(`details:has([name="${proposed}.reason"]):not([open]) > summary`)
        if ((await folded.count()) > 0) await folded.first().click()
        await expert.locator(`[name="${proposed}.reason"]`).fill('The decision of May says more.')
        await expert.locator(`input[name="${proposed}"][value=by_executive]`).check()
      }
      if (area === 'education') {
        const folded = expert.locator(`details:has([name="${asked}.question"]):not([open]) > summary`)
        if ((await folded.count()) > 0) await folded.first().click()
        await expert.locator(`[name="${asked}.question"]`).fill('Of which school year are the figures?')
      }
      await done(expert, 'form:has(input[name$=".verdict"]) button[type=submit]')
    }
    await signIn(second, lang, 'second-expert@demonstration.example')
    for (const area of edition.areas) {
      await second.goto(`${round}/review/areas/${area}`)
      assert.doesNotMatch(await second.locator('main').innerText(), /The decision of May/, 'the second sees the first')
      await agreeWith(second, area)
      await done(second, 'form:has(input[name$=".verdict"]) button[type=submit]')
    }
    await second.goto(`${round}/review`)
    await done(second, 'form[action$="/finish"] button')

    // The place answers and contests, the expert decides, the secretariat validates.
    const say = async (page: Page, [form, text, step]: [string, string | undefined, string]) => {
      await page.goto(`${round}/review`)
      const own = page.locator(`form[action*="${form}"]`).filter({ has: page.locator(`button[value=${step}]`) })
      if (text) await own.locator('textarea').fill(text)
      await done(page, `form[action*="${form}"] button[value=${step}]`)
    }
    await coordinator.goto(`${round}/review`)
    await isSound(coordinator)
    await say(coordinator, [`${asked}/answer`, 'Of 2025/26.', 'answered'])
    await say(coordinator, [`${proposed}/reply`, 'The council has not voted yet.', 'contested'])
    await say(expert, [`${asked}/decide`, undefined, 'closed'])
    await say(expert, [`${proposed}/decide`, 'Its executive has decided.', 'kept'])
    await expert.goto(`${round}/review`)
    await done(expert, 'form[action$="/finish"] button')
    await expert.goto(`${round}/review`)
    while ((await expert.locator('button[name=step][value=settled]').count()) > 0) {
      await done(expert, 'button[name=step][value=settled]')
      await expert.goto(`${round}/review`)
    }
    await secretariat.goto(`${round}/review/validate`)
    await isSound(secretariat)
    await secretariat.locator('input[name=confirm]').check()
    await done(secretariat, 'form[action$="/validate"] button')

    // The expert writes, the place checks and approves, the secretariat publishes.
    await expert.goto(`${round}/report/edit/summary`)
    await isSound(expert)
    const text = expert.locator('textarea[name=text]')
    await text.fill(`${await text.inputValue()}\n\nHestrild has just begun.`)
    await done(expert, 'form.report-text button[value=save]')
    const work = async (page: Page) => {
      await page.goto(`${round}/report`)
      const folded = page.locator(
        'details.report-work:not([open]) > summary, details:has(form[action*="/report/"]):not([open]) > summary',
      )
      if ((await folded.count()) > 0) await folded.first().click()
    }
    await work(coordinator)
    await coordinator.locator('form[action$="/checks"] textarea').fill('We began in 2025.')
    await done(coordinator, 'form[action$="/checks"] button')
    await work(expert)
    await expert.locator('form[action$="/settle"] textarea').fill('Corrected.')
    await done(expert, 'form[action$="/settle"] button')
    await work(coordinator)
    await coordinator.locator('form[action$="/approve"] input[name=read]').check()
    await done(coordinator, 'form[action$="/approve"] button[value=yes]')
    await work(secretariat)
    await done(secretariat, 'form[action$="/publish"] button')
    const anybody = await open()
    assert.equal((await anybody.goto(`${round}/report`))?.status(), 200, 'the published report is not public')
    await isSound(anybody)
    const pdf = await anybody.request.get(`${round}/report.pdf`)
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')

    // A recommendation becomes an objective with its first action.
    await coordinator.goto(`${round}/strategy`)
    const folded = coordinator.locator('details:not([open]):has(button[value^="accept:"]) > summary')
    if ((await folded.count()) > 0) await folded.first().click()
    await done(coordinator, 'button[name=do][value^="accept:"]')
    await coordinator.locator('a[href*="/actions/new"]').first().click()
    await coordinator.locator('input[name=title]').fill('A decision of the council')
    await coordinator.locator('input[name=owner]').fill('Office of the mayor')
    await coordinator.locator('input[name=due]').fill('2027-06-30')
    await done(coordinator, 'form:has(input[name=owner]) button[type=submit]')
    await coordinator.goto(`${round}/strategy`)
    assert.match(await coordinator.locator('main').innerText(), /A decision of the council[^]*Office of the mayor/)
    await isSound(coordinator)
    for (const page of [coordinator, expert, second, secretariat, anybody]) await page.context().close()
  })
}

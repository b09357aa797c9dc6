import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { href } from '#routes'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { flawsOf, signIn, signInSecretariat, visit } from './visit.ts'

let browser: Browser
let program: RunningProgram
/** Signed in once with its second factor. */
let secretariatCookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>> = []
const lang = 'en'
/** Of the demonstration: open, and answered by half. */
const survey = 'demonstration-discrimination'
const board = href('survey', { lang, survey })

before(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
})
after(async () => {
  await browser.close()
  await program.stop()
})

/** The rules of accessibility are a script themselves. */
const isSound = async (page: Page, script: boolean) => script && assert.deepEqual(await flawsOf(page), [])
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()

/** The link of a member, as the board shows it. */
async function linkOf(page: Page, member: string): Promise<string> {
  const row = page.locator('tr', { hasText: member })
  await row.locator('summary').click()
  return new URL(await row.locator('code').innerText()).pathname
}

async function answer(page: Page, script: boolean, link: string, measure: string) {
  await page.goto(link)
  await isSound(page, script)
  const form = page.locator('form.survey-form')
  await form.locator('input[type=radio]:not([value=""])').first().check()
  await form.locator('textarea[name=MEASURE]').fill(measure)
  await press(page, 'Save and go on later')
  await page.locator('.notice.success').waitFor()
  assert.equal(await page.locator('textarea[name=MEASURE]').inputValue(), measure)
  await press(page, 'Send the answers')
  await page.getByRole('button', { name: 'Take back and change' }).waitFor()
  await isSound(page, script)
}

for (const script of [true, false]) {
  test(`two members answer by their links, and one text becomes a practice ${script ? 'with' : 'without'} script`, async () => {
    const [first, second] = script ? (['Brannoreth', 'Asuneli'] as const) : (['Quillandre', 'Pelioru'] as const)
    const desk = await visit(browser, program, { lang, script })
    if (script) await signInSecretariat(desk, lang)
    else await desk.context().addCookies(secretariatCookies)
    await desk.goto(board)
    const links = [await linkOf(desk, first), await linkOf(desk, second)]
    const stranger = await visit(browser, program, { lang, script, width: 360 })
    const measure = `A door that opens at ${first}`
    await answer(stranger, script, links[0] ?? '', `${measure}. Neighbours hold it.`)
    await answer(stranger, script, links[1] ?? '', 'Nothing yet.')
    await desk.goto(board)
    assert.match(await desk.locator('tr', { hasText: first }).innerText(), /Sent/)
    await isSound(desk, script)
    await desk.goto(href('surveyResults', { lang, survey }))
    await isSound(desk, script)
    await desk.locator('.survey-told > li', { hasText: measure }).getByRole('button').click()
    await desk.waitForURL(/drafts/)
    await isSound(desk, script)
    for (const [name, text] of Object.entries({
      purpose: 'Open',
      rationale: 'Shut',
      impact: 'Open',
      measures: '3 doors',
    })) {
      await desk.locator(`[name=${name}-en]`).fill(text)
    }
    await desk.locator('select[name=area]').selectOption('neighbourhoods')
    await desk.locator('input[name=from]').fill('2025')
    await press(desk, 'Save and ask the place for its approval')
    await desk.locator('.notice.success').waitFor()
    const draft = new URL(desk.url()).pathname
    const own = await visit(browser, program, { lang, script })
    await signIn(own, lang)
    await own.goto(draft)
    await isSound(own, script)
    await press(own, 'Publish')
    await own.waitForURL(/done=approved/)
    if (script) secretariatCookies = await desk.context().cookies()
    for (const page of [desk, stranger, own]) await page.context().close()
  })
}

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { flawsOf, visit, widths } from './visit.ts'

let browser: Browser
let program: RunningProgram

before(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
})
after(async () => {
  await browser.close()
  await program.stop()
})

const tick = (page: Page, item: string, code: string) => page.locator(`input[name="${item}"][value="${code}"]`).check()
const ask = (page: Page) => page.locator('form.checklist .actions button:not([name])').click()
/** Of the result that is on its way, once all of it is there. */
async function scores(page: Page, count: number): Promise<string[]> {
  const figures = page.locator('.checklist-figure > strong')
  await figures.nth(count - 1).waitFor()
  return figures.allInnerTexts()
}

/** The first statement of every question. */
async function tickFirst(page: Page): Promise<void> {
  for (const options of await page.locator('fieldset.item .options').all())
    await options.locator('input').first().check()
}

/** All three checklists of a project, one after the other: where the last leads. */
async function fillAll(page: Page, lang: string): Promise<void> {
  await page.goto(href('home', { lang }))
  await page
    .locator(`main a[href="${href('checklists', { lang })}"]`)
    .first()
    .click()
  await page.locator('main .grid a').first().click()
  await page.locator('input[name=title]').fill('A garden for all')
  await tickFirst(page)
  await ask(page)
  for (const filled of [1, 2]) {
    assert.equal((await scores(page, filled)).length, filled)
    await page.locator('.checklist-onward button[formaction]').first().click()
    assert.equal(await page.locator('input[name=title]').inputValue(), 'A garden for all')
    await tickFirst(page)
    await ask(page)
  }
}

for (const script of [true, false]) {
  test(`three checklists end side by side, ${script ? 'with' : 'without'} script, and nothing stands in an address`, async () => {
    const page = await visit(browser, program, { script })
    await fillAll(page, 'en')
    assert.deepEqual(await scores(page, 3), ['25 of 100', '25 of 100', '25 of 100'])
    assert.equal(new URL(page.url()).search, '')
    assert.deepEqual(await page.context().cookies(), [])
    await page.context().close()
  })

  test(`what was saved opens again where its owner stopped, ${script ? 'with' : 'without'} script`, async () => {
    const page = await visit(browser, program, { script })
    await page.goto(href('checklist', { lang: 'en', checklist: 'real-equality' }))
    await tick(page, 'RE-01', 'who')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('button[name=do][value=json]').click(),
    ])
    assert.match(download.suggestedFilename(), /^real-equality-\d{4}-\d\d-\d\d\.json$/)
    const file = await readFile(await download.path())
    await page.goto(href('checklists', { lang: 'en' }))
    const input = page.locator('input[type=file]')
    await input.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: file })
    await page.locator('#open button').click()
    assert.ok(await page.locator('input[name="RE-01"][value="who"]').isChecked())
    await page.context().close()
  })

  test(`going back from the result keeps what was ticked, ${script ? 'with' : 'without'} script`, async () => {
    const page = await visit(browser, program, { script })
    await page.goto(href('checklist', { lang: 'en', checklist: 'real-equality' }))
    await tick(page, 'RE-01', 'who')
    await ask(page)
    await page.locator('.checklist-figure').waitFor()
    await page.goBack()
    assert.ok(await page.locator('input[name="RE-01"][value="who"]').isChecked())
    await page.context().close()
  })
}

for (const lang of languages) {
  for (const width of widths) {
    test(`no page of the checklists in ${lang} at ${width} px breaks an accessibility rule or scrolls sideways`, async () => {
      const page = await visit(browser, program, { lang, width })
      const broken: string[] = []
      const look = async () => void broken.push(...(await flawsOf(page)))
      await page.goto(href('checklists', { lang }))
      await look()
      await page.locator('#open button').click()
      await look()
      for (const checklist of ['real-equality', 'systemic-discrimination']) {
        await page.goto(href('checklist', { lang, checklist }))
        await look()
        await ask(page)
        await look()
        await tickFirst(page)
        await ask(page)
        await look()
      }
      await fillAll(page, lang)
      await look()
      assert.deepEqual(broken, [])
      await page.context().close()
    })
  }
}

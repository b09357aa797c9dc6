import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
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

const place = 'brannoreth-qn'
const count = 18
const step = (page: Page, screen: string, at = 0) => page.locator(`#${screen} .test-steps a`).nth(at).click()
const shown = (page: Page) => page.locator('.screen:visible').evaluateAll((screens) => screens.map(({ id }) => id))

/** Answers what can be ticked, means to try the first thing, and skips every fifth question. */
async function answerAll(page: Page): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    assert.deepEqual(await shown(page), [`q${number}`], 'one question a screen')
    assert.match(await page.locator(`#q${number} .test-progress`).innerText(), new RegExp(`^${number}\\D+${count}\\b`))
    if (number % 5 === 0) {
      await step(page, `q${number}`, 2)
      continue
    }
    const first = page.locator(`#q${number} :is(input, select, textarea)`).first()
    const kind = await first.evaluate((field) => field.getAttribute('type') ?? field.localName)
    if (kind === 'select') await first.selectOption({ index: 1 })
    else if (kind === 'textarea') await first.fill('Soup')
    else await first.check()
    await step(page, `q${number}`)
    assert.deepEqual(await shown(page), [`r${number}`])
    if (number === 1) await page.locator('#r1 .test-try input').check()
    await step(page, `r${number}`)
  }
}

for (const script of [true, false]) {
  describe(`the citizenship test alone, ${script ? 'with' : 'without'} script`, () => {
    test('from the home page to one’s page and to giving one’s answers', async () => {
      const page = await visit(browser, program, { script })
      await page.goto(href('home', { lang: 'en' }))
      await page.locator(`main a[href="${href('citizenshipTest', { lang: 'en' })}"]`).click()
      await page.locator('.actions a.button').click()
      await page.locator('#q1').waitFor()
      await answerAll(page)
      await page.locator('#end button').click()
      assert.match(await page.locator('main').innerText(), /6 of 6 themes/)
      assert.equal(await page.locator('.test-tried li').count(), 1)
      assert.equal(await page.locator('.test-circle > .explored').count(), count - 3)
      assert.equal(new URL(page.url()).search, '')
      await page.locator('#give-age').selectOption('30_44')
      await page.locator('#give button').click()
      await page.waitForURL(/thanks/)
      assert.deepEqual(await page.context().cookies(), [])
      await page.context().close()
    })

    test('Back leads to the screen before, with the answers still there', async () => {
      const page = await visit(browser, program, { script })
      await page.goto(href('citizenshipTestQuestions', { lang: 'en' }))
      assert.deepEqual(await shown(page), ['q1'], 'the first without being asked for')
      await page.locator('#q1 input').nth(1).check()
      await step(page, 'q1')
      await step(page, 'r1')
      await page.goBack()
      assert.deepEqual(await shown(page), ['r1'])
      await page.goBack()
      assert.deepEqual(await shown(page), ['q1'])
      assert.equal(await page.locator('#q1 input:checked').count(), 1)
      await page.goto(`${href('citizenshipTestQuestions', { lang: 'en' })}#end`)
      await page.locator('#end button').click()
      await page.waitForSelector('#give')
      await page.goBack()
      assert.equal(await page.locator('#q1 input:checked').count(), 1, 'also from one’s page')
      await page.context().close()
    })

    test('an answer that does not fit is shown first, and the way on is short', async () => {
      const page = await visit(browser, program, { script })
      await page.goto(`${href('citizenshipTestQuestions', { lang: 'en' })}#q7`)
      for (const at of [0, 1]) await page.locator('#q7 select').nth(at).selectOption({ index: 1 })
      await step(page, 'q7')
      await page.goto(`${page.url().replace(/#.*/, '')}#end`)
      await page.locator('#end button').click()
      assert.deepEqual(await shown(page), ['q7'])
      await page.locator('#q7 select').nth(1).selectOption({ index: 2 })
      await page.locator('.notice a[href="#end"]').click()
      await page.locator('#end button').click()
      await page.waitForSelector('#give')
      await page.context().close()
    })
  })
}

describe('pages of the test', () => {
  for (const lang of languages) {
    for (const width of widths) {
      test(`no barrier and no sideways scroll: ${lang}, ${width} px`, async () => {
        const page = await visit(browser, program, { lang, width })
        for (const address of [
          href('citizenshipTest', { lang }, { place }),
          `${href('citizenshipTestQuestions', { lang }, { place })}#q7`,
          `${href('citizenshipTestQuestions', { lang }, { place })}#r1`,
          href('citizenshipTestPrint', { lang }, { large: 1 }),
          href('placeTest', { lang, id: place }, { by: 'gender', is: 'woman' }),
          href('placeTestLeaflet', { lang, id: place }),
        ]) {
          await page.goto('about:blank')
          await page.goto(address)
          assert.deepEqual(await flawsOf(page), [], address)
        }
        await page.goto(href('citizenshipTestQuestions', { lang }))
        await page.locator('#q1 input').first().check()
        await page.goto(`${page.url()}#end`)
        await page.locator('#end button').click()
        await page.waitForSelector('#give')
        assert.deepEqual(await flawsOf(page), [], 'one’s page')
        await page.context().close()
      })
    }
  }
})

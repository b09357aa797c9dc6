import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { href } from '#routes'
import { launchBrowser } from '../test/browser.ts'
import { signIn, visit, widths } from '../test/journeys/visit.ts'
import { startProgram } from '../test/program.ts'

/** The pages that people see first, as pictures for the documentation: `node bin/icc.mjs --tool screenshots`. */
const folder = join(import.meta.dirname, '..', 'docs', 'screenshots')
mkdirSync(folder, { recursive: true })

/** Rounds with a published report, in the language of each. */
const complete = { en: 'brannoreth-qn-2024', fr: 'quillandre-qm-2024' } as const

/** Of the record, in one language and width each: they look alike in the others. */
const record = [
  ['annual-report', 'en', 1280, href('annualReport', { lang: 'en', year: '2020' })],
  ['annual-report', 'fr', 1280, href('annualReport', { lang: 'fr', year: '2020' })],
  ['search', 'en', 1280, href('search', { lang: 'en' }, { q: 'rumours' })],
  ['events', 'en', 1280, href('events', { lang: 'en' })],
  ['theme', 'fr', 360, href('theme', { lang: 'fr', id: 'anti-rumours' })],
  ['citizenship-test', 'fr', 360, `${href('citizenshipTestQuestions', { lang: 'fr' })}#q2`],
  ['citizenship-test', 'en', 1280, `${href('citizenshipTestQuestions', { lang: 'en' })}#q8`],
  ['checklist', 'en', 1280, href('checklist', { lang: 'en', checklist: 'real-equality' })],
  ['publication', 'en', 360, href('publication', { lang: 'en', id: 'guide-competence' })],
] as const

const [browser, program] = await Promise.all([launchBrowser(), startProgram()])
for (const lang of ['en', 'fr'] as const) {
  for (const width of widths) {
    const page = await visit(browser, program, { lang, width })
    await shoot(page, 'home', href('home', { lang }), lang, width)
    await shoot(page, 'places', href('places', { lang }), lang, width)
    await shoot(page, 'charts', href('charts', { lang }), lang, width)
    await shoot(page, 'profile', href('chart', { lang, chart: 'profile' }), lang, width)
    await shoot(page, 'what-if', href('whatIf', { lang }), lang, width)
    await shoot(page, 'report', href('report', { lang, round: complete[lang] }), lang, width)
    await signIn(page, lang)
    const round = await linkOn(page, href('rounds', { lang }), /\/rounds\/(?!open)[\w-]+$/)
    const result = await linkOn(page, href('rounds', { lang }), /\/results\/\w+$/)
    await shoot(page, 'answering', `${round}/areas/public_services`, lang, width)
    await shoot(page, 'result', result, lang, width)
    await shoot(page, 'departments', `${round}/departments`, lang, width)
    await shoot(page, 'review', `${href('review', { lang, round: complete[lang] })}/areas/education`, lang, width)
    await shoot(page, 'strategy', href('strategy', { lang, round: complete[lang] }), lang, width)
    await shoot(page, 'desk', href('desk', { lang }), lang, width)
    if ((lang === 'en') === (width === 1280)) {
      await shoot(page, 'annual-survey', href('survey', { lang, survey: 'demonstration-annual-2026' }), lang, width)
      await shoot(page, 'city-test', href('placeTest', { lang, id: 'brannoreth-qn' }), lang, width)
    }
    await page.context().close()
  }
}
for (const [name, lang, width, address] of record) {
  const page = await visit(browser, program, { lang, width })
  await shoot(page, name, address, lang, width)
  await page.context().close()
}
await browser.close()
await program.stop()

async function linkOn(page: Page, from: string, pattern: RegExp): Promise<string> {
  await page.goto(from)
  const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  return links.find((address) => pattern.test(address)) ?? from
}

/** What fits on two screens: a whole page would be a ribbon. */
async function shoot(page: Page, name: string, address: string, lang: string, width: number): Promise<void> {
  await page.goto(address)
  const height = Math.min(width === 360 ? 1400 : 1700, await page.evaluate(() => document.documentElement.scrollHeight))
  await page.setViewportSize({ width, height })
  await page.screenshot({ path: join(folder, `${name}-${lang}-${width}.png`) })
  await page.setViewportSize({ width, height: 900 })
}

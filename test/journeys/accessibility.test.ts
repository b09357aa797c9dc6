import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { launchBrowser } from '../browser.ts'
import { type RunningProgram, startProgram } from '../program.ts'
import { flawsOf, signIn, signInSecretariat, visit, type VisitOptions, widths } from './visit.ts'

let browser: Browser
let program: RunningProgram

/** Once each: a code of the second factor is taken one time only. */
const signedIn: Record<string, NonNullable<VisitOptions['as']>> = {}

before(async () => {
  ;[browser, program] = await Promise.all([launchBrowser(), startProgram()])
  for (const [reader, enter] of [
    ['coordinator', (page: Page) => signIn(page, 'en')],
    ['expert', (page: Page) => signIn(page, 'en', 'expert@demonstration.example')],
    ['secretariat', (page: Page) => signInSecretariat(page, 'en')],
  ] as const) {
    const page = await visit(browser, program)
    await enter(page)
    signedIn[reader] = await page.context().storageState()
    await page.context().close()
  }
})
after(async () => {
  await browser.close()
  await program.stop()
})

/** Every kind of page that anybody may read. */
async function openAddresses(page: Page, lang: string): Promise<string[]> {
  const fixed = [
    href('home', { lang }),
    href('about', { lang }),
    href('places', { lang }),
    href('places', { lang }, { q: 'zzzz' }),
    href('places', { lang }, { set: 'demonstration' }),
    href('place', { lang, id: 'oslo-no' }),
    href('place', { lang, id: 'botkyrka-se' }),
    href('networks', { lang }),
    href('network', { lang, id: 'reci' }),
    href('practices', { lang }),
    href('officialResults', { lang }),
    href('data', { lang }),
    href('charts', { lang }),
    href('charts', { lang }, { set: 'real' }),
    href('chart', { lang, chart: 'profile' }, { form: 'radar', place: 'quillandre-qm', with: 'vazmirok-qp' }),
    href('chart', { lang, chart: 'change' }, { by: 'areas' }),
    href('chart', { lang, chart: 'places' }, { country: 'XX', pick: 'quillandre-qm', year: 1850 }),
    href('chart', { lang, chart: 'heat' }, { set: 'real' }),
    href('chartEmbed', { lang, chart: 'scatter' }, { axis: 'foreign_born', country: 'QM' }),
    href('whatIf', { lang }),
    href('indexAudit', { lang }),
    href('placeCertainty', { lang, id: 'quillandre-qm' }),
    href('permissions', { lang }),
    href('accessibility', { lang }),
    href('privacy', { lang }),
    href('legal', { lang }),
    href('experts', { lang }),
    href('signIn', { lang }),
    href('signInSent', { lang }, { email: 'someone@example.org' }),
    href('signInLink', { lang, token: 'x' }),
    href('outbox', {}),
    `/${lang}/nothing-here`,
  ]
  return [
    ...fixed,
    ...(await linksOn(page, href('charts', { lang }), /\/charts\/[a-z]+$/)),
    await firstLink(page, href('practices', { lang }), /\/practices\/[^?]+$/),
    await firstLink(page, href('about', { lang }), /\/index\/icc/),
    await firstLink(page, href('officialResults', { lang }), /\/official-results\/[0-9a-f]+$/),
  ]
}

/** What the mandates of somebody open: all that stands on the desk, and the first of each list behind it. */
async function deskAddresses(page: Page, lang: string): Promise<string[]> {
  const desk = href('desk', { lang })
  return [desk, ...(await linksOn(page, desk, /^\/[a-z]{2}\//))]
}

async function coordinatorAddresses(page: Page, lang: string): Promise<string[]> {
  const round = await firstLink(page, href('rounds', { lang }), /\/rounds\/[^/]+$/)
  const area = await firstLink(page, round, /\/areas\/[^/]+$/)
  const result = await firstLink(page, href('rounds', { lang }), /\/results\/[^/]+$/)
  return [
    ...(await deskAddresses(page, lang)),
    round,
    area,
    result,
    `${result}/publication`,
    `${result}?as=total`,
    ...(await openRoundAddresses(page, round)),
    ...(await finishedRoundAddresses(page, lang)),
    ...(await draftAddresses(page, lang)),
    href('officialNew', { lang }, { place: 'quillandre-qm' }),
    href('sessions', { lang }),
    href('secondFactor', { lang }),
  ]
}

/** What a place does of a round while it answers. */
async function openRoundAddresses(page: Page, round: string): Promise<string[]> {
  return [
    `${round}/departments`,
    ...(await linksOn(page, `${round}/departments`, /\/departments\/[^/]+$/)).slice(0, 1),
    `${round}/exchange`,
    `${round}/submit`,
    `${round}/evidence/COM-01`,
  ]
}

/** What comes of a round, up to its visit and strategy. */
async function finishedRoundAddresses(page: Page, lang: string): Promise<string[]> {
  const round = href('round', { lang, round: 'brannoreth-qn-2024' })
  const strategy = `${round}/strategy`
  return [
    round,
    `${round}/review`,
    await firstLink(page, `${round}/review`, /\/review\/areas\/[^/#]+/),
    `${round}/report`,
    strategy,
    `${strategy}/objectives/new`,
    await firstLink(page, strategy, /\/objectives\/[^/]+$/),
    await firstLink(page, strategy, /\/actions\/[^/]+$/),
    `${round}/visit`,
  ]
}

async function draftAddresses(page: Page, lang: string): Promise<string[]> {
  const drafts = href('practiceDrafts', { lang })
  return [drafts, await firstLink(page, drafts, /\/drafts\/[^/]+$/)]
}

async function expertAddresses(page: Page, lang: string): Promise<string[]> {
  const review = await firstLink(page, href('reviews', { lang }), /\/review$/)
  return [
    ...(await deskAddresses(page, lang)),
    href('reviews', { lang }),
    review,
    await firstLink(page, review, /\/review\/areas\/[^/#]+/),
    ...(await linksOn(page, href('visits', { lang }), /\/visits\/[^/]+$/)).slice(0, 1),
  ]
}

async function secretariatAddresses(page: Page, lang: string): Promise<string[]> {
  const review = await firstLink(page, href('reviews', { lang }), /\/review$/)
  return [
    href('reviews', { lang }),
    review,
    review.replace(/review$/, 'report'),
    href('reportGuide', { lang }),
    await firstLink(page, href('visits', { lang }), /\/visits\/[^/]+$/),
    href('practiceMapping', { lang }),
    ...(await draftAddresses(page, lang)),
    ...(await deskAddresses(page, lang)),
    href('officialNew', { lang }, { q: 'quillandre' }),
    href('place', { lang, id: 'quillandre-qm' }),
    await firstLink(page, href('accessions', { lang }), /\/accessions\/[^/]+$/),
  ]
}

async function linksOn(page: Page, from: string, pattern: RegExp): Promise<string[]> {
  await page.goto(from)
  const links = await page
    .locator('main a')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  return [...new Set(links.filter((address) => pattern.test(address)))]
}

async function firstLink(page: Page, from: string, pattern: RegExp): Promise<string> {
  const [link] = await linksOn(page, from, pattern)
  assert.ok(link, `${from} links to no ${pattern}`)
  return link
}

const readers: Readonly<Record<string, (page: Page, lang: string) => Promise<string[]>>> = {
  anybody: openAddresses,
  coordinator: coordinatorAddresses,
  expert: expertAddresses,
  secretariat: secretariatAddresses,
}

for (const lang of languages) {
  for (const width of widths) {
    for (const [reader, addresses] of Object.entries(readers)) {
      test(`no page of ${reader} in ${lang} at ${width} px breaks an accessibility rule or scrolls sideways`, async () => {
        const as = signedIn[reader]
        const page = await visit(browser, program, { lang, width, ...(as && { as }) })
        const broken: string[] = []
        for (const address of await addresses(page, lang)) {
          await page.goto(address)
          broken.push(...(await flawsOf(page)))
        }
        assert.deepEqual(broken, [])
        await page.context().close()
      })
    }
  }
}

test('the layout mirrors for languages written from right to left', async () => {
  const page = await visit(browser, program)
  await page.goto(href('places', { lang: 'en' }))
  const middle = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    assert.ok(box, `${selector} is not on the page`)
    return box.x + box.width / 2
  }
  const width = 1280
  const usual = { brand: await middle('.brand'), head: await middle('thead th') }
  await page.evaluate(() => (document.documentElement.dir = 'rtl'))
  const mirrored = { brand: await middle('.brand'), head: await middle('thead th') }
  for (const part of ['brand', 'head'] as const) {
    assert.ok(usual[part] < width / 2 && mirrored[part] > width / 2, `${part} stays at the left: ${mirrored[part]}`)
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.equal(overflow, 0)
  await page.context().close()
})

test('the keyboard reaches the content past the navigation, and everything in it', async () => {
  const page = await visit(browser, program)
  await page.goto(href('places', { lang: 'en' }))
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip')
  await page.keyboard.press('Enter')
  const inMain: string[] = []
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab')
    inMain.push(await page.evaluate(() => (document.activeElement?.closest('main') ? 'main' : 'elsewhere')))
  }
  assert.deepEqual(new Set(inMain), new Set(['main']))
  await page.context().close()
})

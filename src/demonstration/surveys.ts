import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Answer, Edition, Editions, Item } from '#instruments'
import { importSurvey, type ImportedInvited } from '#library'
import { type Chance, chanceOf } from './chance.ts'
import { type InventedMembership, isQuiet } from './membership.ts'
import { accounts, type DemonstrationAccount, seed, type World } from './model.ts'
import type { Tx } from './store.ts'

const said = z.strictObject({ en: z.string(), fr: z.string() })
const letter = z.strictObject({ subject: z.string(), text: z.string() })
const letters = z.strictObject({ en: letter, fr: letter })
const schema = z.strictObject({
  letters: z.strictObject({ annual: letters, thematic: letters }),
  plans: z.array(said),
  wishes: z.array(said),
  measures: z.array(said),
  effects: z.array(said),
})
type Words = z.infer<typeof schema>

const textsOf = (words: Words): Readonly<Record<string, readonly z.infer<typeof said>[]>> => ({
  PLANS: words.plans,
  WISH: words.wishes,
  MEASURE: words.measures,
  EFFECT: words.effects,
})

const day = 86_400_000
const before = (now: Date, days: number) => new Date(now.getTime() - days * day)

interface Inserting {
  readonly world: World
  readonly membership: InventedMembership
  readonly editions: Editions
  readonly dataFolder: string
  readonly now: Date
}

/** Two annual surveys with public totals, and one on a theme that is half answered. */
export async function insertSurveys(
  tx: Tx,
  { world, membership, editions, dataFolder, now }: Inserting,
): Promise<void> {
  const words = schema.parse(parse(await readFile(join(dataFolder, 'demonstration', 'surveys.yaml'), 'utf8')))
  const find = (id: string) => editions.list().find((edition) => edition.id === id)
  const shared = { kind: 'annual', demonstration: true, copied: false, letter: words.letters.annual } as const
  for (const { edition, opened, lift } of [
    { edition: find('annual-survey/2025'), opened: 365 + 42, lift: 0 },
    { edition: find('annual-survey/2026'), opened: 42, lift: 0.12 },
  ]) {
    if (!edition) continue
    const id = `demonstration-annual-${edition.edition}`
    const openedAt = before(now, opened)
    await importSurvey(tx, {
      ...shared,
      id,
      edition,
      openedAt,
      answersUntil: before(now, opened - 30)
        .toISOString()
        .slice(0, 10),
      closedAt: before(now, opened - 32),
      totalsPublicAt: before(now, opened - 35),
      invited: draw({ id, world, membership, edition, words, openedAt, days: 30, willing: 0.8 + lift, lift }),
    })
  }
  const theme = find('survey-systemic-discrimination/2026')
  if (!theme) return
  const id = 'demonstration-discrimination'
  const openedAt = before(now, 9)
  await importSurvey(tx, {
    id,
    kind: 'thematic',
    demonstration: true,
    edition: theme,
    copied: true,
    letter: words.letters.thematic,
    openedAt,
    answersUntil: before(now, -12).toISOString().slice(0, 10),
    closedAt: null,
    totalsPublicAt: null,
    invited: draw({ id, world, membership, edition: theme, words, openedAt, days: 8, willing: 0.5, lift: 0 }),
  })
}

interface Drawing {
  readonly id: string
  readonly world: World
  readonly membership: InventedMembership
  readonly edition: Edition
  readonly words: Words
  readonly openedAt: Date
  /** Within so many days whoever answers does. */
  readonly days: number
  /** Share of those who send; of the others some have begun or looked. */
  readonly willing: number
  /** How much more is known than the year before. */
  readonly lift: number
}

function draw({ id, world, membership, ...drawing }: Drawing): ImportedInvited[] {
  const chance = chanceOf(seed)
  const places = world.places.map((place) => ({
    who: place.id,
    placeId: place.id,
    networkId: null,
    writes: place.writes,
  }))
  const networks = world.networks.map((one) => ({
    who: one.id,
    placeId: null,
    networkId: one.id,
    writes: 'en' as const,
  }))
  const everybody = [...places, ...networks]
  const standing = standingsOf(
    chance,
    everybody.map(({ who }) => who),
  )
  return everybody.map(({ writes, who, placeId, networkId }) => {
    const whom = { placeId, networkId, mailed: written.has(who) }
    if (isQuiet(chance, membership, { id: who })) return whom
    const zeal = chance.share('survey', id, who)
    const firstOpenedAt = new Date(
      drawing.openedAt.getTime() + chance.share('survey', id, who, 'when') * drawing.days * day,
    )
    if (zeal > drawing.willing + 0.3) return whom
    if (zeal > drawing.willing + 0.15) return Object.assign(whom, { firstOpenedAt })
    const given = answersOf({ chance, who, standing: standing(who) }, writes, drawing)
    const sent = zeal <= drawing.willing
    const some = Object.fromEntries(Object.entries(given).slice(0, sent ? undefined : 3))
    return Object.assign(whom, { firstOpenedAt, answers: { given: some, savedAt: firstOpenedAt, sent } })
  })
}

/** Whoever an account acts for gets letters. */
const written = new Set(
  accounts.flatMap(({ places, network }: DemonstrationAccount) => [network ?? []].flat().concat(places)),
)

/** Where somebody stands among all, from 0 to below 1, by item: evenly spread, so that every answer is somebody's. */
function standingsOf(chance: Chance, all: readonly string[]) {
  return (who: string) =>
    (item: string): number => {
      const own = chance.share('survey', who, item)
      return all.filter((other) => chance.share('survey', other, item) < own).length / all.length
    }
}

interface Answering {
  readonly chance: Chance
  readonly who: string
  readonly standing: (item: string) => number
}

type Writing = Pick<Drawing, 'edition' | 'words' | 'lift'>

function answersOf(by: Answering, writes: 'en' | 'fr', { edition, words, lift }: Writing) {
  const { chance, who } = by
  const given = edition.items.flatMap((item): [string, Answer][] => {
    const answer = answerOf(by, item, lift)
    if (answer) return [[item.key, answer]]
    const texts = textsOf(words)[item.key]
    const text = texts?.[chance.below(texts.length, 'survey', who, item.key)]
    const wrote = item.kind === 'text' && chance.share('survey', who, item.key, 'wrote') < 0.6
    return text && wrote ? [[item.key, { state: 'answered', text: text[writes] }]] : []
  })
  return Object.fromEntries(given)
}

/** Some options are liked more than others, by all and by each; numbers and texts are nobody's guess. */
function answerOf({ chance, who, standing }: Answering, item: Item, lift: number): Answer | undefined {
  if (!('options' in item) || chance.share('survey', who, item.key, 'skip') < 0.04) return undefined
  const wish = (code: string) =>
    chance.share('survey', 'liked', item.key, code) + 1.2 * chance.share('survey', who, item.key, code)
  const codes = item.options.map(({ code }) => code)
  if (item.kind === 'ranking') {
    return { state: 'answered', ranking: codes.toSorted((a, b) => wish(b) - wish(a)).slice(0, item.most) }
  }
  if (item.kind === 'multiple') {
    const alone = item.options.find(({ exclusive }) => exclusive)?.code
    const chosen = codes.filter((code) => code !== alone && wish(code) > 1.2)
    if (chosen.length > 0) return { state: 'answered', codes: chosen }
    return alone === undefined ? undefined : { state: 'answered', codes: [alone] }
  }
  // What is better known has more at the upper end, and more so a year later.
  const steep = 1.25 - 0.5 * chance.share('survey', 'known', item.key) - lift
  const at = Math.min(Math.floor(standing(item.key) ** steep * codes.length), codes.length - 1)
  return { state: 'answered', codes: [codes[at] ?? ''] }
}

import { type Answer, type Edition, type Editions, findLatestEdition, type Item } from '#instruments'
import { ageBands, channels, genders, keepInventedRuns, testInstrument } from '#residents'
import { type Chance, chanceOf } from './chance.ts'
import { openPlace, seed } from './model.ts'
import type { Tx } from './store.ts'

/** Enough for some figures of every part to be shown, few enough for others to be held back. */
const people = 64
/** The first of them took the test over some weeks, all the others at a festival: answers are shown from twenty on. */
const before = 14
const festivalDaysAgo = 9
const weeks = 21

/** People who took the citizenship test in the place in the middle of its round. */
export async function insertTestRuns(tx: Tx, editions: Editions, now: Date): Promise<void> {
  const edition = findLatestEdition(editions, testInstrument)
  if (!edition) return
  const chance = chanceOf(seed)
  await keepInventedRuns(
    tx,
    Array.from({ length: people }, (_, i) => ({
      edition,
      placeId: openPlace,
      channel: weighted(chance, [5, 3, 2], channels, 'channel', i) ?? 'alone',
      gender: weighted(chance, [11, 10, 1, 3], [...genders, null], 'gender', i) ?? null,
      ageBand: weighted(chance, [2, 4, 6, 5, 3, 3], [...ageBands, null], 'age', i) ?? null,
      answers: answersOf(chance, edition, i),
      now: new Date(now.getTime() - daysAgo(chance, i) * 86_400_000),
    })),
  )
}

const daysAgo = (chance: Chance, person: number) =>
  festivalDaysAgo + (person < before ? chance.below(weeks, 'test', 'day', person) : 0)

function answersOf(chance: Chance, edition: Edition, person: number): Record<string, Answer> {
  const given = edition.items.flatMap((item) => {
    const codes = chance.share('test', 'skip', item.key, person) < 0.05 ? [] : codesOf(chance, item, person)
    if (codes.length === 0) return []
    const answer = item.kind === 'ranking' ? { ranking: codes } : { codes }
    return [[item.key, { state: 'answered' as const, ...answer }] as const]
  })
  return Object.fromEntries(given)
}

/** Some options are liked more than others; nobody writes anything. */
function codesOf(chance: Chance, item: Item, person: number): string[] {
  if (!('options' in item)) return []
  const wish = (code: string) =>
    chance.share('test', 'liked', item.key, code) + chance.share('test', item.key, code, person)
  if (item.kind === 'multiple') {
    const alone = item.options.find(({ exclusive }) => exclusive)
    if (alone && chance.share('test', 'none', item.key, person) < 0.1) return [alone.code]
    return item.options.filter(({ code, exclusive }) => !exclusive && wish(code) > 0.9).map(({ code }) => code)
  }
  const codes = item.options.map(({ code }) => code).toSorted((a, b) => wish(b) - wish(a))
  return codes.slice(0, item.kind === 'ranking' ? item.most : 1)
}

function weighted<T>(chance: Chance, weights: readonly number[], of: readonly T[], ...keys: (string | number)[]) {
  let left = chance.share('test', ...keys) * weights.reduce((sum, weight) => sum + weight, 0)
  return of.find((_, i) => (left -= weights[i] ?? 0) < 0)
}

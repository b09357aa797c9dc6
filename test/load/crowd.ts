import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { type Edition, openResponse, parseEdition, registerEditions } from '#instruments'
import type { Db } from '#platform/database'
import { editionsOf } from '../../src/instruments/editions.ts'

/** Somebody signed in, who answers a round of their place. */
export interface Answerer {
  readonly account: string
  readonly cookie: string
  readonly round: string
  readonly response: string
}

export interface Crowd {
  readonly edition: Edition
  readonly people: readonly Answerer[]
}

const started = new Date('2026-01-05T08:00:00Z')

/** Invented places with a round each of a generated edition, and people who coordinate them. */
export async function gather(
  db: Db,
  { places, peopleEach, items, secret }: { places: number; peopleEach: number; items: number; secret: string },
): Promise<Crowd> {
  const edition = generatedEdition(items)
  await registerEditions(db, editionsOf([edition]), started)
  const people: Answerer[] = []
  for (let place = 0; place < places; place += 1) {
    const round = await openOne(db, edition, `crowd-${place}`)
    for (let one = 0; one < peopleEach; one += 1) {
      people.push({ ...(await signInOne(db, `crowd-${place}-${one}`, `crowd-${place}`, secret)), ...round })
    }
  }
  // As a server does by itself within a minute of so many rows.
  await sql`analyze`.execute(db)
  return { edition, people }
}

/** Ten areas with a question of three options each, one after the other. */
export function generatedEdition(items: number): Edition {
  const numbers = Array.from({ length: items }, (_, number) => number)
  const areas = Array.from({ length: 10 }, (_, area) => `area_${area}`)
  const codes = ['none', 'some', 'many']
  const key = (number: number) => `GEN-${String(number + 1).padStart(3, '0')}`
  const document = {
    instrument: 'generated',
    edition: String(items),
    published: '2026-01-01',
    languages: ['en'],
    rule: { mean: 'arithmetic', missing: 'zero' },
    areas,
    composites: [{ key: 'core', of: areas }],
    items: numbers.map((number) => ({
      key: key(number),
      area: areas[Math.floor((number * 10) / items)],
      kind: 'single',
      options: codes.map((code, at) => ({ code, points: at / 2 })),
    })),
  }
  const texts = {
    language: 'en',
    title: 'Generated',
    areas: Object.fromEntries(areas.map((area, at) => [area, { name: `Area ${at + 1}` }])),
    composites: { core: { name: 'Index' } },
    items: Object.fromEntries(
      numbers.map((number) => [
        key(number),
        { ask: `How many of the ${number + 1}?`, options: { none: 'None', some: 'Some', many: 'Many' } },
      ]),
    ),
  }
  const file = (path: string, value: object) => ({ path, text: JSON.stringify(value) })
  return parseEdition({ edition: file(`${items}.yaml`, document), texts: [file(`${items}.en.yaml`, texts)] })
}

async function openOne(db: Db, edition: Edition, place: string): Promise<{ round: string; response: string }> {
  await sql`insert into place (id, name, country, kind, status, source, demonstration)
    values (${place}, ${place}, 'QM', 'city', 'member', 'generated', true)`.execute(db)
  return db.transaction().execute(async (tx) => {
    const opening = { editionId: edition.id, placeId: place, anonymous: false, now: started }
    const { id: response } = await openResponse(tx, opening)
    await sql`insert into round (id, place_id, edition_id, response_id, year, opened_at, demonstration)
      values (${place}, ${place}, ${edition.id}, ${response}, 2026, ${started}, true)`.execute(tx)
    return { round: place, response }
  })
}

/** A session as the sign-in leaves it, without the mail. */
async function signInOne(db: Db, account: string, place: string, secret: string) {
  const token = `token-of-${account}`.padEnd(32, '-')
  await sql`insert into auth_user (id, name, email, "emailVerified", demonstration)
    values (${account}, ${account}, ${`${account}@crowd.example`}, true, true)`.execute(db)
  await sql`insert into mandate (id, account_id, place_id, role, from_on)
    values (${account}, ${account}, ${place}, 'place_coordinator', '2026-01-01')`.execute(db)
  await sql`insert into auth_session (id, "userId", token, "expiresAt")
    values (${account}, ${account}, ${token}, now() + interval '10 days')`.execute(db)
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return { account, cookie: `icc.session_token=${encodeURIComponent(`${token}.${signature}`)}` }
}

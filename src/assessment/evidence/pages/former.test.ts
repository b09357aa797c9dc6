import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import {
  type Edition,
  editionsOf,
  type Item,
  openResponse,
  registerEditions,
  saveAnswer,
  submitResponse,
} from '#instruments'
import { testDatabase } from '../../../../test/database.ts'
import { accounts, now, requestsTo } from '../../fixtures/app.ts'
import { edition } from '../../fixtures/small.ts'

const { db } = await testDatabase()

/** The questionnaire as it was: another wording and one more option of VIS-01, and VIS-02 under another key. */
const former = structuredClone(edition) as Edition & {
  texts: Record<string, { items: Record<string, { ask: string }> }>
}
Object.assign(former, { id: 'icc-index/2020', edition: '2020', published: '2020-01-01' })
const [first] = former.items as Item[]
const options = first?.kind === 'single' ? first.options : []
Object.assign(first ?? {}, { options: [...options, { code: 'lapsed', points: 0 }] })
for (const texts of Object.values(former.texts))
  Object.assign(texts.items['VIS-01'] ?? {}, { ask: 'Is there any plan?' })

const editions = editionsOf([edition, former])
const ana = requestsTo(db, editions)('ana')
let area = ''
let responseId = ''

before(async () => {
  await sql`insert into auth_user (id, name, email, demonstration) values ('ana', 'ana', ${accounts[0]?.email}, true)`.execute(
    db,
  )
  await sql`insert into place (id, name, country, kind, status, source, demonstration) values
    ('amber-qm', 'Amber', 'QM', 'city', 'member', 'invented', true)`.execute(db)
  await sql`insert into mandate (id, account_id, place_id, role, from_on) values
    ('1', 'ana', 'amber-qm', 'place_coordinator', '2020-01-01')`.execute(db)
  await registerEditions(db, editions, now)
  await db.transaction().execute(async (tx) => {
    const response = await openResponse(tx, { editionId: former.id, placeId: 'amber-qm', anonymous: false, now })
    responseId = response.id
  })
  await sql`insert into round (id, place_id, edition_id, response_id, year, opened_at, submitted_at, demonstration)
    values ('former', 'amber-qm', ${former.id}, ${responseId}, 2022, '2022-01-01', '2022-06-01', true)`.execute(db)
  const said = { comment: 'since <May>', source: 'the minutes', accountId: 'ana', now, basedOn: 0, edition: former }
  await saveAnswer(db, { ...said, responseId, item: 'VIS-01', answer: { state: 'answered', codes: ['lapsed'] } })
  await saveAnswer(db, { ...said, responseId, item: 'VIS-02', answer: { state: 'answered', codes: ['money'] } })
  await db.transaction().execute((tx) => submitResponse(tx, responseId, now))
  const opened = await ana.post('/en/rounds/open', { round: 'amber-qm:2026' })
  area = `${opened.location}/areas/vision`
})

const fieldset = async (key: string) =>
  new RegExp(`<fieldset[^>]* id="${key}".*?</fieldset>`, 's').exec((await ana.get(area)).text)?.[0] ?? ''

test('an earlier edition’s answer stands beside the question, with what changed in it and why it cannot be taken over', async () => {
  const shown = await fieldset('VIS-01')
  assert.match(shown, /Answer in 2022/)
  assert.match(shown, /since &lt;May(>|&gt;)/)
  assert.match(shown, /Changed since 2022/)
  assert.match(shown, /<del><span class="unseen">\[removed:\] <\/span>any plan</)
  assert.match(shown, /<ins><span class="unseen">\[added:\] <\/span>a strategy</)
  assert.match(shown, /What was chosen in 2022 can no longer be chosen: answer anew/)
  assert.doesNotMatch(shown, /name="unchanged"/)
})

test('where it still fits, one press takes it over; by hand it cannot be had where it does not', async () => {
  assert.match(await fieldset('VIS-02'), /name="unchanged" value="VIS-02"/)
  const refused = await ana.post(area, { unchanged: 'VIS-01' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /can no longer be taken over here/)
  assert.equal((await ana.post(area, { unchanged: 'VIS-02' })).status, 303)
  assert.match(await fieldset('VIS-02'), /Nothing changed since 2022.*name="undo" value="VIS-02"/s)
})

test('every version says what it changed in the one before', async () => {
  await ana.post(area, {
    'VIS-02': 'no_money',
    'VIS-02.revision': '1',
    'VIS-02.comment': 'since <June>',
    'VIS-02.source': 'the minutes',
  })
  const [history = ''] = /<details class="history">.*?<\/details>/s.exec(await fieldset('VIS-02')) ?? []
  assert.match(history, /2 versions/)
  assert.match(history, /<del>.*Yes.*<\/del> <ins>.*No.*<\/ins>/s)
  assert.match(history, /<del>.*May.*<\/del><ins>.*June/s)
  assert.doesNotMatch(history, /<dt>Source/, 'what stayed is not said again')
  assert.match(history, /Nothing changed/)
})

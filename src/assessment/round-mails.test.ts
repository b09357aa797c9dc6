import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { outboxFolder } from '#config'
import { listOutbox } from '#platform/mail'
import { jobHandlers } from '#program'
import { href } from '#routes'
import { testApp } from '../../test/app.ts'

const tested = await testApp()
const { deps, post, request } = tested
const { db } = deps
const dayLong = 24 * 60 * 60 * 1000
let now = new Date()
Object.assign(deps, { now: () => now })
const day = (from: Date, days: number) => new Date(from.getTime() + days * dayLong).toISOString().slice(0, 10)
const start = now

const round = 'brannoreth-qn-2026'
const departments = href('roundDepartments', { lang: 'en', round })
const as = (who: string) => tested.signIn(`${who}@demonstration.example`)
const [coordinator, expert] = [await as('coordinator'), await as('expert')]
const secretariat = await tested.setUpSecondFactor('secretariat@demonstration.example', await as('secretariat'))

const outbox = async () => {
  await tested.work()
  return listOutbox(outboxFolder(deps.config))
}

/** What the job of the morning mails, run as often as a program that is started anew would: what each address gets. */
async function morning(days: number, times = 2): Promise<ReadonlyMap<string, string>> {
  now = new Date(`${day(start, days)}T05:30:00Z`)
  const before = new Set((await outbox()).map(({ name }) => name))
  for (let n = 0; n < times; n += 1) await jobHandlers(deps)['reminders']?.({}, {} as never)
  const mails = (await outbox()).filter(({ name }) => !before.has(name))
  const byAddress = new Map(mails.map(({ to, text }) => [to.split('@')[0] ?? '', text]))
  assert.equal(byAddress.size, mails.length, `nobody has two mails on ${day(start, days)}`)
  return byAddress
}

/** Invites somebody to a new department, gives it an area until a day, and follows the link of the mail. */
async function department(name: string, language: string, area: string, dueOn: string): Promise<string> {
  const email = `${name.toLowerCase()}@brannoreth.example`
  assert.equal((await post(departments, { act: 'add', name, emails: email, language }, coordinator)).status, 303)
  const { rows } = await sql<{ id: string }>`select id from department where name = ${name}`.execute(db)
  const page = await (await request(departments, { cookie: coordinator })).text()
  const lines = [...page.matchAll(/name="was\.([\w-]+)" value="([^"]*)"/g)].flatMap(([, key = '', was = '']) => {
    const [to = '', due = dueOn] = was === '' ? [] : was.split(':')
    return Object.entries({ [`was.${key}`]: was, [`to.${key}`]: to, [`due.${key}`]: due })
  })
  const given = { [`to.${area}`]: rows[0]?.id ?? '', [`due.${area}`]: dueOn }
  const answer = await post(departments, { act: 'give', ...Object.fromEntries(lines), ...given }, coordinator)
  assert.equal(answer.status, 303)
  const mail = (await outbox()).find(({ to }) => to === email)
  const link = /\/\w\w\/invitation\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  assert.equal((await post(link, { name: `${name} Person` })).status, 303)
  return mail?.text ?? ''
}

test('who is invited to answer hears what, when it is due and that it is late, in their language', async () => {
  const dueOn = day(start, 10)
  const parks = await department('Parks', 'en', 'interaction', dueOn)
  const nature = await department('Nature', 'fr', 'media', dueOn)
  assert.match(parks, /Demonstration coordinator invites you[^]*Brannoreth/)
  assert.match(nature, /Demonstration coordinator vous invite[^]*Brannoreth/)
  const heard: readonly [days: number, english: RegExp | null, french: RegExp | null][] = [
    [1, /\d+ questions are for Parks to answer by/, /questions? (?:est|sont) confiées? au service Nature/],
    [2, null, null],
    [3, /Parks has \d+ questions without an answer, due on/, /service Nature reste(?:nt)? sans réponse.*échéance le/],
    [7, /Parks has \d+ questions without an answer, due on/, /service Nature reste(?:nt)? sans réponse.*échéance le/],
    [11, /Parks has \d+ questions without an answer that were due/, /service Nature reste.*l’échéance était le/],
    [12, null, null],
  ]
  for (const [days, english, french] of heard) {
    const mails = await morning(days)
    for (const [who, said] of [
      ['parks', english],
      ['nature', french],
    ] as const) {
      if (said === null) assert.equal(mails.get(who), undefined, `${who} on day ${days}`)
      else assert.match(mails.get(who) ?? '', said, `${who} on day ${days}`)
    }
  }
})

test('what is asked and answered in the review is told once a mail, and again when it happens again', async () => {
  await post(href('roundSubmit', { lang: 'en', round }), { confirm: 'yes', publication: 'total' }, coordinator)
  const experts = href('reviewExperts', { lang: 'en', round })
  await post(experts, { assign: 'lead', expert: 'demonstration-expert' }, secretariat)
  const assigned = await morning(20)
  assert.match(assigned.get('expert') ?? '', /You were assigned to the review of Brannoreth/)
  assert.match(assigned.get('deputy') ?? '', /Brannoreth has signed off its answers/)
  assert.equal(assigned.get('coordinator'), undefined, 'nobody is told what they did')

  const ask = async (item: string) => {
    const marks = { [`${item}.revision`]: '0', [`${item}.read`]: '0', [`${item}.question`]: 'Which ones?' }
    const area = href('reviewArea', { lang: 'en', round, area: 'mediation' })
    assert.equal((await post(area, marks, expert)).status, 303)
  }
  now = new Date(`${day(start, 21)}T02:00:00Z`)
  for (const item of ['MED-01', 'MED-02']) await ask(item)
  const asked = (await morning(21)).get('coordinator') ?? ''
  assert.equal(asked.match(/The expert who reviews Brannoreth for 2026 has a query/g)?.length, 1, 'two, one line')
  now = new Date(`${day(start, 21)}T10:00:00Z`)
  await ask('MED-03')
  assert.match((await morning(22)).get('coordinator') ?? '', /has a query/, 'asked after the mail of the same day')

  const answer = href('reviewAnswer', { lang: 'en', round, item: 'MED-01' })
  assert.equal((await post(answer, { step: 'answered', text: 'All of them.' }, coordinator)).status, 303)
  const answered = await morning(23)
  assert.match(answered.get('expert') ?? '', /A query about Brannoreth for 2026 was answered/)
  assert.equal((await morning(24)).get('expert'), undefined)
})

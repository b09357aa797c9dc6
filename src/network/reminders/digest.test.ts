import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { sql } from 'kysely'
import { smtpMailer } from '#platform/mail'
import { signingFor } from '#platform/signing'
import { testDatabase } from '../../../test/database.ts'
import { notify, sendDigests } from './actions.ts'
import type { NoticeKind } from './model.ts'

const { db } = await testDatabase()
const received: ParsedMail[] = []
/** What the server answers next: an address it refuses, or a message it breaks off. */
const trouble = { refuse: '', breakOff: false }
const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) => done(address === trouble.refuse ? new Error('mailbox unavailable') : null),
  onData(stream, _session, done) {
    simpleParser(stream).then((mail) => {
      if (trouble.breakOff) return done(new Error('try again later'))
      received.push(mail)
      return done()
    }, done)
  },
})
const port = await new Promise<number>((resolve) => {
  const listening = server.listen(0, '127.0.0.1', () => {
    const address = listening.address()
    resolve(typeof address === 'object' && address ? address.port : 0)
  })
})
after(() => new Promise<void>((resolve) => server.close(() => resolve())))

const { send } = smtpMailer(`smtp://127.0.0.1:${port}`, 'Cities <cities@example.org>')
const kind = (name: string): NoticeKind => ({
  kind: name,
  name: () => name,
  say: ({ lang }, { payload, subject }) => ({ text: `${lang}: ${payload['what']}`, path: `/${lang}/x/${subject.id}` }),
})
const kinds = [kind('visit'), kind('survey')]
const origin = 'https://icc.example'

const monday = new Date('2026-11-23T05:30:00Z')
const hours = (date: Date, count: number) => new Date(date.getTime() + count * 60 * 60 * 1000)
const links = signingFor('a test', 'no secret')
const run = (now: Date) => sendDigests({ db, send, kinds, links, origin, now })

await sql`insert into place (id, name, country, kind, status, source) values
  ('amber-qm', 'Amber', 'QM', 'city', 'member', 's')`.execute(db)
for (const [id, languages, until] of [
  ['ana', '{fr,en}', null],
  ['bo', '{de}', null],
  ['cy', '{en}', '2026-11-22'],
  ['dee', '{en}', null],
] as const) {
  await sql`insert into auth_user (id, name, email) values (${id}, ${id}, ${`${id}@example.org`})`.execute(db)
  await sql`insert into mandate (id, account_id, place_id, role, from_on, until_on, languages)
    values (${id}, ${id}, 'amber-qm', 'place_coordinator', '2020-01-01', ${until}, ${languages})`.execute(db)
}

const tell = (what: string, accountIds: string[], at = monday, more: { kind?: string; key?: string } = {}) =>
  db.transaction().execute((tx) =>
    notify(tx, {
      kind: 'visit',
      subject: { kind: 'place', id: 'amber-qm' },
      payload: { what },
      at,
      to: { accountIds },
      ...more,
    }),
  )
const mailsTo = (name: string) =>
  received.filter(({ to }) => `${Array.isArray(to) ? to[0]?.text : to?.text}`.startsWith(name))

test('what waits comes as one mail, in the person’s language, with a way to choose', async () => {
  await tell('one', ['ana'], monday, { key: 'one' })
  await tell('one', ['ana'], monday, { key: 'one' })
  await tell('two', ['ana', 'bo'], hours(monday, -1), { key: 'two' })
  assert.equal(await run(monday), 2)
  const [mail] = mailsTo('ana')
  assert.equal(mail?.subject, 'Cités interculturelles\u00a0: 2 informations pour vous')
  assert.match(mail?.text ?? '', /– fr: two\n {2}https:\/\/icc\.example\/fr\/x\/amber-qm\n\n– fr: one/)
  assert.match(String(mail?.html), /<li><a href="https:\/\/icc\.example\/fr\/x\/amber-qm">fr: one<\/a><\/li>/)
  assert.match(mail?.text ?? '', /https:\/\/icc\.example\/fr\/account\/notices\n/)
  assert.equal(mailsTo('bo')[0]?.subject, 'One thing to know from the intercultural cities', 'no words in German')
})

test('never two on a day, however often and from however many workers; the next day the rest', async () => {
  await tell('three', ['ana'], hours(monday, 2))
  const runs = await Promise.all([1, 2, 3, 4].map((hour) => run(hours(monday, hour))))
  assert.deepEqual(runs, [0, 0, 0, 0])
  await tell('four', ['dee'], hours(monday, 3))
  const races = await Promise.all([run(hours(monday, 5)), run(hours(monday, 5)), run(hours(monday, 5))])
  assert.equal(races[0] + races[1] + races[2], 1)
  assert.equal(mailsTo('dee').length, 1)
  assert.equal(await run(hours(monday, 24)), 1)
  assert.match(mailsTo('ana')[1]?.text ?? '', /fr: three/)
  assert.doesNotMatch(mailsTo('ana')[1]?.text ?? '', /fr: one/)
})

test('nobody is written to without a mandate that holds', async () => {
  await tell('late', ['cy'])
  assert.equal(await run(hours(monday, 48)), 0)
  assert.equal(mailsTo('cy').length, 0)
  await sql`update mandate set until_on = '2027-01-01' where id = 'cy'`.execute(db)
  assert.equal(await run(hours(monday, 49)), 1)
})

test('a kind that somebody turned off is left out, and makes no empty mail', async () => {
  await sql`insert into notice_setting (account_id, kinds_off, changed_at) values ('dee', '{survey}', now())`.execute(
    db,
  )
  await sql`update auth_user set language = 'fr' where id = 'dee'`.execute(db)
  const day = hours(monday, 72)
  await tell('off', ['dee'], day, { kind: 'survey' })
  assert.equal(await run(day), 0)
  await tell('on', ['dee'], hours(day, 1))
  assert.equal(await run(hours(day, 2)), 1, 'a day without a mail is not spent')
  assert.match(mailsTo('dee').at(-1)?.text ?? '', /fr: on/)
  assert.doesNotMatch(mailsTo('dee').at(-1)?.text ?? '', /fr: off/)
})

test('a mail that was refused is tried again the same day; one that may have arrived is not', async () => {
  const day = hours(monday, 96)
  await tell('again', ['bo', 'ana'], day)
  trouble.refuse = 'bo@example.org'
  await assert.rejects(run(day), /1 mails of the day were not sent/)
  trouble.refuse = ''
  assert.equal(await run(hours(day, 1)), 1)
  assert.match(mailsTo('bo').at(-1)?.text ?? '', /en: again/)
  const before = mailsTo('bo').length
  await tell('broken off', ['bo'], hours(day, 24))
  trouble.breakOff = true
  await assert.rejects(run(hours(day, 24)))
  trouble.breakOff = false
  assert.equal(await run(hours(day, 25)), 0, 'the day is spent')
  assert.equal(await run(hours(day, 48)), 1)
  assert.equal(mailsTo('bo').length, before + 1)
})

test('who holds a role is told, but not of what they did themselves; a rollback tells nobody', async () => {
  const to = { roles: ['place_coordinator'], placeId: 'amber-qm' } as const
  const telling = { kind: 'visit', subject: { kind: 'place', id: 'amber-qm' }, payload: { what: 'role' }, to } as const
  const at = hours(monday, 500)
  await db.transaction().execute((tx) => notify(tx, { ...telling, at, except: 'ana', key: 'role' }))
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await notify(tx, { ...telling, at, key: 'rolled back' })
      throw new Error('back')
    }),
  )
  const { rows } = await sql<{ account_id: string }>`
    select account_id from notice where key in ('role', 'rolled back') order by 1`.execute(db)
  assert.deepEqual(
    rows.map(({ account_id }) => account_id),
    ['bo', 'cy', 'dee'],
  )
})

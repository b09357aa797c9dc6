import type { Transaction } from 'kysely'
import type { Db } from '#platform/database'
import { languages } from '#platform/i18n'
import type { Message } from '#platform/mail'
import type { Signing } from '#platform/signing'
import { writeTrail } from '#platform/trail'
import { mandateDay } from '../model.ts'
import type { Actor } from '../roles.ts'
import { digestMail } from './digest-mail.tsx'
import { isOff, languageOf, type Notice, type NoticeKind, type Reader, type Recipients } from './model.ts'
import * as store from './store.ts'

export interface Telling extends Notice {
  readonly to: Recipients
  /** The same thing is told once: by default, that this happened to the subject at that time. */
  readonly key?: string
  /** Whatever happens until the mail of the day is one line of it; what happens after it is told with the next. */
  readonly onceAMail?: boolean
  /** Nobody is told what they did themselves. */
  readonly except?: string
}

/**
 * Has people told something with their next mail of the day. Called in the transaction that causes it: rolled back
 * together. Who has turned the kind off, or holds no mandate any more when the mail is written, is not told.
 */
export async function notify(
  tx: Transaction<{}>,
  { to, key, onceAMail = false, except, ...notice }: Telling,
): Promise<void> {
  const { kind, subject, at } = notice
  const accountIds = await store.listRecipients(tx, to, mandateDay(at))
  const known = key ?? [kind, subject.kind, subject.id, at.toISOString()].join(':')
  await store.insertNotices(
    tx,
    accountIds.filter((id) => id !== except),
    { ...notice, key: known, onceAMail },
  )
}

export interface Sending {
  readonly db: Db
  /** Rejects where the mail was not taken. */
  readonly send: (message: Message) => Promise<void>
  readonly kinds: readonly NoticeKind[]
  /** Signs the account of the link that turns reminders off. */
  readonly links: Signing
  /** Absolute address of the program, without a trailing slash. */
  readonly origin: string
  readonly now: Date
}

/**
 * Gathers what waits into one mail a person, and never a second one on the same day, however often and from however many
 * workers it is called. Resolves to how many were sent; rejects once all were tried where one failed, so that the queue
 * tries again.
 */
export async function sendDigests(sending: Sending): Promise<number> {
  const day = mandateDay(sending.now)
  const failures: unknown[] = []
  let sent = 0
  for (const reader of await store.listReaders(sending.db, day)) {
    try {
      if (await sendDigest(sending, reader, day)) sent += 1
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} mails of the day were not sent.`)
  return sent
}

async function sendDigest(sending: Sending, reader: Reader, day: string): Promise<boolean> {
  const { db, send, kinds, links, origin, now } = sending
  const { accountId, kindsOff } = reader
  if (!(await store.claimDigest(db, accountId, day, now))) return false
  const waiting = await store.listWaiting(db, accountId)
  // In the order of the kinds: what somebody was given stands before when it is due.
  const wanted = kinds.flatMap(({ kind }) => (isOff(kindsOff, kind) ? [] : waiting.filter((one) => one.kind === kind)))
  await store.markLeftOut(
    db,
    waiting.filter((notice) => !wanted.includes(notice)).map(({ id }) => id),
    now,
  )
  if (wanted.length === 0) {
    await store.releaseDigest(db, accountId, day)
    return false
  }
  const lang = languageOf(reader.languages, languages)
  try {
    await send(
      digestMail({
        reader,
        lang,
        notices: wanted,
        kinds: new Map(kinds.map((kind) => [kind.kind, kind])),
        origin,
        token: links.sign(accountId),
      }),
    )
  } catch (error) {
    if (wasNotSent(error)) await store.releaseDigest(db, accountId, day)
    throw error
  }
  const ids = wanted.map(({ id }) => id)
  await db.transaction().execute((tx) => store.markSent(tx, { accountId, day, ids, at: now }))
  return true
}

/**
 * Refused before the message was handed over. Anything later may have reached the reader: the day stays claimed, and what
 * waits goes with tomorrow's mail.
 */
function wasNotSent(error: unknown): boolean {
  return error instanceof Error && 'command' in error && error.command !== 'DATA'
}

/** What somebody wants to be told; each kind stands on unless it is turned off. */
export async function saveSetting(
  db: Db,
  { actor, now }: { actor: Actor; now: Date },
  setting: store.Setting,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { accountId } = actor
    await store.saveSetting(tx, accountId, setting, now)
    const subject = { kind: 'account', id: accountId }
    const details = { off: [...setting.kindsOff] }
    await writeTrail(tx, { at: now, by: actor, action: 'notice settings changed', subject, details })
  })
}

/** What the link in a mail does: a kind, or everything, is turned off; nothing is ever turned on. False: no such account. */
export async function turnOff(
  db: Db,
  { accountId, kind, now }: { accountId: string; kind: string; now: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await store.holdAccount(tx, accountId))) return false
    const { kindsOff } = await store.findSetting(tx, accountId)
    if (isOff(kindsOff, kind)) return true
    const off = [...kindsOff, kind]
    await store.saveSetting(tx, accountId, { kindsOff: off }, now)
    const subject = { kind: 'account', id: accountId }
    await writeTrail(tx, { at: now, by: null, action: 'notice settings changed', subject, details: { off } })
    return true
  })
}

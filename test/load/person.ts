import type { Agent } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { href } from '#routes'
import type { Answerer } from './crowd.ts'
import { asJson, send, type Sent } from './sending.ts'

/** What the program has said that it keeps. */
export interface Told {
  /** Comments, each written once. */
  readonly saved: string[]
  /** Rounds that were signed off. */
  readonly signedOff: Set<string>
  clashes: number
  choices: number
  /** Answers that came too late, as they were told. */
  late: number
  /** Sent again because nothing was answered, or that the program could not. */
  again: number
  /** From the first try to the acknowledgement, in milliseconds. */
  readonly ms: number[]
  /** What no program should ever say. */
  readonly odd: string[]
}

export interface Surroundings {
  readonly agent: Agent
  /** Where the program is now: it comes back at another port when it was killed. */
  origin(): string
  readonly items: readonly string[]
  readonly told: Told
  /** The same run again from the same number. */
  random(): number
  /** Pause between two acts, in milliseconds. */
  readonly thinking: number
}

interface Reply {
  kind: 'saved' | 'clash' | 'invalid' | 'refused'
  code?: string
  revision: number
  newest: number
}

/** Somebody who answers until told to stop: what they know of the others' saves is what they were answered. */
export async function answerOn(
  person: Answerer,
  around: Surroundings,
  goesOn: (done: number) => boolean,
): Promise<void> {
  const known = new Map<string, number>()
  for (let done = 0; goesOn(done); done += 1) {
    await delay(around.thinking * 2 * around.random())
    // The same few questions: whole teams hurry to what is still open.
    const item = around.items[Math.floor(around.random() ** 2 * around.items.length)] ?? ''
    const open = await answerOne(person, around, item, { known, comment: `${person.account} ${done}` })
    if (!open) return
  }
}

/** False once the round is signed off. */
async function answerOne(
  person: Answerer,
  around: Surroundings,
  item: string,
  { known, comment }: { known: Map<string, number>; comment: string },
): Promise<boolean> {
  const { told } = around
  const values = [['none', 'some', 'many'][Math.floor(around.random() * 3)] ?? 'none']
  const draft = { values, comment, source: '', basedOn: known.get(item) ?? 0 }
  const began = performance.now()
  const reply = await put(person, around, item, draft)
  told.ms.push(performance.now() - began)
  if (reply.code === 'conflict') {
    told.late += 1
    return false
  }
  if (reply.kind !== 'saved' && reply.kind !== 'clash') {
    told.odd.push(`${comment}: ${JSON.stringify(reply)}`)
    return true
  }
  told.saved.push(comment)
  known.set(item, reply.newest)
  if (reply.kind === 'saved') return true
  told.clashes += 1
  if (around.random() < 0.5) return true
  await delay(around.thinking * around.random())
  const choice = await put(person, around, item, { choose: reply.newest, basedOn: reply.newest })
  if (choice.kind === 'saved') told.choices += 1
  return choice.code !== 'conflict'
}

/** As the page does: the same again until there is an answer. */
async function put(person: Answerer, around: Surroundings, item: string, body: object): Promise<Reply> {
  const path = href('roundAnswer', { lang: 'en', round: person.round, item })
  const { text } = await untilAnswered(around, (origin) =>
    send(around.agent, origin + path, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: asJson(person.cookie, origin),
    }),
  )
  return JSON.parse(text) as Reply
}

/** Signs the round of somebody's place off; whoever is second finds it done. */
export async function signOff(person: Answerer, around: Surroundings): Promise<void> {
  const path = href('roundSubmit', { lang: 'en', round: person.round })
  const { status, location = '' } = await untilAnswered(around, (origin) =>
    send(around.agent, origin + path, {
      method: 'POST',
      body: 'confirm=yes',
      headers: { cookie: person.cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    }),
  )
  if (status === 303 && location.includes('/results/')) around.told.signedOff.add(person.round)
  else around.told.odd.push(`sign-off of ${person.round}: ${status} ${location}`)
}

async function untilAnswered(
  { told, origin }: Surroundings,
  attempt: (origin: string) => Promise<Sent>,
): Promise<Sent> {
  for (let failures = 0; ; failures += 1) {
    const sent = await attempt(origin()).catch(() => undefined)
    if (sent && sent.status < 500) return sent
    told.again += 1
    await delay(Math.min(100 * 2 ** failures, 2000))
  }
}

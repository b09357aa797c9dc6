import type { Db } from '#platform/database'
import type { Transaction } from 'kysely'
import { standingsOf } from '../accession/pipeline.ts'
import { type Accession, steps } from '../accession/model.ts'
import { listUnderWay } from '../accession/store.ts'
import { mandateDay } from '../model.ts'
import { obligationsOf } from '../obligations/calendar.ts'
import { feeStateOf } from '../obligations/fees.ts'
import { kinds, type Member } from '../obligations/model.ts'
import { listMembers } from '../obligations/store.ts'
import { leadsPlace, type Role } from '../roles.ts'
import { notify, type Telling } from './actions.ts'
import type { Recipients } from './model.ts'
import { nearnessOf } from './membership-notices.ts'

const placeLeads = Object.keys(leadsPlace) as Role[]

/** Has everybody told what is due soon, or has just become late. The same thing is told once, however often this runs. */
export async function gatherReminders(db: Db, now: Date): Promise<void> {
  const today = mandateDay(now)
  for (const demonstration of [false, true]) {
    const scope = { demonstration, networkIds: null }
    const [members, accessions] = await Promise.all([listMembers(db, scope), listUnderWay(db, scope)])
    const tellings = [
      ...members.flatMap((member) => ofMember(member, today)),
      ...accessions.flatMap((accession) => ofAccession(accession, today)),
    ]
    await db.transaction().execute((tx) => tellAll(tx, tellings, now))
  }
}

async function tellAll(tx: Transaction<{}>, tellings: readonly Omit<Telling, 'at'>[], at: Date): Promise<void> {
  for (const telling of tellings) await notify(tx, { ...telling, at })
}

/** Of obligations and fees, those who lead the place are told. */
function ofMember(member: Member, today: string): Omit<Telling, 'at'>[] {
  const { place, fees } = member
  const subject = { kind: 'place', id: place.id }
  const to = { roles: placeLeads, placeId: place.id }
  const owed = obligationsOf(kinds, member, today).flatMap(({ kind: what, state, dueOn }) => {
    const near = state === 'open' || state === 'overdue' ? nearnessOf(dueOn, today) : null
    if (near === null) return []
    const payload = { what, dueOn, near, place: place.name }
    return [{ kind: 'obligation', subject, to, payload, key: `obligation:${what}:${place.id}:${dueOn}:${near}` }]
  })
  const unpaid = fees.flatMap((fee) => {
    const { year, amount, currency, dueOn } = fee
    const paid = ['paid', 'waived'].includes(feeStateOf(fee, today))
    const near = paid ? null : nearnessOf(dueOn, today)
    if (near === null) return []
    const payload = { year, amount, currency, dueOn, near, place: place.name }
    return [{ kind: 'fee', subject, to, payload, key: `fee:${year}:${place.id}:${near}` }]
  })
  return [...owed, ...unpaid]
}

/** Of planned steps, the secretariat is told, and whoever coordinates a network of the place. */
function ofAccession({ id, place, records }: Accession, today: string): Omit<Telling, 'at'>[] {
  const standings = standingsOf(records)
  return steps.flatMap((step) => {
    const standing = standings[step]
    const near = standing.state === 'planned' ? nearnessOf(standing.dueOn, today) : null
    if (standing.state !== 'planned' || near === null) return []
    const { dueOn } = standing
    const payload = { step, dueOn, near, place: place.name }
    const key = `step:${id}:${step}:${dueOn}:${near}`
    const secretariat: Recipients = { roles: ['secretariat'], demonstration: place.demonstration }
    const networks = place.networkIds.map((networkId): Recipients => ({ roles: ['network_coordinator'], networkId }))
    const subject = { kind: 'accession', id }
    return [secretariat, ...networks].map((to) => ({ kind: 'accession step', subject, payload, key, to }))
  })
}

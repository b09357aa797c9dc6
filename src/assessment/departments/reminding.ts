import { listAnswers, answersOf, type Edition } from '#instruments'
import { getPlace, leadsPlace, mandateDay, notify, type Role } from '#network'
import type { Deps } from '#deps'
import type { Db } from '#platform/database'
import type { Round } from '../model.ts'
import { progressOf } from '../progress.ts'
import { findRound } from '../store.ts'
import { listDepartments, listParts, listRoundsToTell, noteAccepted, type Tx } from './store.ts'
import { type Answering, tellingsOf } from './tellings.ts'

const leads = Object.keys(leadsPlace) as Role[]

/** Keys of the items that apply and have no answer. */
export const missingOf = (edition: Edition, answers: Parameters<typeof progressOf>[1]): Set<string> =>
  new Set(progressOf(edition, answers).areas.flatMap(({ missing }) => missing))

/** Has everybody told what they were given, what is due soon or late, and what is done. The same thing is told once. */
export async function gatherDepartments({ db, editions, now }: Pick<Deps, 'db' | 'editions' | 'now'>): Promise<void> {
  await noteAccepted(db)
  for (const id of await listRoundsToTell(db)) {
    const round = await findRound(db, id)
    if (round) await tellOfRound(db, await editions.get(round.editionId), round, now())
  }
}

async function tellOfRound(db: Db, edition: Edition, round: Round, at: Date): Promise<void> {
  const { id: roundId, placeId } = round
  const [place, departments, parts, answers] = await Promise.all([
    getPlace(db, placeId),
    listDepartments(db, { roundId, placeId }),
    listParts(db, roundId),
    listAnswers(db, round.responseId),
  ])
  const missing = missingOf(edition, answersOf(answers))
  const answering: Answering = { round, place, edition, departments, parts, missing, today: mandateDay(at) }
  await db.transaction().execute(async (tx) => {
    for (const { kind, key, to, payload } of tellingsOf(answering)) {
      const told = to === 'leads' ? { roles: leads, placeId } : { accountIds: [to.accountId] }
      await notify(tx, { kind, key, payload, at, subject: { kind: 'round', id: roundId }, to: told })
    }
  })
}

/** By hand: the people of a department hear of it with the next mail, once. */
export async function tellReminder(
  tx: Tx,
  { round, now, actor }: { round: Round; now: Date; actor: { accountId: string } },
  departmentId: string,
): Promise<void> {
  const { id: roundId, placeId, year } = round
  const departments = await listDepartments(tx, { roundId, placeId })
  const department = departments.find(({ id }) => id === departmentId)
  const accountIds = department?.people.flatMap(({ accountId }) => accountId ?? []) ?? []
  if (!department || accountIds.length === 0) return
  const { name: place } = await getPlace(tx, placeId)
  await notify(tx, {
    kind: 'questions reminder',
    key: `reminded:${roundId}:${departmentId}:${now.toISOString()}`,
    onceAMail: true,
    subject: { kind: 'round', id: roundId },
    payload: { department: department.name, place, year },
    at: now,
    to: { accountIds },
    except: actor.accountId,
  })
}

import { sql } from 'kysely'
import { onDay } from './membership.ts'
import type { InventedExpert, InventedNetworks, InventedRequest } from './networks.ts'
import type { Tx } from './store.ts'

const mandatedSince = '2020-01-01'

/** Invented experts, each with an account and a mandate, and what places have asked of them. */
export async function insertExperts(tx: Tx, { experts, support }: InventedNetworks, now: Date): Promise<void> {
  for (const expert of experts) {
    await insertAccount(tx, expert)
    await insertProfile(tx, expert, now)
  }
  for (const request of support) await insertRequest(tx, request, now)
}

async function insertAccount(tx: Tx, { account, name, languages }: InventedExpert): Promise<void> {
  if (name === undefined) return
  const at = new Date(mandatedSince)
  await sql`insert into auth_user (id, name, email, "emailVerified", "createdAt", "updatedAt", demonstration)
    values (${account}, ${name}, ${`${account}@demonstration.example`}, true, ${at}, ${at}, true)`.execute(tx)
  await sql`insert into mandate (id, account_id, role, from_on, languages, granted_at)
    values (${account}, ${account}, 'expert', ${mandatedSince}, ${sql.val(languages)}, ${at})`.execute(tx)
}

async function insertProfile(tx: Tx, expert: InventedExpert, now: Date): Promise<void> {
  const { account, languages, themes, about, days_a_year: daysAYear = null, away, conflicts } = expert
  await sql`insert into expert
      (account_id, languages, themes, about, days_a_year, away_from, away_until, public_since, changed_at)
    values (${account}, ${sql.val(languages)}, ${sql.val(themes)}, ${about ? JSON.stringify(about) : null}, ${daysAYear},
      ${away ? onDay(now, away.from) : null}, ${away ? onDay(now, away.until) : null}, ${expert.public ? now : null},
      ${now})`.execute(tx)
  for (const [n, { place = null, network = null, from, until, reason }] of conflicts.entries()) {
    await sql`insert into expert_conflict
        (id, account_id, place_id, network_id, from_on, until_on, reason, declared_at, declared_by)
      values (${`${account}-${n}`}, ${account}, ${place}, ${network}, ${onDay(now, from)},
        ${until === undefined ? null : onDay(now, until)}, ${reason}, ${now}, ${account})`.execute(tx)
  }
}

async function insertRequest(tx: Tx, request: InventedRequest, now: Date): Promise<void> {
  const { id, place, theme, need, language, expert = null, work = null, output } = request
  const dayOf = (days: number | undefined) => (days === undefined ? null : onDay(now, days))
  await sql`insert into support_request (id, place_id, theme, need, language, wished_for, asked_at, asked_by, expert_id,
      assigned_at, work, due_on, agreed_at, output_title, output_visibility, delivered_at, closed_at)
    values (${id}, ${place}, ${theme}, ${need}, ${language}, ${dayOf(request.wished)}, ${dayOf(request.asked)},
      (select min(account_id) from mandate where place_id = ${place} and role = 'place_coordinator'), ${expert},
      ${dayOf(request.assigned)}, ${work}, ${dayOf(request.due)}, ${dayOf(request.agreed)}, ${output?.title ?? null},
      ${output?.visibility ?? null}, ${dayOf(request.delivered)}, ${dayOf(request.closed)})`.execute(tx)
}

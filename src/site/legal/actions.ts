import type { Actor } from '#network'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import { keyOf, type LegalValues } from './model.ts'
import { mayComplete } from './policy.ts'
import { type FieldChange, listFields, lockFields, saveField } from './store.ts'

/** A field as it was typed, and as it stood when its form was made; both empty where it is missing. */
export interface TypedField extends FieldChange {
  readonly was: string
}

/**
 * Writes what was changed, all or nothing: undefined. Where somebody else has changed one of those fields meanwhile,
 * nothing is written, and what stands in the fields now is returned. Throws Refusal forbidden.
 */
export async function saveFields(
  db: Db,
  { actor, now }: { actor: Actor; now: Date },
  typed: readonly TypedField[],
): Promise<LegalValues | undefined> {
  if (!mayComplete(actor)) throw new Refusal('forbidden')
  const changes = typed.filter(({ value, was }) => value !== was)
  if (changes.length === 0) return undefined
  return db.transaction().execute(async (tx) => {
    await lockFields(tx)
    const current = await listFields(tx)
    if (changes.some((change) => clashes(change, current))) return current
    for (const change of changes) await saveField(tx, change, { accountId: actor.accountId, at: now })
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'legal fields changed',
      subject: { kind: 'site', id: 'legal' },
      // What they say may name somebody: only which they are.
      details: { fields: changes.map(({ name, language }) => keyOf(name, language)) },
    })
    return undefined
  })
}

/** Somebody else has changed it, and to something else. */
export function clashes({ name, language, value, was }: TypedField, current: LegalValues): boolean {
  const now = current.get(keyOf(name, language)) ?? ''
  return value !== was && now !== was && now !== value
}

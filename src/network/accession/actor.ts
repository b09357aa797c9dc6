import { Refusal, type View } from '#platform/http'
import type { Actor } from '../roles.ts'

/** Whoever the permission gate has let through. Throws Refusal sign_in where a page is open to everybody. */
export function actorOf({ actor }: Pick<View, 'actor'>): Actor {
  if (!actor) throw new Refusal('sign_in')
  return actor as Actor
}

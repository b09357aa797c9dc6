/** How far a role's permission goes: everywhere, where one of the person's mandates lies, or to what they were assigned. */
export type Reach = 'any' | 'own place' | 'own network' | 'assigned'

/** One line of the permission table: an action, the routes that carry it out, and who may. */
export interface Rule<Role extends string = string> {
  /** What the action is, for whoever reads the table. */
  readonly sentence: Readonly<Record<'en' | 'fr', string>>
  /** `METHOD name`, a name of the program's routes, or `METHOD /path`. */
  readonly routes: readonly string[]
  readonly allow: 'everyone' | 'signed in' | { readonly [R in Role]?: Reach }
  /** Open to everybody besides, where the target says that it is public. */
  readonly orPublic?: true
  /** The kind of thing acted on, found from the address; without one, a role is enough. */
  readonly target?: string
  /** Also for somebody who has yet to show a second factor. */
  readonly beforeSecondFactor?: boolean
  /** Its form may be sent from elsewhere, without a session: what its address holds is the permission, and no session is looked at. */
  readonly fromAnywhere?: true
}

export type Policy<Role extends string = string> = Readonly<Record<string, Rule<Role>>>

export interface Mandate<Role extends string = string> {
  readonly role: Role
  readonly placeId: string | null
  readonly networkId: string | null
  /** The network of the mandate, or those of its place. */
  readonly networkIds: readonly string[]
}

/** Somebody signed in, with the mandates that hold today. */
export interface Actor<Role extends string = string> {
  readonly accountId: string
  /** An account of the invented network, which acts on invented things alone; a real one on real things alone. */
  readonly demonstration: boolean
  readonly mandates: readonly Mandate<Role>[]
}

/** What is acted on, as far as permission depends on it. */
export interface Target {
  readonly placeId?: string | undefined
  readonly networkIds?: readonly string[]
  /** Accounts to whom it was given to work on. */
  readonly assigned?: readonly string[]
  readonly demonstration: boolean
  /** Published: everybody may read it. */
  readonly public?: boolean
}

export type Decision = 'allowed' | 'sign_in' | 'forbidden'

/** The permission table's one rule. `target` is null where the rule names none. */
export function decide(rule: Rule, actor: Actor | null, target: Target | null): Decision {
  const { allow } = rule
  if (allow === 'everyone') return 'allowed'
  if (rule.orPublic && target?.public) return 'allowed'
  if (!actor) return 'sign_in'
  if (target && actor.demonstration !== target.demonstration) return 'forbidden'
  if (allow === 'signed in') return 'allowed'
  const granted = actor.mandates.some((mandate) => reaches(allow[mandate.role], { mandate, actor }, target))
  return granted ? 'allowed' : 'forbidden'
}

/** Without a target whoever has a place or a network of their own passes: the page shows no more than that. */
function reaches(
  reach: Reach | undefined,
  { mandate, actor }: { mandate: Mandate; actor: Actor },
  target: Target | null,
): boolean {
  if (reach === undefined) return false
  if (reach === 'any' || !target) return true
  if (reach === 'assigned') return target.assigned?.includes(actor.accountId) ?? false
  if (reach === 'own place') return mandate.placeId !== null && mandate.placeId === target.placeId
  return mandate.networkIds.some((id) => target.networkIds?.includes(id))
}

import { type Actor, actsAs } from '#network'
import { mayLead, mayWrite } from '../policy.ts'
import type { Draft, DraftStep } from './model.ts'

type Whose = Pick<Draft, 'placeId' | 'surveyId' | 'versions'>
type Mandated = Pick<Actor, 'accountId' | 'demonstration' | 'mandates'>

/** Of an answer to its survey the secretariat writes for the place, too. */
const writesForPlace = (actor: Mandated, { surveyId }: Whose): boolean =>
  surveyId !== null && actsAs(actor, 'secretariat')

/** What the secretariat wrote goes to the place, and what the place wrote to the secretariat: nobody approves their own. */
export const asksPlace = (actor: Mandated, draft: Whose): boolean =>
  writesForPlace(actor, draft) && !mayLead(actor, draft.placeId)

/** Whose step it is, whatever the state. */
export function mayTake(actor: Mandated, draft: Whose, step: DraftStep): boolean {
  const leads = mayLead(actor, draft.placeId)
  const asked = draft.versions[0]?.askedPlace ?? false
  switch (step) {
    case 'save':
      return mayWrite(actor, draft.placeId) || writesForPlace(actor, draft)
    case 'approve':
    case 'return':
      return asked ? leads : actsAs(actor, 'secretariat')
    case 'takeBack':
      return asked ? writesForPlace(actor, draft) : leads
    default:
      return leads || writesForPlace(actor, draft)
  }
}

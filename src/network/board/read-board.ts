import type { Deps } from '#deps'
import type { View } from '#platform/http'
import type { Accession } from '../accession/model.ts'
import { type Scope, scopeOf } from '../accession/policy.ts'
import { actorOf } from '../accession/actor.ts'
import { listUnderWay } from '../accession/store.ts'
import { mandateDay, type Place, type Texts } from '../model.ts'
import { type CountryNames, countryNames } from '../names.ts'
import { type Obligation, obligationsOf } from '../obligations/calendar.ts'
import { type FeeStanding, feeStanding, feeToRaise } from '../obligations/fees.ts'
import { kinds, type Member } from '../obligations/model.ts'
import { listMembers, listRaisings, type Raising } from '../obligations/store.ts'
import { listTerms } from '../obligations/terms-store.ts'
import { listInventedCountries } from '../store.ts'
import type { BoardQuery } from './board-query.ts'
import { type Overdue, overdueOf } from './overdue.ts'
import { isSilent, lastSign, type Signs } from './silence.ts'
import { listBoardNetworks, listLife } from './store.ts'

/** A member as the board shows it. */
export interface Seen {
  readonly member: Member
  readonly obligations: readonly Obligation[]
  readonly fee: FeeStanding
  readonly signs: Signs
  /** How many people hold a mandate for it. */
  readonly people: number
}

export interface Board {
  readonly scope: Scope
  readonly today: string
  readonly year: number
  readonly accessions: readonly Accession[]
  readonly members: readonly Seen[]
  readonly overdue: readonly Overdue[]
  /** The longest silence first; those for whom nobody acts last. */
  readonly silent: readonly Seen[]
  readonly networks: readonly { readonly id: string; readonly name: Texts }[]
  readonly countries: CountryNames
  /** What raising the fees of this year and the next would raise, whatever the filters. */
  readonly toRaise: readonly { readonly year: number; readonly count: number }[]
  /** Networks with terms of their own, and how many of their places would pay by those of the programme. */
  readonly undecided: readonly { readonly network: Texts; readonly count: number }[]
  /** What can be taken back at once. */
  readonly raisings: readonly Raising[]
}

/** Everything within the reader's reach, then within their filters. */
export async function readBoard({ db, now }: Pick<Deps, 'db' | 'now'>, view: View, query: BoardQuery): Promise<Board> {
  const scope = scopeOf(actorOf(view))
  const today = mandateDay(now())
  const year = Number(today.slice(0, 4))
  const [members, accessions, life, networks, invented, raisings, terms] = await Promise.all([
    listMembers(db, scope),
    listUnderWay(db, scope),
    listLife(db, scope, today),
    listBoardNetworks(db, scope),
    listInventedCountries(db),
    scope.networkIds === null ? listRaisings(db, scope.demonstration) : [],
    listTerms(db, scope.demonstration),
  ])
  const lives = new Map(life.map((one) => [one.placeId, one]))
  const seen = members.map((member) => ({
    member,
    obligations: obligationsOf(kinds, member, today),
    fee: feeStanding(member, year, today),
    signs: lives.get(member.place.id)?.signs ?? noSigns,
    people: lives.get(member.place.id)?.people ?? 0,
  }))
  const codes = [...new Set([...members, ...accessions].map(({ place }) => place.country))]
  const shown = seen.filter(({ member }) => fits(member.place, query))
  const underWay = accessions.filter(({ place }) => fits(place, query))
  const names = (a: Seen, b: Seen) => view.speech.compare(a.member.place.name, b.member.place.name)
  return {
    scope,
    today,
    year,
    accessions: underWay,
    members: shown.toSorted(names),
    overdue: overdueOf(shown, underWay, today).filter(({ kind }) => query.kind === '' || kind === query.kind),
    silent: shown
      .filter(({ signs }) => isSilent(signs, query.months, today))
      .sort(names)
      .sort(longestSilence),
    networks,
    countries: countryNames(view.speech, codes, invented),
    toRaise: [year, year + 1].map((one) => ({
      year: one,
      count: members.filter((member) => feeToRaise(member, one) !== null).length,
    })),
    undecided: terms.flatMap(({ networkId, networkName }) => {
      const of = members.filter(
        ({ place, terms: own }) => own.networkId === null && networkId !== null && place.networkIds.includes(networkId),
      )
      return networkName && of.length > 0 ? [{ network: networkName, count: of.length }] : []
    }),
    raisings,
  }
}

const noSigns: Signs = { signIn: null, answer: null, practice: null, survey: null, joined: null }

const fits = (place: Place, { network, country }: BoardQuery): boolean =>
  (network === '' || place.networkIds.includes(network)) && (country === '' || place.country === country)

/** Where somebody could be asked, asking comes first. */
function longestSilence(a: Seen, b: Seen): number {
  if (a.people > 0 !== b.people > 0) return a.people > 0 ? -1 : 1
  const [one = '', other = ''] = [a, b].map(({ signs }) => lastSign(signs)?.on ?? '')
  return one < other ? -1 : one > other ? 1 : 0
}

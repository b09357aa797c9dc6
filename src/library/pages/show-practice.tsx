import type { Context } from 'hono'
import type { Deps } from '#deps'
import { findLatestEdition, ourIndex, textsIn } from '#instruments'
import { type Actor, listInventedCountries, mandateDay, mandatedPlaces, type Place } from '#network'
import { type Env, page } from '#platform/http'
import type { MarksProps } from '../adoption/pages/marks.tsx'
import { listMarksOf } from '../adoption/store.ts'
import { findDraftOf } from '../drafts/store.ts'
import { listMappingOf } from '../mapping/store.ts'
import { mayLead } from '../policy.ts'
import { getPractice } from '../store.ts'
import { PracticePage } from './practice.tsx'

type Needs = Pick<Deps, 'db' | 'now' | 'editions'>

/** What a form of the page came to. */
export interface Asked {
  readonly place: string
  readonly refused?: MarksProps['refused']
}

export type ShowPractice = (c: Context<Env>, id: string, asked?: Asked) => Promise<Response>

/** The page of a practice. Throws notFound. */
export function practiceShower(deps: Needs): ShowPractice {
  return async (c, id, asked) => {
    const { view } = c.var
    const { db } = deps
    const practice = await getPractice(db, id)
    const [invented, mapping, marks, own, places] = await Promise.all([
      listInventedCountries(db),
      listMappingOf(db, id),
      listMarksOf(db, id),
      practice.ownerPlaceId === null ? undefined : findDraftOf(db, id),
      ledPlaces(deps, view.actor as Actor | null, practice.demonstration),
    ])
    const edition = findLatestEdition(deps.editions, ourIndex)
    const wanted = asked?.place ?? c.req.query('place')
    const done = c.req.query('done')
    const node = (
      <PracticePage
        view={view}
        practice={practice}
        invented={invented}
        mapping={mapping}
        own={own}
        texts={edition && textsIn(edition, view.lang)}
        marks={marks}
        places={places}
        chosen={places.find((place) => place.id === wanted) ?? places[0]}
        done={done === 'marked' || done === 'taken-back' ? done : undefined}
        refused={asked?.refused}
      />
    )
    return page(c, node, asked?.refused ? 422 : 200)
  }
}

/** Those that the reader leads, of the world the practice is of. */
async function ledPlaces({ db, now }: Needs, actor: Actor | null, demonstration: boolean): Promise<Place[]> {
  if (!actor || actor.demonstration !== demonstration) return []
  const places = await mandatedPlaces(db, actor.accountId, mandateDay(now()))
  return places.filter(({ id }) => mayLead(actor, id))
}

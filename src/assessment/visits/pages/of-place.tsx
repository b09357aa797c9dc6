import type { Db } from '#platform/database'
import type { View } from '#platform/http'
import { href } from '#routes'
import { listPublicStrategies } from '../../strategy/store.ts'
import type { Visit } from '../model.ts'
import { listProfiles } from '../store.ts'
import { isProfilePublic } from '../targets.ts'

/** What a place made public of its work after a result, and the profiles that experts wrote. */
export interface PublicWork {
  readonly strategies: readonly { readonly roundId: string; readonly year: number }[]
  readonly profiles: readonly Visit[]
}

export async function publicWorkOf(db: Db, placeId: string): Promise<PublicWork> {
  const [strategies, profiles] = await Promise.all([listPublicStrategies(db, placeId), listProfiles(db, placeId)])
  const shown = await Promise.all(profiles.map((visit) => isProfilePublic(db, visit)))
  return { strategies, profiles: profiles.filter((_, index) => shown[index]) }
}

export function PublicWorkSection({ view, work }: { view: View; work: PublicWork }) {
  const { speech, lang } = view
  const t = speech.words('visits')
  const { strategies, profiles } = work
  if (strategies.length + profiles.length === 0) return null
  return (
    <section>
      <h2>{t('ofPlace.title')}</h2>
      <ul>
        {strategies.map(({ roundId, year }) => (
          <li>
            <a href={href('strategy', { lang, round: roundId })}>{t('ofPlace.strategy', { year: String(year) })}</a>
          </li>
        ))}
        {profiles.map(({ id, publishedAt, language }) => (
          <li>
            <a href={href('visitProfile', { lang, visit: id })} hreflang={language}>
              {t('ofPlace.profile', { date: publishedAt ? speech.date(publishedAt) : '' })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

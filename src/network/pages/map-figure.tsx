import { frame, MapKey, PlacesMap } from '#charts'
import type { View } from '#platform/http'
import { href } from '#routes'
import { framesOf, groupsOf, mapOf, markOf } from '../maps.ts'
import { type Place, statuses } from '../model.ts'
import { type CountryNames, statusName } from '../names.ts'

interface MapProps {
  view: View
  places: readonly Place[]
  demonstration: boolean
  countries: CountryNames
}

/** The places of a list as marks, with the key to them; nothing where no place has a known point. */
export function MapFigure({ view, places, demonstration, countries }: MapProps) {
  const t = view.speech.words('network')
  const map = mapOf(demonstration)
  const groups = groupsOf(map, places, ({ name, country }) => `${name}, ${countries.get(country) ?? country}`)
  const count = groups.reduce((sum, { points }) => sum + points.length, 0)
  if (count === 0) return null
  const frames = framesOf(map, groups)
  return (
    <figure class="map-figure">
      <div class={`map-frames of-${frames.length}`}>
        {frames.map((box, index) => (
          <PlacesMap
            label={t(index === 0 ? 'map.label' : 'map.label.europe', { count })}
            drawing={href('placesMap', { lang: view.lang, file: map.file })}
            frame={box}
            groups={groups}
          />
        ))}
      </div>
      <Key view={view} places={places} />
      <figcaption>{t(demonstration ? 'map.note.demonstration' : 'map.note')}</figcaption>
    </figure>
  )
}

/** Where one place lies, with its surroundings; nothing where its point is not known. */
export function Locator({ view, place, country }: { view: View; place: Place; country: string }) {
  const t = view.speech.words('network')
  const map = mapOf(place.demonstration)
  const groups = groupsOf(map, [place], ({ name }) => name)
  const points = groups.flatMap((group) => group.points.map(({ at }) => at))
  if (points.length === 0) return null
  return (
    <figure class="map-figure">
      <PlacesMap
        label={t('map.locator', { place: place.name, country })}
        drawing={href('placesMap', { lang: view.lang, file: map.file })}
        frame={frame(points, map.drawing.viewBox, { least: place.demonstration ? 1600 : 400, ratio: 1.4 })}
        groups={groups}
      />
      <figcaption>{t(place.demonstration ? 'map.note.demonstration' : 'map.borders')}</figcaption>
    </figure>
  )
}

/** Which mark and word stand for which status, with their number in the selection. */
function Key({ view: { speech }, places }: { view: View; places: readonly Place[] }) {
  const t = speech.words('network')
  const counted = statuses
    .map((status) => ({ status, count: places.filter((place) => place.status === status).length }))
    .filter(({ count }) => count > 0)
  return (
    <ul class="chart-key">
      {counted.map(({ status, count }) => (
        <li>
          <MapKey kind={markOf(status)} />
          <span>{t('map.key', { status: statusName(speech, status), count: speech.number(count) })}</span>
        </li>
      ))}
    </ul>
  )
}

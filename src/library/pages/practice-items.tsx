import { areaName, isAreaKey } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type Practice, saidIn } from '../model.ts'

/** The area's name; a key without one as the record has it. */
export function areaLabel(area: string, lang: string): string {
  return isAreaKey(area) ? areaName(area, lang) : area
}

/** Undefined where the words are in the page's own language, so that only foreign words are marked. */
export function languageMark(language: string, { lang }: View): string | undefined {
  return language === lang ? undefined : language
}

/** Says once that what follows is in another language than the page. */
export function LanguageNote({ view, practices }: { view: View; practices: readonly Practice[] }) {
  const { speech, lang } = view
  const foreign = practices.map((practice) => saidIn(practice, lang).language).find((one) => one !== lang)
  if (foreign === undefined) return null
  return (
    <p class="hint">
      {speech.words('library')('language.note', {
        count: practices.length,
        language: speech.language(foreign),
      })}
    </p>
  )
}

interface ItemsProps {
  view: View
  practices: readonly Practice[]
  headings: 'h3' | 'h4'
  /** Where, when and what about stand in a column of their own. */
  wide?: boolean
}

/** Title, summary and one line on where, when and what about. */
export function PracticeItems({ view, practices, headings: Heading, wide }: ItemsProps) {
  return (
    <ul class={wide ? 'practices wide' : 'practices'} role="list">
      {practices.map((practice) => {
        const said = saidIn(practice, view.lang)
        return (
          <li>
            <Heading lang={languageMark(said.titleLanguage, view)}>
              <a href={href('practice', { lang: view.lang, id: practice.id })}>{said.title}</a>
            </Heading>
            <p lang={languageMark(said.language, view)}>{said.summary}</p>
            <p class="also">{metaOf(practice, view)}</p>
          </li>
        )
      })}
    </ul>
  )
}

function metaOf({ places, area, year }: Practice, { speech, lang }: View): string {
  const t = speech.words('library')
  const names = speech.list(places.map(({ name }) => name))
  const parts = { places: names, area: areaLabel(area, lang) }
  return year === null ? t('item.undated', parts) : t('item.dated', { ...parts, year: `${year}` })
}

import type { Place } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, TextArea, TextField } from '#ui'
import type { PracticeRecord } from '../../model.ts'
import { languageMark } from '../../pages/practice-items.tsx'
import { countMarks, type Mark, type MarkKind, mayBeMarkedBy, visibleTo } from '../model.ts'
import type { MarkFaults, TypedMark } from './forms.ts'

export interface MarksProps {
  view: View
  practice: PracticeRecord
  marks: readonly Mark[]
  /** Those the reader leads. */
  places: readonly Place[]
  /** The one of them that the form is for. */
  chosen: Place | undefined
  done: 'marked' | 'taken-back' | undefined
  refused: { typed: TypedMark; faults: MarkFaults } | undefined
}

/** How many places it interests or have adopted it, which ones as far as the reader may know, and what the reader's own does. */
export function Marks(props: MarksProps) {
  const { view, practice, marks, chosen, done } = props
  const t = view.speech.words('recommendations')
  const counts = countMarks(marks)
  const shown = visibleTo(marks, practice, view.actor)
  return (
    <section class="section" id="marks">
      <h2>{t('marks.title')}</h2>
      {done && (
        <Notice kind="success" live>
          <p>{t(done === 'marked' ? 'mark.saved' : 'mark.takenBack')}</p>
        </Notice>
      )}
      {marks.length === 0 && <p>{t('marks.none')}</p>}
      {counts.adopted > 0 && <p>{t('marks.adopted', { count: counts.adopted })}</p>}
      {counts.interested > 0 && <p>{t('marks.interested', { count: counts.interested })}</p>}
      {shown.length > 0 && (
        <ul class="practice-marks" role="list">
          {shown.map((mark) => (
            <MarkLine view={view} mark={mark} />
          ))}
        </ul>
      )}
      {shown.length < marks.length && <p class="hint">{t('marks.hidden', { count: marks.length - shown.length })}</p>}
      {chosen && <OwnMark {...props} place={chosen} />}
    </section>
  )
}

function MarkLine({ view, mark }: { view: View; mark: Mark }) {
  const t = view.speech.words('recommendations')
  return (
    <li>
      <p>
        <a href={href('place', { lang: view.lang, id: mark.placeId })}>{mark.placeName}</a>
        <span class="also"> {sayMark(view, mark)}</span>
        {!mark.public && <span class="also"> · {t('marks.notPublic')}</span>}
      </p>
      <How view={view} mark={mark} />
    </li>
  )
}

/** How the place does it, in its own words; of an unknown language where nobody noted it. */
export function How({ view, mark: { how, howLanguage } }: { view: View; mark: Pick<Mark, 'how' | 'howLanguage'> }) {
  if (!how) return null
  return (
    <p class="practice-how" lang={languageMark(howLanguage ?? '', view)}>
      {how}
    </p>
  )
}

/** What was marked, and since when. */
export function sayMark(view: View, { kind, year }: Pick<Mark, 'kind' | 'year'>): string {
  const t = view.speech.words('recommendations')
  if (kind === 'interested') return t('marks.kind.interested')
  return year === null ? t('marks.kind.adopted') : t('marks.kind.adopted.since', { year: String(year) })
}

function OwnMark(props: MarksProps & { place: Place }) {
  const { view, practice, places, place, marks } = props
  const { lang, speech } = view
  const t = speech.words('recommendations')
  const others = places.filter(({ id }) => id !== place.id)
  const of = (kind: MarkKind) => marks.find((mark) => mark.placeId === place.id && mark.kind === kind)
  const [interested, adopted] = [of('interested'), of('adopted')]
  return (
    <section class="card practice-own-mark">
      <h3>{t('mark.title', { place: place.name })}</h3>
      {mayBeMarkedBy(practice, place) ? (
        <>
          {adopted ? (
            <TakeBack {...props} kind="adopted" sentence={t('mark.adopted.done', { place: place.name })} />
          ) : interested ? (
            <TakeBack {...props} kind="interested" sentence={t('mark.interested.done', { place: place.name })} />
          ) : (
            <form method="post" action={href('practiceMark', { lang, id: practice.id })}>
              <input type="hidden" name="place" value={place.id} />
              <input type="hidden" name="kind" value="interested" />
              <button type="submit">{t('mark.interested')}</button>
            </form>
          )}
          <Adopt {...props} mark={adopted} />
        </>
      ) : (
        <p>{t('mark.own', { place: place.name })}</p>
      )}
      {others.length > 0 && (
        <nav aria-label={t('mark.places')}>
          <p class="hint">{t('mark.places')}</p>
          <ul class="actions" role="list">
            {others.map(({ id, name }) => (
              <li>
                <a href={`${href('practice', { lang, id: practice.id }, { place: id })}#marks`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </section>
  )
}

function TakeBack({
  view,
  practice,
  place,
  kind,
  sentence,
}: MarksProps & { place: Place; kind: MarkKind; sentence: string }) {
  const t = view.speech.words('recommendations')
  return (
    <form method="post" action={href('practiceUnmark', { lang: view.lang, id: practice.id })}>
      <p>{sentence}</p>
      <input type="hidden" name="place" value={place.id} />
      <input type="hidden" name="kind" value={kind} />
      <button class="secondary" type="submit">
        {t(`mark.takeBack.${kind}`)}
      </button>
    </form>
  )
}

/** Folded: it asks for more than a press of a button. */
function Adopt({ view, practice, place, mark, refused }: MarksProps & { place: Place; mark: Mark | undefined }) {
  const t = view.speech.words('recommendations')
  const { typed, faults } = refused ?? { faults: {} }
  return (
    <details open={refused !== undefined}>
      <summary>{t(mark ? 'mark.adopt.change' : 'mark.adopt.open')}</summary>
      <form method="post" action={href('practiceMark', { lang: view.lang, id: practice.id })} novalidate>
        <input type="hidden" name="place" value={place.id} />
        <input type="hidden" name="kind" value="adopted" />
        <TextArea
          name="how"
          label={t('mark.how')}
          hint={t('mark.how.hint')}
          rows={3}
          maxlength={500}
          value={typed?.how ?? mark?.how ?? ''}
          error={faults.how}
        />
        <TextField
          name="year"
          label={t('mark.year')}
          hint={t('mark.year.hint')}
          inputmode="numeric"
          maxlength={4}
          value={typed?.year ?? mark?.year ?? ''}
          error={faults.year}
        />
        <label class="option">
          <input type="checkbox" name="public" value="yes" checked={typed ? typed.public : mark?.public} />
          <span>
            {t('mark.public')}
            <span class="also"> {t('mark.public.hint')}</span>
          </span>
        </label>
        <button type="submit">{t('mark.submit')}</button>
      </form>
    </details>
  )
}

import { type Edition, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Page } from '#ui'
import { ageBands, genders } from '../model.ts'
import type { TestHere } from '../place-test.ts'
import { givenOf, type Sent, type SentForm, valuesIn, versionField } from '../sent.ts'
import { ExploredMatrix } from './matrix.tsx'

export interface ResultProps {
  view: View
  here: TestHere
  sent: Sent
  form: SentForm
  /** Chance made for this page, so that its answers are given once. */
  pageId: string
  places: readonly { id: string; name: string }[]
}

/** No mark: what was explored, what one means to try, and the offer to give the answers. */
export function ResultPage(props: ResultProps) {
  const { view, here, sent } = props
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { edition, place } = here
  const answered = new Set(Object.keys(sent.answers))
  const themes = edition.areas.filter((area) =>
    edition.items.some((item) => item.area === area && answered.has(item.key)),
  )
  return (
    <Page view={view} title={t('result.title')} indexed={false} demonstration={place?.demonstration ?? false}>
      <h1>{t('result.title')}</h1>
      <p class="lead">
        {t(themes.length > 0 ? 'result.lead' : 'result.none', { count: themes.length, all: edition.areas.length })}
      </p>
      <section class="section">
        <h2>{t('matrix.title')}</h2>
        <ExploredMatrix view={view} edition={edition} answered={answered} tried={new Set(sent.tried)} />
        <p class="hint">{t('matrix.note')}</p>
      </section>
      <section class="section">
        <h2>{t('result.try.title')}</h2>
        <Tried view={view} edition={edition} tried={sent.tried} />
        <p class="hint not-printed">{t('result.print')}</p>
      </section>
      {Object.keys(givenOf(edition, sent.answers)).length > 0 && <Giving {...props} />}
      <section class="section not-printed">
        <h2>{t('result.on.title')}</h2>
        <ul>
          <li>
            <a href={href('testGroup', { lang }, { place: place?.id })}>{t('ways.group')}</a>
          </li>
          {place && (
            <li>
              <a href={href('placeTest', { lang, id: place.id })}>{t('ways.place', { place: place.name })}</a>
            </li>
          )}
          <li>
            <a href={href('citizenshipTest', { lang }, { place: place?.id })}>{t('result.again')}</a>
          </li>
        </ul>
      </section>
    </Page>
  )
}

function Tried({ view, edition, tried }: { view: View; edition: Edition; tried: readonly string[] }) {
  const t = view.speech.words('citizenshipTest')
  const texts = textsIn(edition, view.lang)
  const actions = edition.items.filter(({ key }) => tried.includes(key))
  if (actions.length === 0) return <p>{t('result.try.none')}</p>
  return (
    <ul class="test-tried">
      {actions.map(({ key, area }) => (
        <li>
          <span class="test-theme">{texts.area(area).name}</span> {texts.item(key).action}
        </li>
      ))}
    </ul>
  )
}

function Giving({ view, here, sent, form, pageId, places }: ResultProps) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { edition, place, adaptations } = here
  return (
    <section class="section not-printed" id="give">
      <h2>{t('give.title')}</h2>
      <p>{t('give.lead')}</p>
      <ul>
        <li>{t('give.stored')}</li>
        <li>{t('give.never')}</li>
        <li>{t('give.shown')}</li>
        {edition.items.some(({ key, kind }) => kind === 'text' && key in sent.answers) && <li>{t('give.words')}</li>}
      </ul>
      <form method="post" action={href('citizenshipTestGive', { lang })} autocomplete="off">
        <input type="hidden" name="page" value={pageId} />
        {Object.keys(givenOf(edition, sent.answers)).flatMap((key) =>
          valuesIn(form, key).map((value) => <input type="hidden" name={key} value={value} />),
        )}
        {adaptations.map(({ item, version }) => (
          <input type="hidden" name={versionField(item)} value={version} />
        ))}
        {place && <input type="hidden" name="asked" value={place.id} />}
        <div class="field-row">
          <Choice
            name="place"
            label={t('give.place')}
            none={t('give.place.none')}
            chosen={place?.id}
            choices={(place ? [place] : places).map(({ id, name }) => [id, name])}
          />
          <Choice
            name="gender"
            label={t('give.gender')}
            none={t('give.unsaid')}
            choices={genders.map((gender) => [gender, t(`gender.${gender}`)])}
          />
          <Choice
            name="age"
            label={t('give.age')}
            none={t('give.unsaid')}
            choices={ageBands.map((band) => [band, t(`age.${band}`)])}
          />
        </div>
        <p class="hint">{t('give.optional')}</p>
        <button type="submit">{t('give.submit')}</button>
      </form>
    </section>
  )
}

interface ChoiceProps {
  name: string
  label: string
  none: string
  chosen?: string | undefined
  choices: readonly (readonly [value: string, label: string])[]
}

function Choice({ name, label, none, chosen, choices }: ChoiceProps) {
  return (
    <div class="field">
      <label for={`give-${name}`}>{label}</label>
      <select id={`give-${name}`} name={name}>
        <option value="">{none}</option>
        {choices.map(([value, said]) => (
          <option value={value} selected={value === chosen}>
            {said}
          </option>
        ))}
      </select>
    </div>
  )
}

import { type Edition, langOf, textsIn } from '#instruments'
import type { Place } from '#network'
import { languages, speech } from '#platform/i18n'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page, SelectField } from '#ui'
import { CodeForm } from './seat-page.tsx'

export type DoorFault = 'items' | 'place'

export interface DoorTyped {
  readonly lang: string
  readonly place: string
  readonly set: string
  readonly item: readonly string[]
}

interface DoorProps {
  view: View
  edition: Edition
  places: readonly Place[]
  typed: DoorTyped
  /** For an invented place. */
  demonstration: boolean
  /** What was typed as a code and opens no round. */
  code: string | undefined
  fault: DoorFault | undefined
}

/** To join first: most who come hold a phone and a code. */
export function DoorPage(props: DoorProps) {
  const { view, code } = props
  const t = view.speech.words('groupRound')
  const { lang } = view
  return (
    <Page view={view} title={t('door.title')} description={t('door.lead')} demonstration={props.demonstration}>
      <Breadcrumb
        speech={view.speech}
        crumbs={[{ label: view.speech.words('citizenshipTest')('title'), href: href('citizenshipTest', { lang }) }]}
      />
      <h1>{t('door.title')}</h1>
      <section class="card group-door">
        <h2>{t('door.join')}</h2>
        <CodeForm view={view} {...(code !== undefined && { typed: code, error: t('unknown.text') })} />
      </section>
      <section class="section">
        <h2 id="open">{t('door.open')}</h2>
        <p>{t('door.lead')}</p>
        <p>
          <a href={href('testGuide', { lang })}>{t('guide.link')}</a>
        </p>
        <OpenForm {...props} />
      </section>
    </Page>
  )
}

function OpenForm(props: DoorProps) {
  const { view, places, typed, fault } = props
  const t = view.speech.words('groupRound')
  const sorted = places.toSorted((a, b) => view.speech.compare(a.name, b.name))
  const choices = sorted.map(({ id, name, country }) => {
    const where = view.speech.country(country)
    return { value: id, label: where ? t('door.place.name', { place: name, country: where }) : name }
  })
  return (
    <form method="post" action={href('testGroup', { lang: view.lang })}>
      {fault && (
        <Notice kind="error" live>
          {t(`door.fault.${fault}`)}
        </Notice>
      )}
      <div class="field-row">
        <SelectField
          name="lang"
          label={t('door.language')}
          value={typed.lang}
          choices={languages.map((value) => ({ value, label: speech(value).language(value) }))}
        />
        <SelectField
          name="place"
          label={t('door.place')}
          hint={t('door.place.hint')}
          value={typed.place}
          any={t('door.place.none')}
          choices={choices}
        />
      </div>
      <Sets {...props} />
      <p>
        <button type="submit">{t('door.submit')}</button>
      </p>
      <p class="hint">{t('lead.cookie')}</p>
    </form>
  )
}

function Sets({ view, edition, typed }: DoorProps) {
  const t = view.speech.words('groupRound')
  const count = edition.items.length
  const sets = [
    { value: 'ready', label: t('door.set.ready', { count: edition.areas.length }) },
    { value: 'all', label: t('door.set.all', { count }) },
    { value: 'own', label: t('door.set.own') },
  ]
  return (
    <fieldset class="group-sets">
      <legend>{t('door.set')}</legend>
      <div class="options">
        {sets.map(({ value, label }) => (
          <label class="option">
            <input type="radio" name="set" value={value} checked={typed.set === value} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <div class="group-own">
        <h3>{t('door.own')}</h3>
        <OwnSet view={view} edition={edition} typed={typed} />
      </div>
    </fieldset>
  )
}

function OwnSet({ view, edition, typed }: Pick<DoorProps, 'view' | 'edition' | 'typed'>) {
  const texts = textsIn(edition, view.lang)
  return edition.areas.map((area) => (
    <fieldset class="group-area">
      <legend {...langOf(texts.area(area))}>{texts.area(area).name}</legend>
      {edition.items
        .filter((item) => item.area === area)
        .map(({ key }) => (
          <label class="option">
            <input type="checkbox" name="item" value={key} checked={typed.item.includes(key)} />
            <span {...langOf(texts.item(key))}>{texts.item(key).ask}</span>
          </label>
        ))}
    </fieldset>
  ))
}

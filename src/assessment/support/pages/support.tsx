import { areaKeys, areaName, isSubjectKey, subjectName, themeKeys } from '#instruments'
import { inLanguage, RoomLinks, SetSwitch, SourceLinks, workLanguages } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Notice, Page, SelectField, TextArea, TextField } from '#ui'
import type { SupportRequest } from '../model.ts'
import type { PublishedOutput, RecordedSupport } from '../store.ts'
import { themeName } from '../words.ts'
import type { Faults, Typed } from './forms.ts'
import { RequestTable } from './request-items.tsx'

export interface SupportProps {
  view: View
  demonstration: boolean
  demonstrated: boolean
  /** Places that the reader may ask for. */
  places: readonly { id: string; name: string }[]
  /** Of those places, or assigned to the reader. */
  own: readonly SupportRequest[]
  assigned: readonly SupportRequest[]
  outputs: readonly PublishedOutput[]
  recorded: readonly RecordedSupport[]
  runs: boolean
  typed: Typed
  faults: Faults
  today: string
}

/** What support is, one's own requests and the way to ask, and what support has come to. */
export function SupportPage(props: SupportProps) {
  const { view, demonstration, demonstrated, places, own, assigned, runs, today } = props
  const { speech, lang } = view
  const t = speech.words('support')
  return (
    <Page view={view} title={t('title')} description={t('lead')} section="places" demonstration={demonstration}>
      <RoomLinks view={view} current="support" demonstration={demonstration} />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {demonstrated && !view.account && <SetSwitch view={view} route="support" demonstration={demonstration} />}
      {runs && (
        <p class="actions">
          <a class="button" href={href('supportBoard', { lang })}>
            {t('board.link')}
          </a>
        </p>
      )}
      {assigned.length > 0 && (
        <section class="section">
          <h2>{t('assigned.title')}</h2>
          <RequestTable view={view} caption={t('assigned.title')} requests={assigned} today={today} />
        </section>
      )}
      {own.length > 0 && (
        <section class="section">
          <h2>{t('own.title')}</h2>
          <RequestTable view={view} caption={t('own.title')} requests={own} today={today} />
        </section>
      )}
      {places.length > 0 && <AskForm {...props} />}
      <Outputs {...props} />
      {!demonstration && <Recorded {...props} />}
    </Page>
  )
}

function AskForm({ view, places, typed, faults }: SupportProps) {
  const { speech, lang } = view
  const t = speech.words('support')
  const error = (field: string) => faults[field] && t(`error.${faults[field]}`)
  const [only] = places
  return (
    <section class="section" id="ask">
      <h2>{t('ask.title')}</h2>
      <p>{t('ask.lead')}</p>
      {Object.keys(faults).length > 0 && (
        <Notice kind="error" live>
          <p>{t('refused')}</p>
        </Notice>
      )}
      <form method="post" action={href('support', { lang })} novalidate>
        {places.length === 1 && only ? (
          <>
            <input type="hidden" name="place" value={only.id} />
            <p>{t('ask.for', { place: only.name })}</p>
          </>
        ) : (
          <SelectField
            name="place"
            label={t('ask.place')}
            value={typed['place']}
            error={error('place')}
            choices={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SelectField
          name="theme"
          label={t('ask.theme')}
          any={t('ask.choose')}
          value={typed['theme']}
          error={error('theme')}
          choices={[
            ...themeKeys.map((key) => ({ value: key, label: subjectName(key, lang) })),
            ...areaKeys.map((key) => ({ value: key, label: areaName(key, lang) })),
          ]}
        />
        <TextArea
          name="need"
          label={t('ask.need')}
          hint={t('ask.need.hint')}
          rows={6}
          maxlength={4000}
          value={typed['need']}
          error={error('need')}
        />
        <div class="field-row">
          <SelectField
            name="language"
            label={t('ask.language')}
            value={typed['language'] || lang}
            error={error('language')}
            choices={workLanguages
              .map((code) => ({ value: code, label: speech.language(code) }))
              .sort((a, b) => speech.compare(a.label, b.label))}
          />
          <TextField
            name="wished"
            type="date"
            label={t('ask.wished')}
            hint={t('ask.wished.hint')}
            value={typed['wished']}
            error={error('wished')}
          />
        </div>
        <button type="submit">{t('ask.submit')}</button>
      </form>
    </section>
  )
}

function Outputs({ view, outputs }: SupportProps) {
  const { speech, lang } = view
  const t = speech.words('support')
  return (
    <section class="section">
      <h2>{t('outputs.title')}</h2>
      {outputs.length === 0 ? (
        <Empty title={t('outputs.none')}>
          <p>{t('outputs.none.hint')}</p>
        </Empty>
      ) : (
        <ul class="group-rows" role="list">
          {outputs.map(({ title, link, placeId, placeName, theme, deliveredAt }) => (
            <li>
              <h3>{link ? <a href={link}>{title}</a> : title}</h3>
              <p class="also">
                <a href={href('place', { lang, id: placeId })}>{placeName}</a>
                {` · ${isSubjectKey(theme) ? themeName(speech, theme) : theme} · ${speech.date(deliveredAt)}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What the programme's report tells, with where it does. */
function Recorded({ view, recorded }: SupportProps) {
  const { speech, lang } = view
  const t = speech.words('support')
  if (recorded.length === 0) return null
  const years = [...new Set(recorded.map(({ year }) => year))]
  return (
    <section class="section">
      <h2>{t('recorded.title')}</h2>
      <p class="hint">{t('recorded.lead')}</p>
      {years.map((year) => (
        <>
          <h3>{String(year)}</h3>
          <ul class="group-rows" role="list">
            {recorded
              .filter((one) => one.year === year)
              .map(({ placeId, placeName, beneficiary, title, summary, source }) => (
                <li>
                  <h4>{inLanguage(title, lang).text}</h4>
                  <p class="also">
                    {placeId && placeName ? (
                      <a href={href('place', { lang, id: placeId })}>{placeName}</a>
                    ) : (
                      beneficiary && inLanguage(beneficiary, lang).text
                    )}
                  </p>
                  {summary && <p>{inLanguage(summary, lang).text}</p>}
                  <div class="also">
                    <SourceLinks view={view} source={source} />
                  </div>
                </li>
              ))}
          </ul>
        </>
      ))}
    </section>
  )
}

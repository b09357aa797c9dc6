import type { View } from '#platform/http'
import { href } from '#routes'
import { type Choice, SelectField, TextArea, TextField } from '#ui'
import type { Faults, OpenForm } from '../forms.ts'
import { longest } from '../typed.ts'
import { faultOf } from '../words.ts'

/** What was sent and not taken. */
export interface RejectedOpening {
  typed: OpenForm
  faults: Faults<keyof OpenForm>
}

export interface OpenFormsProps {
  /** Places that could be in a new accession. */
  candidates: readonly Choice[]
  countryChoices: readonly Choice[]
  kindChoices: readonly Choice[]
  /** The secretariat alone. */
  mayAddPlace: boolean
  rejected: RejectedOpening | undefined
  /** The form fits and nothing was opened: why, and where to go. */
  refusal: { sentence: string; link?: { href: string; label: string } } | undefined
}

export function OpenForms(props: OpenFormsProps & { view: View }) {
  const { view, candidates, mayAddPlace, rejected } = props
  const t = view.speech.words('membership')
  const action = href('accessions', { lang: view.lang })
  const error = (field: keyof OpenForm) => faultOf(t, rejected?.faults, field)
  return (
    <section class="section" id="open">
      <h2>{t('open.title')}</h2>
      <div class="two-forms">
        <form method="post" action={action}>
          <h3>{t('open.known')}</h3>
          {candidates.length === 0 ? (
            <p>{t('open.place.none')}</p>
          ) : (
            <>
              <input type="hidden" name="which" value="known" />
              <SelectField
                name="place"
                label={t('open.place')}
                any={t('open.place.any')}
                choices={candidates}
                value={rejected?.typed.place}
                error={error('place')}
              />
              <TextArea
                name="note"
                label={t('open.note')}
                maxlength={longest.note}
                value={rejected?.typed.note}
                error={error('note')}
              />
              <button type="submit">{t('open.submit')}</button>
            </>
          )}
        </form>
        {mayAddPlace && <NewPlace {...props} />}
      </div>
    </section>
  )
}

function NewPlace({ view, countryChoices, kindChoices, rejected }: OpenFormsProps & { view: View }) {
  const t = view.speech.words('membership')
  const error = (field: keyof OpenForm) => faultOf(t, rejected?.faults, field)
  return (
    <form method="post" action={href('accessions', { lang: view.lang })}>
      <h3>{t('open.new')}</h3>
      <input type="hidden" name="which" value="new" />
      <TextField
        name="name"
        label={t('open.name')}
        maxlength={longest.name}
        value={rejected?.typed.name}
        error={error('name')}
      />
      <SelectField
        name="country"
        label={t('open.country')}
        any={t('open.country.any')}
        choices={countryChoices}
        value={rejected?.typed.country}
        error={error('country')}
      />
      <SelectField
        name="kind"
        label={t('open.kind')}
        any={t('open.kind.any')}
        choices={kindChoices}
        value={rejected?.typed.kind}
        error={error('kind')}
      />
      <TextField
        name="source"
        label={t('open.source')}
        hint={t('open.source.hint')}
        maxlength={longest.address}
        value={rejected?.typed.source}
        error={error('source')}
      />
      <button type="submit">{t('open.add')}</button>
    </form>
  )
}

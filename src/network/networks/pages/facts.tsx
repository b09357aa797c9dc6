import type { Child } from 'hono/jsx'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, SelectField, TextField } from '#ui'
import { inLanguage, type Network } from '../../model.ts'
import { workLanguages } from '../../people/model.ts'
import { type FactKey, networkKinds, networkModels } from '../model.ts'
import { modelName, networkKindName } from '../words.ts'
import type { FactErrors, TypedFacts } from './facts-form.ts'
import { type Doing, EditFrame } from './frame.tsx'

interface Props {
  view: View
  network: Pick<Network, 'id' | 'name' | 'demonstration'>
  /** Those that may lead it: its own. */
  places: readonly { id: string; name: string }[]
  typed: TypedFacts
  errors: FactErrors
  done: Doing | undefined
}

/** What a network is; of a real one each thing with where it is recorded from. */
export function FactsPage(props: Props) {
  const { view, network, errors, done } = props
  const { speech, lang } = view
  const t = speech.words('networks')
  const name = inLanguage(network.name, lang).text
  return (
    <EditFrame view={view} network={network} title={t('facts.title', { network: name })} part="facts" done={done}>
      <p class="lead">{t(network.demonstration ? 'facts.lead.demonstration' : 'facts.lead')}</p>
      {Object.keys(errors).length > 0 && (
        <Notice kind="error" live>
          <p>{t('facts.refused')}</p>
        </Notice>
      )}
      <form method="post" action={href('networkFacts', { lang, id: network.id })} novalidate>
        <FactFields {...props} />
        <button type="submit">{t('facts.submit')}</button>
      </form>
    </EditFrame>
  )
}

function FactFields({ view, network, places, typed, errors }: Props) {
  const { speech } = view
  const t = speech.words('networks')
  const error = (key: keyof FactErrors) =>
    errors[key] && errors[key] !== 'source' ? t(`facts.error.${errors[key]}`) : undefined
  const pair = { view, typed, errors, demonstration: network.demonstration }
  return (
    <>
      <Sourced {...pair} fact="kind">
        <SelectField
          name="kind"
          label={t('fact.kind')}
          value={typed.kind}
          error={error('kind')}
          choices={networkKinds.map((kind) => ({ value: kind, label: networkKindName(speech, kind) }))}
        />
      </Sourced>
      <Sourced {...pair} fact="model">
        <SelectField
          name="model"
          label={t('fact.model')}
          any={t('fact.none')}
          value={typed.model}
          error={error('model')}
          choices={networkModels.map((model) => ({ value: model, label: modelName(speech, model) }))}
        />
      </Sourced>
      <Sourced {...pair} fact="lead">
        <SelectField
          name="leadPlaceId"
          label={t('facts.leadPlace')}
          any={t('facts.leadPlace.none')}
          value={typed.leadPlaceId}
          error={error('leadPlaceId')}
          choices={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="leadOrganisation" label={t('facts.leadOrganisation')} value={typed.leadOrganisation} />
      </Sourced>
      <Sourced {...pair} fact="founded">
        <TextField
          name="founded"
          label={t('fact.founded')}
          inputmode="numeric"
          maxlength={4}
          value={typed.founded}
          error={error('founded')}
        />
      </Sourced>
      <Sourced {...pair} fact="languages">
        <WorkLanguages view={view} label={t('facts.languages')} chosen={typed.languages} />
      </Sourced>
      <TextField
        name="contactPage"
        type="url"
        label={t('facts.contactPage')}
        hint={t('facts.contactPage.hint')}
        value={typed.contactPage}
        error={error('contactPage')}
      />
      <input type="hidden" name="source.contactPage" value={typed['source.contactPage']} />
    </>
  )
}

interface SourcedProps {
  view: View
  typed: TypedFacts
  errors: FactErrors
  demonstration: boolean
  fact: FactKey
  children?: Child
}

/** What is invented has no source. */
function Sourced({ view, typed, errors, demonstration, fact, children }: SourcedProps) {
  const t = view.speech.words('networks')
  return (
    <div class="sourced">
      {children}
      {!demonstration && (
        <TextField
          name={`source.${fact}`}
          label={t('facts.source', { fact: t(`fact.${fact}`) })}
          value={typed[`source.${fact}`]}
          error={errors[fact] === 'source' ? t('facts.error.source') : undefined}
        />
      )}
    </div>
  )
}

interface LanguagesProps {
  view: View
  label: string
  chosen: readonly string[]
}

/** Folded: the list is long. Those that are chosen stand beside its name. */
export function WorkLanguages({ view: { speech }, label, chosen }: LanguagesProps) {
  const named = workLanguages
    .map((code) => ({ code, name: speech.language(code) }))
    .sort((a, b) => speech.compare(a.name, b.name))
  // What was sent may hold anything.
  const known = workLanguages.filter((code) => chosen.includes(code))
  return (
    <details class="work-languages">
      <summary>
        {label}
        {known.length > 0 && <span class="also"> {speech.list(known.map((code) => speech.language(code)))}</span>}
      </summary>
      <fieldset>
        <legend class="unseen">{label}</legend>
        <div class="work-language-list">
          {named.map(({ code, name }) => (
            <label class="option">
              <input type="checkbox" name="languages" value={code} checked={chosen.includes(code)} />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  )
}

import { inLanguage, type Texts } from '#network'
import { languages } from '#platform/i18n'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page, TextArea, TextField } from '#ui'
import type { Candidate } from '../model.ts'
import type { Faults, TypedOpening } from '../opening.ts'
import type { Collected } from '../store.ts'

export interface OpenProps {
  view: View
  survey: Collected
  title: string
  candidates: readonly Candidate[]
  /** Those whom the choice reaches. */
  asked: readonly Candidate[]
  /** Ids of those who were asked before. */
  before: ReadonlySet<string>
  typed: TypedOpening
  faults: Faults
  sentence: string | undefined
}

/** Who is asked, what the letter says, until when: seen before anything is sent. */
export function OpenPage(props: OpenProps) {
  const { view, survey, title, sentence } = props
  const { speech, lang } = view
  const t = speech.words('surveys')
  const address = href('survey', { lang, survey: survey.id })
  return (
    <Page view={view} title={t('open.title')} section="desk" indexed={false} demonstration={survey.demonstration}>
      <article class="narrow">
        <Breadcrumb speech={speech} crumbs={[{ label: title, href: address }]} />
        <h1>{t(survey.openedAt ? 'open.more.title' : 'open.title')}</h1>
        <p class="lead">{t(survey.openedAt ? 'open.more.lead' : 'open.lead')}</p>
        {sentence !== undefined && (
          <Notice kind="error" live>
            <p>{sentence}</p>
          </Notice>
        )}
        <form method="post" action={href('surveyOpen', { lang, survey: survey.id })} novalidate>
          <Whom {...props} />
          <Reached {...props} />
          <LetterFields {...props} />
          <p class="actions">
            <button type="submit" name="do" value="open">
              {t(survey.openedAt ? 'open.more.submit' : 'open.submit')}
            </button>
            <a href={address}>{t('open.cancel')}</a>
          </p>
        </form>
      </article>
    </Page>
  )
}

function Tick(props: { name: string; value: string; label: string; checked: boolean }) {
  return (
    <label class="option">
      <input type="checkbox" name={props.name} value={props.value} checked={props.checked} />
      <span>{props.label}</span>
    </label>
  )
}

function Whom({ view, candidates, typed }: OpenProps) {
  const t = view.speech.words('surveys')
  const { choice } = typed
  const named = ({ name }: { name: Texts }) => inLanguage(name, view.lang).text
  const places = candidates.filter(({ kind }) => kind === 'place')
  const networks = candidates.filter(({ kind }) => kind === 'network')
  const membersOf = (id: string) => places.filter(({ networkIds }) => networkIds.includes(id)).length
  return (
    <fieldset class="item survey-whom">
      <legend>{t('open.whom')}</legend>
      <Tick
        name="everybody"
        value="yes"
        checked={choice.everybody}
        label={t('open.everybody', { count: places.length })}
      />
      <fieldset>
        <legend>{t('open.networks')}</legend>
        {networks.map((one) => (
          <Tick
            name="network"
            value={one.id}
            checked={choice.networks.includes(one.id)}
            label={t('open.network', { name: named(one), count: membersOf(one.id) })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('open.coordinators')}</legend>
        <p class="hint">{t('open.coordinators.hint')}</p>
        {networks.map((one) => (
          <Tick
            name="coordinators"
            value={one.id}
            checked={choice.coordinators.includes(one.id)}
            label={t('open.coordinators.of', { name: named(one) })}
          />
        ))}
      </fieldset>
      <details open={choice.places.length > 0}>
        <summary>{t('open.places')}</summary>
        <div class="survey-places">
          {places.map((one) => (
            <Tick name="place" value={one.id} checked={choice.places.includes(one.id)} label={named(one)} />
          ))}
        </div>
      </details>
      <p class="actions">
        <button class="secondary" type="submit" name="do" value="count">
          {t('open.count')}
        </button>
      </p>
    </fieldset>
  )
}

/** How many, and who of them can only be given their link by hand. */
function Reached({ view, asked, before }: OpenProps) {
  const t = view.speech.words('surveys')
  const unreached = asked.filter(({ people }) => people === 0)
  const again = asked.filter(({ id }) => before.has(id)).length
  const named = unreached.map(({ name }) => inLanguage(name, view.lang).text)
  return (
    <section class="section" id="reached">
      <h2>{t('open.reached.title')}</h2>
      <p>{t('open.reached', { count: asked.length })}</p>
      {again > 0 && <p>{t('open.again', { count: again })}</p>}
      {unreached.length > 0 && (
        <Notice kind="warning" title={t('open.unreached', { count: unreached.length })}>
          <p>{t('open.unreached.text')}</p>
          <details>
            <summary>{t('open.unreached.who')}</summary>
            <p>{view.speech.list(named)}</p>
          </details>
        </Notice>
      )}
    </section>
  )
}

function LetterFields({ view, survey, typed, faults }: OpenProps) {
  const { speech } = view
  const t = speech.words('surveys')
  return (
    <section class="section">
      <h2>{t('open.letter')}</h2>
      <p class="hint">{t('open.letter.hint')}</p>
      {languages.map((lang) => (
        <fieldset class="item">
          <legend>{t('open.letter.in', { language: speech.language(lang) })}</legend>
          <TextField
            name={`subject-${lang}`}
            label={t('open.subject')}
            value={typed.letter[lang]?.subject}
            maxlength={200}
            error={faults[`subject-${lang}`]}
          />
          <TextArea
            name={`text-${lang}`}
            label={t('open.text')}
            value={typed.letter[lang]?.text}
            rows={9}
            error={faults[`text-${lang}`]}
          />
        </fieldset>
      ))}
      {survey.openedAt === null && (
        <TextField
          name="until"
          type="date"
          label={t('open.until')}
          hint={t('open.until.hint')}
          value={typed.until}
          error={faults['until']}
        />
      )}
    </section>
  )
}

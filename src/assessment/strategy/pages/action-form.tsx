import { langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Facts, Notice, Page, SelectField, TextArea, TextField } from '#ui'
import { type Action, actionStates, type Objective, stateOfAction } from '../model.ts'
import { sayEuros } from '../words.ts'
import { ActionBadges } from './action.tsx'
import { BackToStrategy } from './form-parts.tsx'
import type { ActionTyped, Faults, NoteTyped } from './forms.ts'
import type { OpenedStrategy } from './read.ts'

export interface ActionFormProps extends OpenedStrategy {
  view: View
  objective: Objective
  /** Undefined for a new one. */
  action: Action | undefined
  actionSent: { typed: ActionTyped; faults: Faults } | undefined
  noteSent: { typed: NoteTyped; faults: Faults } | undefined
  overtaken: boolean
}

/** An action on a page of its own: how it goes first, then what it is, for whoever may change that. */
export function ActionForm(props: ActionFormProps) {
  const { view, round, objective, action, rights } = props
  const t = view.speech.words('strategy')
  const title = action?.title ?? t('action.form.new')
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={round.demonstration}>
      <BackToStrategy {...props} />
      <h1>{title}</h1>
      <p class="lead">{t('action.of', { objective: objective.title })}</p>
      {action && (
        <>
          <p class="badges">
            <ActionBadges {...props} action={action} />
          </p>
          <Progress {...props} action={action} />
        </>
      )}
      {rights.write ? <Content {...props} /> : action && <ActionFacts {...props} action={action} />}
    </Page>
  )
}

/** The latest note first, and the way to add one. */
function Progress(props: ActionFormProps & { action: Action }) {
  const { view, round, objective, action, noteSent: sent, today, rights } = props
  const { speech, lang } = view
  const t = speech.words('strategy')
  const error = (field: string) => sent?.faults[field] && t(`error.${sent.faults[field]}`)
  const address = { lang, round: round.id, objective: objective.id, action: action.id }
  const notes = action.notes.toSorted((a, b) => (a.on < b.on ? 1 : -1))
  return (
    <section class="section" id="progress">
      <h2>{t('progress.title')}</h2>
      {notes.length > 0 && (
        <form method="post" action={href('strategyProgress', address)}>
          <ul class="progress-notes" role="list">
            {notes.map(({ id, on, state, words }) => (
              <li>
                <p class="also">{t('note.line', { date: speech.date(on), state: t(`state.${state}`) })}</p>
                <p class="typed">{words}</p>
                {rights.note && (
                  <button class="quiet" type="submit" name="take_back" value={id}>
                    {t('note.remove')} <span class="unseen">{speech.date(on)}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        </form>
      )}
      <h3>{t('note.add')}</h3>
      {sent && (
        <Notice kind="error" live>
          <p>{t('form.refused')}</p>
        </Notice>
      )}
      <form method="post" action={href('strategyProgress', address)} novalidate>
        <div class="field-row">
          <SelectField
            name="state"
            label={t('field.state')}
            value={sent?.typed.state ?? stateOfAction(action)}
            error={error('state')}
            choices={actionStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          />
          <TextField name="on" type="date" label={t('field.on')} value={sent?.typed.on ?? today} error={error('on')} />
        </div>
        <TextArea
          name="words"
          label={t('field.words')}
          hint={t('field.words.hint')}
          rows={3}
          maxlength={4000}
          value={sent?.typed.words}
          error={error('words')}
        />
        <button type="submit">{t('note.submit')}</button>
      </form>
    </section>
  )
}

function ActionFacts({ view: { speech }, action }: ActionFormProps & { action: Action }) {
  const t = speech.words('strategy')
  const { owner, dueOn, budget, indicator } = action
  return (
    <section class="section">
      <h2>{t('action.form.what')}</h2>
      <Facts
        facts={[
          { label: t('field.owner'), value: owner },
          { label: t('field.due'), value: speech.date(dueOn) },
          ...(indicator ? [{ label: t('field.indicator'), value: indicator.name }] : []),
          ...(budget === null ? [] : [{ label: t('doc.budget'), value: sayEuros(speech, budget) }]),
        ]}
      />
    </section>
  )
}

function Content(props: ActionFormProps) {
  const { view, round, objective, action, actionSent: sent, overtaken, version } = props
  const t = view.speech.words('strategy')
  const address = { lang: view.lang, round: round.id, objective: objective.id, action: action?.id ?? 'new' }
  return (
    <section class={action ? 'section' : undefined} id="what">
      {action && <h2>{t('action.form.what')}</h2>}
      {sent && Object.keys(sent.faults).length > 0 && (
        <Notice kind="error" live>
          <p>{t('form.refused')}</p>
        </Notice>
      )}
      {overtaken && action && (
        <Notice kind="warning" live title={t('form.overtaken')}>
          <p>
            {t('form.overtaken.action', {
              title: action.title,
              owner: action.owner,
              due: view.speech.date(action.dueOn),
            })}
          </p>
        </Notice>
      )}
      <form method="post" action={href('strategyAction', address)} novalidate>
        <input type="hidden" name="seen" value={version} />
        <Fields {...props} />
        <button type="submit" class={action ? 'secondary' : undefined}>
          {t('form.save')}
        </button>
      </form>
    </section>
  )
}

function Fields({ view, edition, objective, action, actionSent: sent }: ActionFormProps) {
  const t = view.speech.words('strategy')
  const field = (name: Exclude<keyof ActionTyped, 'items'>, known: string | undefined) => {
    const fault = sent?.faults[name]
    return { name, value: sent?.typed[name] ?? known ?? '', error: fault && t(`error.${fault}`) }
  }
  const texts = textsIn(edition, view.lang)
  const chosen = sent?.typed.items ?? action?.items ?? objective.items
  return (
    <>
      <TextField {...field('title', action?.title)} label={t('field.title.action')} maxlength={300} />
      <div class="field-row">
        <TextField
          {...field('owner', action?.owner)}
          label={t('field.owner')}
          hint={t('field.owner.hint')}
          maxlength={300}
        />
        <TextField {...field('due', action?.dueOn)} type="date" label={t('field.due')} />
      </div>
      <TextField
        {...field('indicator', action?.indicator?.name)}
        label={t('field.indicator')}
        hint={t('field.indicator.hint')}
        maxlength={300}
      />
      <div class="field-row">
        <TextField {...field('baseline', action?.indicator?.baseline)} label={t('field.baseline')} maxlength={300} />
        <TextField {...field('target', action?.indicator?.target)} label={t('field.target')} maxlength={300} />
      </div>
      <TextField
        {...field('budget', action?.budget?.toString())}
        inputmode="numeric"
        label={t('field.budget')}
        hint={t('field.budget.hint')}
      />
      {objective.items.length > 0 && (
        <fieldset>
          <legend class="label">{t('field.items')}</legend>
          {objective.items.map((key) => (
            <label class="option">
              <input type="checkbox" name="items" value={key} checked={chosen.includes(key)} />
              <span {...langOf(texts.item(key))}>
                {key} – {texts.item(key).ask}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

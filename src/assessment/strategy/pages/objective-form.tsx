import { type Edition, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page, TextArea, TextField } from '#ui'
import type { Objective } from '../model.ts'
import type { Faults, ObjectiveTyped } from './forms.ts'
import { BackToStrategy } from './form-parts.tsx'
import type { OpenedStrategy } from './read.ts'

interface ObjectiveFormProps extends OpenedStrategy {
  view: View
  /** Undefined for a new one. */
  objective: Objective | undefined
  typed: ObjectiveTyped | undefined
  faults: Faults
  /** Somebody else changed it while this was typed. */
  overtaken: boolean
}

/** An objective on a page of its own: what shall be different, why, and which questions will tell. */
export function ObjectiveForm(props: ObjectiveFormProps) {
  const { view, round, objective, typed, faults, overtaken, version } = props
  const t = view.speech.words('strategy')
  const title = objective ? t('objective.form.edit') : t('objective.form.new')
  const known = typed ?? objective
  const error = (field: string) => faults[field] && t(`error.${faults[field]}`)
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={round.demonstration}>
      <BackToStrategy {...props} />
      <h1>{title}</h1>
      {Object.keys(faults).length > 0 && (
        <Notice kind="error" live>
          <p>{t('form.refused')}</p>
        </Notice>
      )}
      {overtaken && objective && (
        <Notice kind="warning" live title={t('form.overtaken')}>
          <p class="typed">{[objective.title, objective.why].filter(Boolean).join('\n')}</p>
        </Notice>
      )}
      <form
        method="post"
        action={href('strategyObjective', { lang: view.lang, round: round.id, objective: objective?.id ?? 'new' })}
        novalidate
      >
        <input type="hidden" name="seen" value={version} />
        <TextField
          name="title"
          label={t('field.title.objective')}
          hint={t('field.title.objective.hint')}
          value={known?.title}
          maxlength={300}
          error={error('title')}
        />
        <TextArea
          name="why"
          label={t('field.why')}
          hint={t('field.why.hint')}
          rows={4}
          maxlength={4000}
          value={known?.why}
        />
        <ItemChoice {...props} chosen={known?.items ?? []} error={error('items')} />
        <button type="submit">{t('form.save')}</button>
      </form>
    </Page>
  )
}

/** All questions of the edition, folded by area; areas with a chosen one stand open. */
function ItemChoice({
  view,
  edition,
  chosen,
  error,
}: {
  view: View
  edition: Edition
  chosen: readonly string[]
  error: string | undefined
}) {
  const t = view.speech.words('strategy')
  const texts = textsIn(edition, view.lang)
  return (
    <fieldset aria-describedby={error ? 'items-error' : undefined}>
      <legend class="label">{t('field.items.choose')}</legend>
      <p class="hint">{t('field.items.hint')}</p>
      {error && (
        <p class="error" id="items-error">
          {error}
        </p>
      )}
      {edition.areas.map((area) => {
        const items = edition.items.filter((item) => item.area === area)
        const count = items.filter(({ key }) => chosen.includes(key)).length
        return (
          <details class="item-choice" open={count > 0}>
            <summary>
              <span {...langOf(texts.area(area))}>{texts.area(area).name}</span>
              {count > 0 && ` (${t('field.items.chosen', { count })})`}
            </summary>
            {items.map(({ key }) => (
              <label class="option">
                <input type="checkbox" name="items" value={key} checked={chosen.includes(key)} />
                <span {...langOf(texts.item(key))}>
                  {key} – {texts.item(key).ask}
                </span>
              </label>
            ))}
          </details>
        )
      })}
    </fieldset>
  )
}

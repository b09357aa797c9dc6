import { isSubjectKey, subjectKeys, subjectName } from '#instruments'
import { type Expert, WorkLanguages } from '#network'
import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { Breadcrumb, Notice, Page, TextArea, TextField } from '#ui'
import { ConflictForm, ConflictList } from './conflicts.tsx'
import type { ConflictErrors, ProfileErrors, TypedConflict, TypedProfile } from './form.ts'

export const doings = ['saved', 'declared', 'ended'] as const
export type Doing = (typeof doings)[number]

export interface EditProps {
  view: View
  expert: Expert
  /** The person themselves: only they make it public. */
  own: boolean
  actions: { profile: string; conflicts: string }
  profile: { typed: TypedProfile; errors: ProfileErrors }
  conflict: { typed: TypedConflict; errors: ConflictErrors }
  offered: readonly { value: string; label: string }[]
  endError: string | undefined
  today: string
  done: Doing | undefined
}

/** What an expert says of their work, and their conflicts of interest. */
export function ExpertEditPage(props: EditProps) {
  const { view, expert, own, actions, conflict, offered, endError, today, done } = props
  const { speech, lang } = view
  const t = speech.words('networks')
  const title = own ? t('experts.own.title') : t('experts.edit.title', { name: expert.name })
  return (
    <Page view={view} title={title} section="places" demonstration={expert.demonstration} indexed={false}>
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: t('experts.title'), href: href('experts', { lang }) },
          { label: expert.name, href: href('expert', { lang, expert: expert.accountId }) },
        ]}
      />
      <h1>{title}</h1>
      <p class="lead">{t('experts.edit.lead')}</p>
      {done && (
        <Notice kind="success" live>
          <p>{t(`experts.done.${done}`)}</p>
        </Notice>
      )}
      <ProfileForm {...props} />
      <ConflictList
        view={view}
        conflicts={expert.conflicts}
        today={today}
        action={actions.conflicts}
        endError={endError}
      />
      <ConflictForm view={view} action={actions.conflicts} offered={offered} {...conflict} />
    </Page>
  )
}

function ProfileForm({ view, own, actions, profile: { typed, errors } }: EditProps) {
  const { speech } = view
  const t = speech.words('networks')
  const error = (field: keyof ProfileErrors) => errors[field] && t(`experts.error.${errors[field]}`)
  return (
    <form method="post" action={actions.profile} novalidate>
      {Object.keys(errors).length > 0 && (
        <Notice kind="error" live>
          <p>{t('facts.refused')}</p>
        </Notice>
      )}
      <WorkLanguages view={view} label={t('experts.languages')} chosen={typed.languages} />
      <Themes view={view} chosen={typed.themes} />
      <div class="side-by-side">
        {languages.map((lang) => (
          <TextArea
            name={`about.${lang}`}
            label={t('field.inLanguage', { field: t('experts.about'), language: speech.language(lang) })}
            rows={4}
            maxlength={2000}
            value={typed.about[lang]}
            error={lang === 'en' ? error('about') : undefined}
          />
        ))}
      </div>
      <TextField
        name="days"
        label={t('experts.days')}
        hint={t('experts.days.hint')}
        inputmode="numeric"
        maxlength={3}
        value={typed.days}
        error={error('days')}
      />
      <div class="field-row">
        <TextField
          name="awayFrom"
          type="date"
          label={t('experts.awayFrom')}
          value={typed.awayFrom}
          error={error('awayFrom')}
        />
        <TextField
          name="awayUntil"
          type="date"
          label={t('experts.awayUntil')}
          value={typed.awayUntil}
          error={error('awayUntil')}
        />
      </div>
      {own && (
        <label class="option apart">
          <input type="checkbox" name="public" value="yes" checked={typed.isPublic} />
          <span>{t('experts.public')}</span>
        </label>
      )}
      <p class="actions">
        <button type="submit">{t('facts.submit')}</button>
      </p>
    </form>
  )
}

function Themes({ view: { speech, lang }, chosen }: { view: View; chosen: readonly string[] }) {
  const t = speech.words('networks')
  return (
    <details class="work-languages">
      <summary>
        {t('experts.themes')}
        {chosen.length > 0 && (
          <span class="also"> {speech.list(chosen.filter(isSubjectKey).map((key) => subjectName(key, lang)))}</span>
        )}
      </summary>
      <fieldset>
        <legend class="unseen">{t('experts.themes')}</legend>
        <div class="work-language-list">
          {subjectKeys.map((key) => (
            <label class="option">
              <input type="checkbox" name="themes" value={key} checked={chosen.includes(key)} />
              <span>{subjectName(key, lang)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  )
}

import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page } from '#ui'
import { type Survey, takesAnswers } from '../../model.ts'
import { changesBetween } from '../changes.ts'
import type { Fault } from '../complete.ts'
import { limits } from '../draft-form.ts'
import { type Draft, textsOf } from '../draft-shape.ts'
import { ChangeList } from './change-list.tsx'
import { placeName, sayFault, titleOf } from './fault-words.ts'
import { ItemEditor } from './item-editor.tsx'
import { Do, type EditorProps, Pair } from './pair.tsx'
import { sayRemoved } from './removed-words.ts'
import { SurveyHead } from './survey-head.tsx'

export interface EditProps {
  view: View
  survey: Survey
  /** What is shown: what is stored, or what was typed and is not stored. */
  draft: Draft
  faults: readonly Fault[]
  unread: EditorProps['unread']
  /** The part or question that was worked on last. */
  at: string | undefined
  said: 'saved' | 'created' | 'clash' | 'unread' | 'unreadable' | undefined
}

/** The questionnaire of a survey: one form, in which every button sends all that was typed. */
export function EditPage(props: EditProps) {
  const { view, survey, draft } = props
  const t = view.speech.words('surveyBuilder')
  const title = titleOf(draft, view.speech)
  const editor: Editor = { ...props, speech: view.speech }
  return (
    <Page
      view={view}
      title={t('head.edit', { title })}
      section="desk"
      demonstration={survey.demonstration}
      indexed={false}
    >
      <SurveyHead view={view} survey={survey} here="edit" />
      <Said {...props} />
      {takesAnswers(survey) && <p class="hint">{t('edit.open')}</p>}
      <Missing {...editor} />
      <form
        class="survey-builder"
        method="post"
        action={href('surveyEdit', { lang: view.lang, survey: survey.id })}
        novalidate
      >
        <input type="hidden" name="version" value={survey.draftVersion} />
        <SaveBar {...editor} />
        <Whole {...editor} />
        {draft.edition.areas.map((area, index) => (
          <AreaEditor {...editor} area={area} index={index} />
        ))}
        <p>
          <Do say="add area">{t('area.add')}</Do>
        </p>
        <SaveBar {...editor} />
        <input type="hidden" name="whole" value="yes" />
      </form>
    </Page>
  )
}

type Editor = EditProps & EditorProps

function Said({ view, survey, draft, said }: EditProps) {
  const { speech, lang } = view
  const t = speech.words('surveyBuilder')
  if (said === undefined) return null
  if (said === 'clash') {
    return (
      <Notice kind="warning" title={t('clash.title')} live>
        <p>{t('clash.text')}</p>
        <ChangeList speech={speech} before={survey.draft} after={draft} changes={changesBetween(survey.draft, draft)} />
        <p>
          <a href={href('surveyEdit', { lang, survey: survey.id })}>{t('clash.leave')}</a>
        </p>
      </Notice>
    )
  }
  const isGood = said === 'saved' || said === 'created'
  return (
    <Notice kind={isGood ? 'success' : 'error'} live>
      <p>{t(`said.${said}`)}</p>
    </Notice>
  )
}

/** It does not keep anybody from saving: only from publishing. */
function Missing({ speech, draft, faults }: Editor) {
  const t = speech.words('surveyBuilder')
  if (faults.length === 0) return <p class="hint">{t('missing.none')}</p>
  const places = Map.groupBy(faults, ({ at }) => at)
  return (
    <details class="survey-missing-list">
      <summary>{t('missing.title', { count: faults.length })}</summary>
      <ul>
        {[...places].map(([at, list]) => (
          <li>
            <a href={`#${at === undefined ? 'whole' : draft.edition.areas.includes(at) ? `area-${at}` : `item-${at}`}`}>
              {placeName(draft, speech, at)}
            </a>
            <ul>
              {list.map((fault) => (
                <li>{sayFault(speech, draft, fault)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The first button of the form is what the enter key presses: it saves. */
function SaveBar({ speech, draft }: Editor) {
  const t = speech.words('surveyBuilder')
  const last = draft.removed.at(-1)
  return (
    <div class="survey-bar">
      <button type="submit" name="do" value="save">
        {t('save')}
      </button>
      {last && (
        <button type="submit" name="do" value="take back" class="secondary">
          {t('takeBack', { what: sayRemoved(speech, last) })}
        </button>
      )}
    </div>
  )
}

function Whole(props: Editor) {
  const { speech, draft } = props
  const t = speech.words('surveyBuilder')
  return (
    <section class="section" id="whole">
      <h2>{t('whole')}</h2>
      <Pair
        {...props}
        name="title"
        label={t('title')}
        of={(lang) => textsOf(draft, lang).title}
        maxlength={limits.title}
        fault="title"
        at={undefined}
      />
      <Pair
        {...props}
        name="subtitle"
        label={t('subtitle')}
        of={(lang) => textsOf(draft, lang).subtitle}
        maxlength={limits.title}
        fault="subtitle"
        at={undefined}
      />
      <Pair
        {...props}
        name="about"
        label={t('about')}
        of={(lang) => textsOf(draft, lang).about}
        maxlength={limits.about}
        rows={4}
        fault="about"
        at={undefined}
      />
    </section>
  )
}

function AreaEditor(props: Editor & { area: string; index: number }) {
  const { speech, draft, area, index, at } = props
  const t = speech.words('surveyBuilder')
  const items = draft.edition.items.filter((item) => item.area === area)
  const name = placeName(draft, speech, area)
  const texts = (lang: string) => textsOf(draft, lang).areas[area]
  return (
    <section class="section survey-part" id={`area-${area}`}>
      <h2>{t('area.name', { number: index + 1, name })}</h2>
      <input type="hidden" name="area" value={area} />
      <Pair
        {...props}
        name={`${area}.name`}
        label={t('area.title')}
        of={(lang) => texts(lang)?.name ?? ''}
        maxlength={limits.name}
        fault="area_name"
        at={area}
      />
      <Pair
        {...props}
        name={`${area}.about`}
        label={t('area.about')}
        of={(lang) => texts(lang)?.about ?? ''}
        maxlength={limits.about}
        rows={2}
        fault="area_about"
        at={area}
      />
      {items.length === 0 && <p class="survey-missing">{t('fault.area_empty')}</p>}
      {items.map((item) => (
        <ItemEditor {...props} item={item} isOpen={at === item.key} />
      ))}
      <AreaButtons {...props} name={name} />
    </section>
  )
}

function AreaButtons({ speech, draft, area, index, name }: Editor & { area: string; index: number; name: string }) {
  const t = speech.words('surveyBuilder')
  return (
    <div class="survey-buttons">
      <Do say={`add item ${area}`} of={name}>
        {t('item.add')}
      </Do>
      {index > 0 && (
        <Do say={`move area ${area} up`} of={name}>
          {t('area.up')}
        </Do>
      )}
      {index < draft.edition.areas.length - 1 && (
        <Do say={`move area ${area} down`} of={name}>
          {t('area.down')}
        </Do>
      )}
      <Do say={`remove area ${area}`} of={name}>
        {t('area.remove')}
      </Do>
    </div>
  )
}

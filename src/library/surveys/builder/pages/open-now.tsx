import { type Edition, textsIn } from '#instruments'
import { type Lang, languages } from '#platform/i18n'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Empty, Notice, Page, SelectField, TextArea, TextField } from '#ui'
import type { TypedOpening } from '../../collection/opening.ts'
import type { NewFaults, TypedNew } from './new-form.ts'
import { nameOf } from './new.tsx'
import { TitleFields } from './title-fields.tsx'

interface Props {
  view: View
  templates: readonly Edition[]
  typed: TypedNew
  letter: TypedOpening['letter']
  /** Sentences by field. */
  letterFaults: Readonly<Record<string, string>>
  faults: NewFaults
  /** How many members are asked, and how many of them nobody would be written to for. */
  members: number
  unreached: number
  demonstration: boolean
}

/** A collection in a crisis: what is asked, until when, and it is open to all members. */
export function OpenNowPage(props: Props) {
  const { view, members, unreached, demonstration, faults, letterFaults } = props
  const { speech, lang } = view
  const t = speech.words('surveyBuilder')
  const isAmiss = Object.keys({ ...faults, ...letterFaults }).length > 0
  return (
    <Page view={view} title={t('now.title')} section="desk" demonstration={demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('list.title'), href: href('surveys', { lang }) }]} />
      <div class="narrow">
        <h1>{t('now.title')}</h1>
        <p class="lead">{t('now.lead', { count: members })}</p>
        {unreached > 0 && <p class="hint">{t('now.unreached', { count: unreached })}</p>}
        {isAmiss && (
          <Notice kind="error" live>
            <p>{t('refused')}</p>
          </Notice>
        )}
        {members === 0 ? (
          <Empty title={t('now.nobody')}>
            <p>{t('now.nobody.hint')}</p>
          </Empty>
        ) : (
          <NowForm {...props} />
        )}
      </div>
    </Page>
  )
}

function NowForm(props: Props) {
  const { view, templates, typed, faults, members } = props
  const { speech, lang } = view
  const t = speech.words('surveyBuilder')
  return (
    <form method="post" action={href('surveyOpenNow', { lang })} novalidate>
      <input type="hidden" name="form" value={typed.form} />
      <SelectField
        name="from"
        label={t('now.from')}
        value={typed.from}
        choices={templates.map((edition) => ({ value: edition.id, label: nameOf(edition, lang) }))}
        error={faults.from && t('error.from')}
      />
      <TitleFields view={view} titles={typed.titles} faults={faults} />
      <TextField
        name="until"
        type="date"
        label={t('until')}
        value={typed.until}
        error={faults.until && t(`error.${faults.until}`)}
      />
      <LetterFields {...props} />
      <Asked {...props} />
      <button class="survey-now-open" type="submit">
        {t('now.submit', { count: members })}
      </button>
      <p class="hint">{t('now.submit.hint')}</p>
    </form>
  )
}

/** Left empty, a letter of a few sentences is written from the title. */
function LetterFields({ view: { speech }, letter, letterFaults }: Props) {
  const t = speech.words('surveyBuilder')
  const isOpen =
    Object.keys(letterFaults).length > 0 || Object.values(letter).some(({ subject, text }) => subject || text)
  return (
    <details class="survey-now-letter" open={isOpen}>
      <summary>{t('now.letter')}</summary>
      <p class="hint">{t('now.letter.hint')}</p>
      {languages.map((language: Lang) => (
        <>
          <TextField
            name={`subject-${language}`}
            label={t('field.in', { label: t('now.subject'), language: speech.language(language) })}
            value={letter[language]?.subject}
            maxlength={200}
            error={letterFaults[`subject-${language}`]}
          />
          <TextArea
            name={`text-${language}`}
            label={t('field.in', { label: t('now.text'), language: speech.language(language) })}
            value={letter[language]?.text}
            rows={5}
            maxlength={8000}
            error={letterFaults[`text-${language}`]}
          />
        </>
      ))}
    </details>
  )
}

/** What each template asks: nobody sends what they have not read. */
function Asked({ view, templates }: Props) {
  const t = view.speech.words('surveyBuilder')
  return (
    <>
      {templates.map((edition) => {
        const texts = textsIn(edition, view.lang)
        return (
          <details>
            <summary>{t('now.asked', { title: texts.edition.title, count: edition.items.length })}</summary>
            <ol>
              {edition.items.map(({ key }) => (
                <li>{texts.item(key).ask}</li>
              ))}
            </ol>
          </details>
        )
      })}
    </>
  )
}

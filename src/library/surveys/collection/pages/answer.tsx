import {
  AnswerValue,
  currentOf,
  type Edition,
  findItem,
  langOf,
  type Revision,
  textsIn,
  type TextsIn,
} from '#instruments'
import { inLanguage } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type Fact, Facts, Notice, Page } from '#ui'
import { letterIn } from '../mail.ts'
import { phaseOf } from '../model.ts'
import type { Opened } from '../opened.ts'
import type { Prefilled } from '../prefill.ts'
import type { Read } from '../reading.ts'
import { AnswerForm } from './form.tsx'

/** What the page says after a form. */
export const said = ['saved', 'sent', 'takenBack', 'chosen'] as const

/** All that was posted, by item key, and the version it was written in where the survey has that. */
export interface Lost {
  readonly edition: Edition | undefined
  readonly values: ReadonlyMap<string, readonly string[]>
}

export interface AnswerProps extends Opened {
  view: View
  /** Every save of each question. */
  histories: ReadonlyMap<string, readonly Revision[]>
  prefilled: ReadonlyMap<string, Prefilled>
  /** A form that was not taken. */
  refused: Read | undefined
  lost: Lost | undefined
  /** Why nothing was done, or what was not. */
  sentence: string | undefined
  done: (typeof said)[number] | undefined
}

/** What the link of an invitation leads to, for whoever has it. */
export function AnswerPage(props: AnswerProps) {
  const { view, survey, edition, invitation } = props
  const t = view.speech.words('surveys')
  const texts = textsIn(edition, view.lang)
  const closed = phaseOf(survey) === 'closed'
  const { title } = texts.edition
  return (
    <Page view={view} title={title} indexed={false} demonstration={survey.demonstration}>
      <article class="narrow survey-answer">
        <h1 {...langOf(texts.edition)}>{title}</h1>
        <p class="lead">{t('answer.for', { name: inLanguage(invitation.name, view.lang).text })}</p>
        <Told {...props} />
        {closed ? <Closed {...props} /> : <Letter {...props} texts={texts} />}
        {!closed && invitation.submittedAt && <Sent {...props} />}
        <Typed {...props} />
        {closed || invitation.submittedAt ? (
          <Answers {...props} texts={texts} />
        ) : (
          <AnswerForm {...props} texts={texts} />
        )}
      </article>
    </Page>
  )
}

/** What was not taken is lost to nobody: it can be copied from here, with the words of the version it was written in. */
function Typed({ view, lost }: AnswerProps) {
  const t = view.speech.words('surveys')
  if (!lost || lost.values.size === 0) return null
  const texts = lost.edition && textsIn(lost.edition, view.lang)
  return (
    <section class="section">
      <h2>{t('answer.typed')}</h2>
      <p class="hint">{t('answer.typed.text')}</p>
      {[...lost.values].map(([key, values]) => {
        const text = lost.edition && findItem(lost.edition, key) && texts?.item(key)
        return (
          <section class="survey-given">
            <h3 {...(text && langOf(text))}>{text?.ask ?? key}</h3>
            <p class="kept-lines">{values.map((value) => text?.options[value] ?? value).join('\n')}</p>
          </section>
        )
      })}
    </section>
  )
}

function Told({ view, done, sentence }: AnswerProps) {
  const t = view.speech.words('surveys')
  if (sentence !== undefined) {
    return (
      <Notice kind="error" live>
        <p>{sentence}</p>
      </Notice>
    )
  }
  return (
    done && (
      <Notice kind="success" live>
        <p>{t(`answer.done.${done}`)}</p>
      </Notice>
    )
  )
}

function Letter({ view, survey, edition, invitation, texts }: AnswerProps & { texts: TextsIn }) {
  const t = view.speech.words('surveys')
  const letter = letterIn(survey, view.lang)
  const lang = letter.lang === view.lang ? undefined : letter.lang
  const { about } = texts.edition
  const facts: Fact[] = [
    { label: t('answer.asked'), value: inLanguage(invitation.name, view.lang).text },
    ...(survey.answersUntil === null
      ? []
      : [{ label: t('answer.until'), value: view.speech.date(survey.answersUntil) }]),
    { label: t('answer.questions'), value: view.speech.number(edition.items.length) },
  ]
  return (
    <>
      <section class="survey-letter" aria-label={t('answer.letter')}>
        {letter.subject !== '' && (
          <p class="survey-letter-subject" lang={lang}>
            {letter.subject}
          </p>
        )}
        {letter.text
          .split(/\n{2,}/)
          .filter((part) => part.trim() !== '')
          .map((part) => (
            <p class="kept-lines" lang={lang}>
              {part.trim()}
            </p>
          ))}
      </section>
      {about !== undefined && <p {...langOf(texts.edition)}>{about}</p>}
      <Facts facts={facts} />
    </>
  )
}

function Sent({ view, token, invitation }: AnswerProps) {
  const t = view.speech.words('surveys')
  const date = invitation.submittedAt ? view.speech.date(invitation.submittedAt, { dateStyle: 'long' }) : ''
  return (
    <section class="next-step">
      <p>{t('answer.sent', { date })}</p>
      <form method="post" action={href('surveyAnswer', { lang: view.lang, token })}>
        <button class="secondary" type="submit" name="do" value="takeBack">
          {t('answer.takeBack')}
        </button>
      </form>
    </section>
  )
}

function Closed({ view, survey, invitation }: AnswerProps) {
  const t = view.speech.words('surveys')
  const date = survey.closedAt ? view.speech.date(survey.closedAt, { dateStyle: 'long' }) : ''
  return (
    <Notice title={t('answer.closed.title', { date })}>
      <p>{t(invitation.submittedAt ? 'answer.closed.sent' : 'answer.closed.unsent')}</p>
      {survey.totalsPublicAt && (
        <p>
          <a href={href('survey', { lang: view.lang, survey: survey.id })}>{t('answer.closed.totals')}</a>
        </p>
      )}
    </Notice>
  )
}

/** For reading: what was sent, or what had been saved when it was closed. */
function Answers({ view, edition, histories, texts }: AnswerProps & { texts: TextsIn }) {
  const t = view.speech.words('surveys')
  const given = edition.items.flatMap((item) => {
    const answer = currentOf(histories.get(item.key) ?? [])?.answer
    return answer && answer.state !== 'missing' ? [{ item, answer }] : []
  })
  if (given.length === 0) return null
  return (
    <section class="section">
      <h2>{t('answer.given')}</h2>
      {given.map(({ item, answer }) => {
        const text = texts.item(item.key)
        return (
          <section class="survey-given">
            <h3 {...langOf(text)}>{text.ask}</h3>
            <div class="kept-lines">
              <AnswerValue speech={view.speech} item={item} text={text} answer={answer} />
            </div>
          </section>
        )
      })}
    </section>
  )
}

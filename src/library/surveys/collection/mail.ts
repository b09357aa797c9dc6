import { inLanguage, mandateDay } from '#network'
import type { Db } from '#platform/database'
import { languages, speech } from '#platform/i18n'
import type { Message } from '#platform/mail'
import type { Signing } from '#platform/signing'
import { href } from '#routes'
import { type Invitation, phaseOf, signedOf } from './model.ts'
import { type Addressee, listAddressees } from './people-store.ts'
import { type Collected, findCollected, findInvitation, markMailed } from './store.ts'

/** The queue's payload: neither address nor link, so that a job that waits or failed tells nobody anything. */
export interface SurveyMailJob {
  readonly invitation: string
  readonly account: string
  readonly what: 'invited' | 'reminded'
  /** Where whoever asked has the program: the worker may know itself by another address. */
  readonly origin: string
}

export interface Sending {
  readonly db: Db
  readonly send: (message: Message) => Promise<void>
  /** Signs the invitation of the link. */
  readonly links: Signing
  readonly now: Date
}

/** Mails the letter with the link to one person; not to who no longer acts there, has answered, or finds it closed. */
export async function sendSurveyLetter({ db, send, links, now }: Sending, job: SurveyMailJob): Promise<void> {
  const invitation = await findInvitation(db, job.invitation)
  const survey = invitation && (await findCollected(db, invitation.surveyId))
  if (!survey || invitation.submittedAt || phaseOf(survey) !== 'open') return
  const people = await listAddressees(db, invitation, mandateDay(now))
  const to = people.find(({ accountId }) => accountId === job.account)
  if (!to) return
  await send(letter(survey, invitation, to, { job, token: links.sign(signedOf(invitation)) }))
  await markMailed(db, invitation.id, now)
}

/** The first language of the person that the program speaks. */
export const languageFor = (to: Pick<Addressee, 'languages'>) =>
  to.languages.flatMap((tag) => languages.filter((lang) => lang === tag.split('-')[0]))[0] ?? 'en'

/** The words of the letter in a language, in the first one written where that is empty. */
export function letterIn({ letter: letters }: Pick<Collected, 'letter'>, lang: string) {
  const written = [lang, 'en', 'fr'].find((one) => letters[one]?.text.trim())
  return { subject: '', text: '', ...(written !== undefined && letters[written]), lang: written ?? lang }
}

function letter(
  survey: Collected,
  invitation: Invitation,
  to: Addressee,
  { job, token }: { job: SurveyMailJob; token: string },
): Message {
  const said = speech(languageFor(to))
  const t = said.words('surveys')
  const { subject, text } = letterIn(survey, said.lang)
  const { lang } = said
  const name = inLanguage(invitation.name, lang).text
  const reminded = job.what === 'reminded'
  const parts = [
    t('mail.hello', { name: to.name }),
    reminded && t('mail.reminder', { name }),
    text.trim(),
    t('mail.link', { name, link: job.origin + href('surveyAnswer', { lang, token }) }),
    survey.answersUntil !== null && t('mail.until', { date: said.date(survey.answersUntil) }),
    t('mail.share'),
  ]
  const about = subject.trim() || t('mail.subject')
  return {
    to: to.email,
    subject: reminded ? t('mail.reminder.subject', { subject: about }) : about,
    text: `${parts.filter(Boolean).join('\n\n')}\n`,
  }
}

import { speech } from '#platform/i18n'
import type { Message } from '#platform/mail'
import { type LinkRequest, linkMinutes } from '#platform/sign-in'
import { href } from '#routes'

type Asked = Omit<LinkRequest, 'address'>

export function signInMessage({ email, origin, lang, returnTo }: Asked, token: string): Message {
  const t = speech(lang).words('site')
  const link = origin + href('signInLink', { lang, token }, { to: returnTo })
  return { to: email, subject: t('signIn.mail.subject'), text: t('signIn.mail.text', { link, minutes: linkMinutes }) }
}

import { speech } from '#platform/i18n'
import type { Message } from '#platform/mail'
import { href } from '#routes'
import type { NoticeKind, Reader, Waiting } from './model.ts'

interface DigestProps {
  reader: Pick<Reader, 'name' | 'email'>
  lang: string
  /** At least one, each of a known kind. */
  notices: readonly Waiting[]
  kinds: ReadonlyMap<string, NoticeKind>
  origin: string
  /** Names the account to the page that turns reminders off. */
  token: string
}

interface Line {
  readonly text: string
  readonly link: string
}

/** Everything that waited, in one mail: plain text, and the same as simple HTML. */
export function digestMail({ reader, lang, notices, kinds, origin, token }: DigestProps): Message {
  const said = speech(lang)
  const t = said.words('membership')
  const lines = notices.flatMap((notice): Line[] => {
    const told = kinds.get(notice.kind)?.say(said, notice)
    return told ? [{ text: told.text, link: origin + told.path }] : []
  })
  const settings = origin + href('notices', { lang })
  const off = origin + href('noticesOff', { lang, token })
  const words = {
    hello: t('digest.hello', { name: reader.name }),
    opening: t('digest.opening'),
    daily: t('digest.daily'),
    choose: t('digest.choose'),
    turnOff: t('digest.off'),
  }
  const text = [
    words.hello,
    words.opening,
    ...lines.map((line) => `– ${line.text}\n  ${line.link}`),
    words.daily,
    `${words.choose}\n${settings}`,
    `${words.turnOff}\n${off}`,
  ].join('\n\n')
  const html = `<!doctype html>${String(<DigestHtml lang={lang} lines={lines} settings={settings} off={off} {...words} />)}`
  const subject = t('digest.subject', { count: lines.length })
  return { to: reader.email, subject, text: `${text}\n`, html, oneClickUnsubscribe: off }
}

interface HtmlProps {
  lang: string
  lines: readonly Line[]
  settings: string
  off: string
  hello: string
  opening: string
  daily: string
  choose: string
  turnOff: string
}

function DigestHtml({ lang, lines, settings, off, hello, opening, daily, choose, turnOff }: HtmlProps) {
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
      </head>
      <body>
        <p>{hello}</p>
        <p>{opening}</p>
        <ul>
          {lines.map(({ text, link }) => (
            <li>
              <a href={link}>{text}</a>
            </li>
          ))}
        </ul>
        <p>
          {daily} <a href={settings}>{choose}</a>
        </p>
        <p>
          <a href={off}>{turnOff}</a>
        </p>
      </body>
    </html>
  )
}

import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import { type Entry, type EntryKind, slugOf, stateOf, textIn } from '../model.ts'
import { titleKey } from '../rules.ts'
import type { Version } from '../save-store.ts'
import { columnName, kindName, kindWord } from '../words.ts'
import { EntryFields } from './form.tsx'
import type { FormProps } from './form-parts.ts'
import { first } from './form-reading.ts'
import { EntryMarks, In } from './marks.tsx'

/** What the page says after a form. */
export const said = ['added', 'saved', 'published', 'unchanged', 'withdrawn', 'brought-back', 'restored'] as const

/** What another saved meanwhile, beside what was typed here. */
export interface Clash {
  readonly columns: readonly string[]
  readonly theirs: Readonly<Record<string, string>>
  readonly ours: Readonly<Record<string, string>>
}

export interface EntryPageProps extends FormProps {
  now: Date
  /** Undefined where it is about to be added. */
  entry: Entry | undefined
  versions: readonly Version[]
  /** There are others, of when it was not theirs to read. */
  hidden: boolean
  refused?: string | undefined
  clash?: Clash | undefined
  done?: (typeof said)[number] | undefined
}

export const entryTitle = (view: View, kind: EntryKind, entry: Entry) =>
  textIn(entry, titleKey(kind), view.lang) ?? { text: entry.id, lang: view.lang }

export function EntryPage(props: EntryPageProps) {
  const { view, kind, entry } = props
  const { speech, lang } = view
  const t = speech.words('entries')
  const title = entry ? entryTitle(view, kind, entry) : undefined
  const heading = title?.text ?? t('new', { kind: kindWord(speech, kind, 'one') })
  return (
    <Page
      view={view}
      title={heading}
      section="desk"
      indexed={false}
      demonstration={entry?.demonstration ?? view.actor?.demonstration ?? false}
    >
      <article class="wide entry-page">
        <Breadcrumb
          speech={speech}
          crumbs={[
            { label: t('title'), href: href('record', { lang }) },
            { label: kindName(speech, kind), href: href('recordKind', { lang, kind: slugOf(kind) }) },
          ]}
        />
        <h1>{title ? <In view={view} said={title} /> : heading}</h1>
        {entry && <Standing {...props} entry={entry} />}
        <Told {...props} />
        {props.clash && <ClashView {...props} clash={props.clash} />}
        <EntryForm {...props} />
        {entry && <Withdrawing {...props} entry={entry} />}
        {entry && <Versions {...props} entry={entry} />}
      </article>
    </Page>
  )
}

function Standing({ view, kind, entry, now }: EntryPageProps & { entry: Entry }) {
  const t = view.speech.words('entries')
  const address = kind.address?.(view.lang, entry.id)
  return (
    <p>
      <EntryMarks view={view} entry={entry} now={now} /> <code>{entry.id}</code>{' '}
      {address !== undefined && (
        <a href={address}>{t(stateOf(entry, now) === 'published' ? 'entry.see' : 'entry.preview')}</a>
      )}
    </p>
  )
}

function Told({ view, refused, done }: EntryPageProps) {
  const t = view.speech.words('entries')
  if (refused !== undefined) {
    return (
      <Notice kind="error" live>
        <p>{refused}</p>
      </Notice>
    )
  }
  if (done === undefined) return null
  return (
    <Notice kind="success" live>
      <p>{t(`done.${done}`)}</p>
    </Notice>
  )
}

function ClashView({ view, kind, clash }: EntryPageProps & { clash: Clash }) {
  const { speech } = view
  const t = speech.words('entries')
  return (
    <section class="section" aria-labelledby="clash">
      <h2 id="clash">{t('clash.title')}</h2>
      <p>{t('clash.text')}</p>
      <dl class="entry-clash">
        {clash.columns.map((column) => (
          <div>
            <dt>{columnName(speech, kind, column)}</dt>
            <dd>
              <strong>{t('clash.theirs')}</strong> <span class="kept-lines">{clash.theirs[column] || '–'}</span>
            </dd>
            <dd>
              <strong>{t('clash.ours')}</strong> <span class="kept-lines">{clash.ours[column] || '–'}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function EntryForm(props: EntryPageProps) {
  const { view, kind, entry, clash } = props
  const { lang } = view
  const t = view.speech.words('entries')
  const slug = slugOf(kind)
  const action = entry
    ? href('recordEntry', { lang, kind: slug, id: entry.id })
    : href('recordNew', { lang, kind: slug })
  return (
    <form method="post" action={action} novalidate>
      {entry && <input type="hidden" name="version" value={entry.version} />}
      <EntryFields {...props} />
      <p class="actions">
        <button type="submit">{t(clash ? 'form.saveOver' : 'form.save')}</button>
        <a href={href('recordKind', { lang, kind: slug })}>{t('form.leave')}</a>
      </p>
    </form>
  )
}

function Withdrawing({ view, kind, entry }: EntryPageProps & { entry: Entry }) {
  const t = view.speech.words('entries')
  const out = entry.withdrawnAt !== null
  return (
    <section class="section">
      <h2>{t(out ? 'withdraw.back.title' : 'withdraw.title')}</h2>
      <p>{t(out ? 'withdraw.back.text' : 'withdraw.text')}</p>
      <form method="post" action={href('recordWithdraw', { lang: view.lang, kind: slugOf(kind), id: entry.id })}>
        <button class="secondary" type="submit" name="step" value={out ? 'bring back' : 'withdraw'}>
          {t(out ? 'withdraw.back' : 'withdraw')}
        </button>
      </form>
    </section>
  )
}

function Versions({ view, kind, entry, versions, hidden }: EntryPageProps & { entry: Entry }) {
  const { speech, lang } = view
  const t = speech.words('entries')
  if (versions.length === 0 && !hidden) return null
  return (
    <section class="section">
      <h2>{t('versions.title')}</h2>
      <ul>
        {versions.map(({ version, savedAt, savedByName }) => (
          <li>
            <a href={href('recordVersion', { lang, kind: slugOf(kind), id: entry.id, version: String(version) })}>
              {t('version.name', { version })}
            </a>{' '}
            {speech.date(savedAt, { dateStyle: 'long', timeStyle: 'short' })}
            {savedByName !== null && `, ${savedByName}`} {version === entry.version && `– ${t('version.stands')}`}
          </li>
        ))}
      </ul>
      {hidden && <p>{t('versions.hidden')}</p>}
    </section>
  )
}

export const typedVersion = (typed: FormProps['typed']): number => Number(first(typed, 'version'))

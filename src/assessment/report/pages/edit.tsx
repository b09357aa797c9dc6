import type { Child } from 'hono/jsx'
import { DocumentSections, type Section } from '#platform/document'
import type { View } from '#platform/http'
import { type Lang, languages } from '#platform/i18n'
import { href } from '#routes'
import { Breadcrumb, Markdown, Notice, Page } from '#ui'
import type { NamedFigure } from '../figure-names.ts'
import type { GuideText } from '../guide.ts'
import type { FactCheck, TextVersion } from '../model.ts'
import type { Written } from '../sections.ts'
import type { BareNumber } from '../tokens.ts'
import type { OpenedReport } from './open.ts'
import { FigureLists, Remarks, TextVersions } from './beside.tsx'

export interface EditProps extends Omit<OpenedReport, 'versions'> {
  view: View
  section: Written
  sectionName: string
  /** Of the text, whatever language the page speaks. */
  lang: Lang
  text: string
  /** The newest revision; 0 for none. */
  revision: number
  /** What the box shows was written by the program. */
  drafted: boolean
  older: boolean
  stale: boolean
  faults: readonly string[]
  unbound: readonly BareNumber[]
  preview: Section | undefined
  guide: GuideText | undefined
  figures: readonly NamedFigure[]
  versions: readonly TextVersion[]
  shown: TextVersion | undefined
  checks: readonly FactCheck[]
  clash: TextVersion | undefined
  next: { section: Written; name: string } | undefined
  done: 'saved' | 'back' | undefined
}

/** A section's text beside its guide, its figures, what the place says of it and its versions. */
export function EditPage(props: EditProps) {
  const { view, round, place, sectionName, lang, done } = props
  const t = view.speech.words('report')
  const title = t('edit.title', { section: sectionName, language: view.speech.language(lang) })
  const report = { label: t('edit.report', { place: place.name, year: String(round.year) }) }
  return (
    <Page view={view} title={title} section="index" demonstration={place.demonstration} indexed={false}>
      <Breadcrumb
        speech={view.speech}
        crumbs={[{ ...report, href: href('report', { lang: view.lang, round: round.id }) }]}
      />
      <h1>{title}</h1>
      {done && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <Languages {...props} />
      <div class="report-desk">
        <div>
          <Signs {...props} />
          <TextForm {...props} />
          <Preview {...props} />
        </div>
        <aside>
          <Guide {...props} />
          <Remarks {...props} />
          <FigureLists {...props} />
          <TextVersions {...props} />
        </aside>
      </div>
      <Onward {...props} />
    </Page>
  )
}

const address = ({ view, round, section }: EditProps, lang: Lang) =>
  href('reportEdit', { lang: view.lang, round: round.id, section: section.key }, { in: lang })

function Languages(props: EditProps) {
  const { view, lang } = props
  const { speech } = view
  return (
    <nav class="report-languages" aria-label={speech.words('report')('edit.languages')}>
      {languages.map((one) => (
        <a href={address(props, one)} aria-current={one === lang ? 'page' : undefined}>
          {speech.language(one)}
        </a>
      ))}
    </nav>
  )
}

/** What must be known before one writes on. */
function Signs(props: EditProps) {
  const { view, drafted, older, stale, faults, clash, shown, lang } = props
  const { speech } = view
  const t = speech.words('report')
  const other = languages.find((one) => one !== lang) ?? lang
  return (
    <>
      {faults.length > 0 && (
        <Notice kind="error" live>
          {faults.map((fault) => (
            <p>{fault}</p>
          ))}
        </Notice>
      )}
      {clash && (
        <Notice kind="warning" live>
          <p>
            {t('edit.clash', {
              name: clash.name ?? t('edit.somebody'),
              time: speech.date(clash.savedAt, { timeStyle: 'short' }),
            })}
          </p>
          <details open>
            <summary>{t('edit.clash.theirs')}</summary>
            <p class="typed">{clash.text ?? t('work.drafted')}</p>
          </details>
        </Notice>
      )}
      {shown && <Said>{t('edit.version.shown', { date: speech.date(shown.savedAt) })}</Said>}
      {drafted && !shown && <Said>{t('edit.drafted')}</Said>}
      {older && <Said>{t('edit.other', { language: speech.language(other) })}</Said>}
      {stale && <Said>{t('edit.stale')}</Said>}
    </>
  )
}

function Said({ children }: { children?: Child }) {
  return (
    <Notice>
      <p>{children}</p>
    </Notice>
  )
}

function TextForm(props: EditProps) {
  const { view, text, revision, unbound, drafted, lang, faults } = props
  const t = view.speech.words('report')
  return (
    <form method="post" action={address(props, lang)} class="report-text" novalidate>
      <input type="hidden" name="revision" value={String(revision)} />
      <label for="text">{t('edit.text')}</label>
      <p class="hint" id="text-hint">
        {t('edit.hint')}
      </p>
      <textarea
        id="text"
        name="text"
        rows={24}
        lang={lang}
        aria-describedby={unbound.length > 0 ? 'text-hint text-unbound' : 'text-hint'}
        aria-invalid={faults.length > 0 ? 'true' : undefined}
      >
        {text}
      </textarea>
      {unbound.length > 0 && <Unbound view={view} unbound={unbound} />}
      <div class="actions">
        <button type="submit" name="go" value="save">
          {t('edit.save')}
        </button>
        <button type="submit" name="go" value="preview" class="secondary">
          {t('edit.preview')}
        </button>
        {!drafted && (
          <button type="submit" name="go" value="back" class="secondary" aria-describedby="back-hint">
            {t('edit.back')}
          </button>
        )}
      </div>
      {!drafted && (
        <p class="hint" id="back-hint">
          {t('edit.back.hint')}
        </p>
      )}
    </form>
  )
}

const mostNamed = 3

function Unbound({ view, unbound }: Pick<EditProps, 'view' | 'unbound'>) {
  const { speech } = view
  const t = speech.words('report')
  return (
    <div class="notice warning" id="text-unbound">
      <div class="notice-text">
        <p>{t('warning.bare', { count: unbound.length })}</p>
        <ul>
          {unbound.map(({ written, equals }) => (
            <li>
              {equals.length === 0
                ? t('warning.unbound', { number: written })
                : t('warning.equals', {
                    number: written,
                    tokens: equals
                      .slice(0, mostNamed)
                      .map((key) => `{${key}}`)
                      .join(', '),
                  })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function Preview({ view, preview, lang }: EditProps) {
  if (!preview) return null
  return (
    <section class="report-preview" aria-labelledby="preview">
      <h2 id="preview">{view.speech.words('report')('edit.previewed')}</h2>
      <DocumentSections lang={lang} sections={[preview]} depth={1} />
    </section>
  )
}

function Guide({ view, guide, rights }: EditProps) {
  if (!guide) return null
  const t = view.speech.words('report')
  return (
    <section class="report-guide">
      <h2>{t('edit.guide')}</h2>
      <Markdown text={guide.text} headings={3} />
      {rights.publish && (
        <p>
          <a href={href('reportGuide', { lang: view.lang })}>{t('guide.change')}</a>
        </p>
      )}
    </section>
  )
}

function Onward({ view, round, next, lang }: EditProps) {
  if (!next) return null
  const { section, name } = next
  return (
    <p class="actions">
      <a href={href('reportEdit', { lang: view.lang, round: round.id, section: section.key }, { in: lang })}>
        {view.speech.words('report')('edit.next', { section: name })}
      </a>
    </p>
  )
}

import { DocumentSections, type Section } from '#platform/document'
import type { View } from '#platform/http'
import { type Lang, languages } from '#platform/i18n'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import type { Chapter, Material } from '../model.ts'
import { titleOf } from '../text.ts'
import type { TextVersion } from '../texts.ts'
import { QueryList } from './query-list.tsx'

export interface EditProps {
  view: View
  /** False: invented people look, and change nothing. */
  writes: boolean
  material: Material
  chapter: Chapter
  /** Of the text, whatever language the page speaks. */
  lang: Lang
  text: string
  /** The newest revision; 0 for none. */
  revision: number
  /** What the box shows came with the program. */
  brought: boolean
  older: boolean
  faults: readonly string[]
  preview: Section | undefined
  versions: readonly TextVersion[]
  shown: TextVersion | undefined
  clash: TextVersion | undefined
  next: Chapter | undefined
  done: 'saved' | 'back' | undefined
}

const address = ({ view, material, chapter }: EditProps, lang: Lang, take?: number) =>
  href('annualReportEdit', { lang: view.lang, year: String(material.year), chapter: chapter.key }, { in: lang, take })

const titleIn = ({ view, material }: EditProps, { title }: Chapter) =>
  titleOf({ speech: view.speech, material }, title[view.lang as 'en' | 'fr'])

/** A chapter's text beside the queries it may ask and its versions. */
export function EditPage(props: EditProps) {
  const { view, material, chapter, lang, done, next } = props
  const { speech } = view
  const t = speech.words('annualReport')
  const title = t('edit.title', { chapter: titleIn(props, chapter), language: speech.language(lang) })
  const at = { lang: view.lang, year: String(material.year) }
  return (
    <Page view={view} title={title} section="desk" indexed={false}>
      <Breadcrumb
        speech={speech}
        crumbs={[{ label: t('desk.title', { year: at.year }), href: href('annualReportDesk', at) }]}
      />
      <h1>{title}</h1>
      {done && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <nav class="report-languages" aria-label={t('edit.languages')}>
        {languages.map((one) => (
          <a href={address(props, one)} aria-current={one === lang ? 'page' : undefined}>
            {speech.language(one)}
          </a>
        ))}
      </nav>
      <div class="report-desk">
        <div>
          <Signs {...props} />
          {props.writes ? <TextForm {...props} /> : <TextAlone {...props} />}
          {props.preview && (
            <section class="report-preview" aria-labelledby="preview">
              <h2 id="preview">{t('edit.previewed')}</h2>
              <DocumentSections lang={lang} sections={[props.preview]} depth={1} />
            </section>
          )}
        </div>
        <aside>
          <QueryList view={view} material={material} />
          <Versions {...props} />
        </aside>
      </div>
      {next && (
        <p class="actions">
          <a href={href('annualReportEdit', { ...at, chapter: next.key }, { in: lang })}>
            {t('edit.next', { chapter: titleIn(props, next) })}
          </a>
        </p>
      )}
    </Page>
  )
}

/** What must be known before one writes on. */
function Signs({ view, brought, older, faults, clash, shown, lang }: EditProps) {
  const { speech } = view
  const t = speech.words('annualReport')
  const other = languages.find((one) => one !== lang) ?? lang
  const said = [
    ...(shown ? [t('edit.version.shown', { date: speech.date(shown.savedAt) })] : []),
    ...(brought ? [t('edit.brought')] : []),
    ...(older ? [t('edit.other', { language: speech.language(other) })] : []),
  ]
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
              name: clash.name ?? t('somebody'),
              time: speech.date(clash.savedAt, { timeStyle: 'short' }),
            })}
          </p>
          <details open>
            <summary>{t('edit.clash.theirs')}</summary>
            <p class="typed">{clash.text ?? t('edit.version.back')}</p>
          </details>
        </Notice>
      )}
      {said.map((sentence) => (
        <Notice>
          <p>{sentence}</p>
        </Notice>
      ))}
    </>
  )
}

function TextAlone({ view, text, lang }: EditProps) {
  return (
    <>
      <Notice>
        <p>{view.speech.words('annualReport')('demonstration.readOnly')}</p>
      </Notice>
      <p class="typed" lang={lang}>
        {text}
      </p>
    </>
  )
}

function TextForm(props: EditProps) {
  const { view, text, revision, brought, lang, faults } = props
  const t = view.speech.words('annualReport')
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
        aria-describedby="text-hint"
        aria-invalid={faults.length > 0 ? 'true' : undefined}
      >
        {text}
      </textarea>
      <div class="actions">
        <button type="submit" name="go" value="save">
          {t('edit.save')}
        </button>
        <button type="submit" name="go" value="preview" class="secondary">
          {t('edit.preview')}
        </button>
        {!brought && (
          <button type="submit" name="go" value="back" class="secondary" aria-describedby="back-hint">
            {t('edit.back')}
          </button>
        )}
      </div>
      {!brought && (
        <p class="hint" id="back-hint">
          {t('edit.back.hint')}
        </p>
      )}
    </form>
  )
}

function Versions(props: EditProps) {
  const { view, writes, versions, lang } = props
  const { speech } = view
  const t = speech.words('annualReport')
  if (versions.length === 0) return null
  // Who wrote is for those who write with them.
  const nameOf = (name: string | null) => (writes ? (name ?? t('somebody')) : t('secretariat'))
  return (
    <section>
      <h2>{t('edit.versions')}</h2>
      <ol class="plain" reversed>
        {versions.map(({ revision, savedAt, name, text }) => (
          <li>
            {t('edit.version', { date: speech.date(savedAt), name: nameOf(name) })}
            {text === null ? (
              <span class="hint"> {t('edit.version.back')}</span>
            ) : (
              <>
                {' '}
                <a href={address(props, lang, revision)}>{t('edit.version.use')}</a>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

import { SourceLink } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type DraftVersion, fieldIn } from '../drafts/model.ts'
import { languageMark } from './practice-items.tsx'

interface Props {
  view: View
  version: DraftVersion
}

const told = ['rationale', 'process', 'impact'] as const

/** What a place says of a practice of its own, in the reader's language as far as it wrote that. */
export function OwnText({ view, version: { content } }: Props) {
  const { speech, lang } = view
  const t = speech.words('recommendations')
  const measures = fieldIn(content, lang, 'measures')
  return (
    <>
      {content.texts[lang] && lang !== content.original && (
        <p class="hint">{t('own.translation', { original: speech.language(content.original) })}</p>
      )}
      {told.map((field) => {
        const { value, language } = fieldIn(content, lang, field)
        return (
          value && (
            <section class="section">
              <h2>{t(`field.${field}`)}</h2>
              <Paragraphs text={value} lang={languageMark(language, view)} />
            </section>
          )
        )
      })}
      <section class="section">
        <h2>{t('own.unit.measures')}</h2>
        {measures.value.length > 0 ? (
          <ul lang={languageMark(measures.language, view)}>
            {measures.value.map((measure) => (
              <li>{measure}</li>
            ))}
          </ul>
        ) : (
          <p>{t('own.notMeasured')}</p>
        )}
      </section>
      <Documents view={view} content={content} />
    </>
  )
}

function Paragraphs({ text, lang }: { text: string; lang: string | undefined }) {
  return (
    <div lang={lang}>
      {text.split(/\n\s*\n/).map((part) => (
        <p class="kept-lines">{part}</p>
      ))}
    </div>
  )
}

function Documents({ view, content: { documents, original } }: { view: View; content: DraftVersion['content'] }) {
  if (documents.length === 0) return null
  return (
    <section class="section">
      <h2>{view.speech.words('recommendations')('own.documents')}</h2>
      <ul>
        {documents.map(({ title, link }) => (
          <li lang={languageMark(original, view)}>
            {link === null ? title : <SourceLink href={link} label={(host) => `${title} (${host})`} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who wrote the entry, which version it is, and for its place the way to the next. */
export function OwnNote({ view, version, place, draft }: Props & { place: string; draft: string | undefined }) {
  const { speech } = view
  const t = speech.words('recommendations')
  const date = version.approvedAt ? speech.date(version.approvedAt) : ''
  return (
    <p class="hint">
      {t('own.by', { place })} · {t('own.version', { version: version.version, date })}
      {draft !== undefined && (
        <>
          {' · '}
          <a href={href('practiceDraft', { lang: view.lang, draft })}>{t('own.edit')}</a>
        </>
      )}
    </p>
  )
}

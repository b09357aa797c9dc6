import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { isLanguage, speech } from '../i18n/index.ts'
import { type Addresses, leadsTo } from './address.ts'
import { allSections, checked } from './check.ts'
import { HtmlBlock } from './html-blocks.tsx'
import type { Doc, Runs, Section } from './model.ts'
import { printedWords } from './paper.ts'

interface BodyProps {
  doc: Doc
  /** Where links that begin with a slash lead: '' on the site itself. */
  origin?: string
  /** Between the document's head and its contents: what only the page says. */
  children?: Child
}

/**
 * The document within a page, or by itself: one h1, its contents with links, its sections with their keys as anchors.
 *
 * @throws UnsoundDocument
 */
export function DocumentBody({ doc, origin = '', children }: BodyProps) {
  const sections = new Set(allSections(checked(doc).sections).map(({ key }) => key))
  const { contents, date } = printedWords(doc)
  return (
    <article class="document" lang={doc.lang}>
      <header class="document-head">
        {doc.author !== undefined && <p class="document-author">{doc.author}</p>}
        <h1>{doc.title}</h1>
        {doc.subtitle !== undefined && <p class="lead">{doc.subtitle}</p>}
        {doc.date && (
          <p class="document-date">
            <time datetime={doc.date.toISOString().slice(0, 10)}>{date}</time>
          </p>
        )}
        {doc.mark !== undefined && <p class="document-mark">{doc.mark}</p>}
      </header>
      {children}
      {doc.sections.length > 2 && <Contents title={contents} sections={doc.sections} />}
      {doc.sections.map((section) => (
        <SectionPart section={section} depth={0} addresses={{ origin, sections }} />
      ))}
      {doc.identifier !== undefined && <p class="document-identifier">{doc.identifier}</p>}
    </article>
  )
}

interface SectionsProps {
  lang: string
  sections: readonly Section[]
  /** 0 for headings that begin at h2. */
  depth: number
}

/** Parts of a document alone, for a page that has its own head: a preview. */
export function DocumentSections({ lang, sections, depth }: SectionsProps) {
  const keys = new Set(allSections(sections).map(({ key }) => key))
  return (
    <div class="document" lang={lang}>
      {sections.map((section) => (
        <SectionPart section={section} depth={depth} addresses={{ origin: '', sections: keys }} />
      ))}
    </div>
  )
}

function Contents({ title, sections }: { title: string; sections: readonly Section[] }) {
  return (
    <nav class="document-contents" aria-labelledby="document-contents">
      <h2 id="document-contents">{title}</h2>
      <ContentsList sections={sections} depth={0} />
    </nav>
  )
}

function ContentsList({ sections, depth }: { sections: readonly Section[]; depth: number }) {
  return (
    <ol>
      {sections.map(({ key, title, lang, sections: inner = [] }) => (
        <li>
          <a href={`#${encodeURIComponent(key)}`} lang={lang}>
            {title}
          </a>
          {inner.length > 0 && depth === 0 && <ContentsList sections={inner} depth={1} />}
        </li>
      ))}
    </ol>
  )
}

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'] as const

function SectionPart({ section, depth, addresses }: { section: Section; depth: number; addresses: Addresses }) {
  const Heading = headings[Math.min(depth, 4)] ?? 'h6'
  const write = (runs: Runs) => <HtmlRuns runs={runs} addresses={addresses} />
  return (
    <section class={section.newPage ? 'new-page' : undefined} lang={section.lang}>
      <Heading id={section.key}>{section.title}</Heading>
      {section.blocks.map((block) => (
        <HtmlBlock block={block} write={write} />
      ))}
      {(section.sections ?? []).map((inner) => (
        <SectionPart section={inner} depth={depth + 1} addresses={addresses} />
      ))}
    </section>
  )
}

function HtmlRuns({ runs, addresses }: { runs: Runs; addresses: Addresses }) {
  return (
    <>
      {runs.map((run) => {
        if (typeof run === 'string') return run
        const bold = run.bold ? <strong>{run.text}</strong> : run.text
        const styled = run.italic ? <em>{bold}</em> : bold
        const leads = leadsTo(run.href, addresses)
        if (!leads) return run.lang === undefined ? styled : <span lang={run.lang}>{styled}</span>
        const href = 'url' in leads ? leads.url : `#${encodeURIComponent(leads.section)}`
        return (
          <a href={href} lang={run.lang} class={run.figure === undefined ? undefined : 'bound'}>
            {styled}
          </a>
        )
      })}
    </>
  )
}

/** The document as a file that opens anywhere: `sheet` is all the style it has. */
export function documentFile(doc: Doc, { sheet, origin }: { sheet: string; origin: string }): string {
  const base = doc.lang.split('-')[0]
  return `<!doctype html>${String(
    <html lang={doc.lang} dir={speech(isLanguage(base) ? base : 'en').direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{doc.title}</title>
        <meta name="description" content={doc.description} />
        <style>{raw(sheet.replaceAll('</', '<\\/'))}</style>
      </head>
      <body>
        <main>
          <DocumentBody doc={doc} origin={origin} />
        </main>
      </body>
    </html>,
  )}\n`
}

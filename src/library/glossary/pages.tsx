import { Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page, type View } from '#platform/http'
import { languages } from '#platform/i18n'
import { href, patterns } from '#routes'
import { Empty, Markdown, Page } from '#ui'
import { type Entry, EntryTools, listEntries, NewEntryLink, readerOf, textIn } from '../entries/index.ts'
import { termKind, type TermValues } from '../kinds.ts'
import { LibraryLinks } from '../pages/library-links.tsx'
import { languageMark } from '../pages/practice-items.tsx'

type Term = Entry<TermValues>

export function glossaryPages({ db, now }: Pick<Deps, 'db' | 'now'>): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.glossary, async (c) => {
    const { view } = c.var
    return page(c, <GlossaryPage view={view} terms={await listEntries(db, termKind, readerOf(view.actor), now())} />)
  })
  return pages
}

/** By first letter without its accent, in the order of the reader's language. */
function byLetter(terms: readonly Term[], { speech, lang }: View): [string, Term[]][] {
  const word = (term: Term) => textIn(term, 'term', lang)?.text ?? term.id
  const sorted = terms.toSorted((a, b) => speech.compare(word(a), word(b)))
  const letter = (term: Term) => word(term).normalize('NFD').charAt(0).toUpperCase()
  return [...Map.groupBy(sorted, letter)]
}

function GlossaryPage({ view, terms }: { view: View; terms: readonly Term[] }) {
  const t = view.speech.words('publications')
  const letters = byLetter(terms, view)
  return (
    <Page
      view={view}
      title={t('glossary.title')}
      description={t('glossary.lead')}
      section="themes"
      demonstration={terms.some(({ demonstration }) => demonstration)}
      structured={structured(view, terms)}
    >
      <LibraryLinks view={view} current="glossary" />
      <h1>{t('glossary.title')}</h1>
      <p class="lead">{t('glossary.lead')}</p>
      <NewEntryLink view={view} kind={termKind} />
      {terms.length === 0 ? (
        <Empty title={t('glossary.empty')} />
      ) : (
        <nav class="letters" aria-label={t('glossary.letters')}>
          <ul>
            {letters.map(([letter]) => (
              <li>
                <a href={`#letter-${letter}`}>{letter}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {letters.map(([letter, list]) => (
        <section class="section">
          <h2 id={`letter-${letter}`}>{letter}</h2>
          {list.map((term) => (
            <TermEntry view={view} term={term} terms={terms} />
          ))}
        </section>
      ))}
    </Page>
  )
}

/** The terms as a set, for programs. */
function structured({ origin, lang, speech }: View, terms: readonly Term[]): object {
  const set = origin + href('glossary', { lang })
  return {
    '@type': 'DefinedTermSet',
    name: speech.words('publications')('glossary.title'),
    hasDefinedTerm: terms.map((term) => ({
      '@type': 'DefinedTerm',
      '@id': `${set}#${term.id}`,
      name: textIn(term, 'term', lang)?.text,
      description: textIn(term, 'definition', lang)?.text,
      inDefinedTermSet: set,
    })),
  }
}

function TermEntry({ view, term, terms }: { view: View; term: Term; terms: readonly Term[] }) {
  const { speech, lang } = view
  const t = speech.words('publications')
  const word = textIn(term, 'term', lang)
  const definition = textIn(term, 'definition', lang)
  const see = terms.filter(({ id }) => term.values.see.includes(id))
  return (
    <article class="term" id={term.id}>
      <h3 lang={word && languageMark(word.lang, view)}>{word?.text}</h3>
      <EntryTools view={view} kind={termKind} entry={term} />
      <div lang={definition && languageMark(definition.lang, view)}>
        <Markdown text={definition?.text ?? ''} headings={4} />
      </div>
      {languages
        .filter((other) => other !== word?.lang && term.texts[other]?.['term'])
        .map((other) => (
          <div class="term-other" lang={other}>
            <p lang={lang} class="hint">
              {t('glossary.other', { language: speech.language(other) })}
            </p>
            <p>
              <strong>{term.texts[other]?.['term']}</strong>
            </p>
            <Markdown text={term.texts[other]?.['definition'] ?? ''} headings={4} />
          </div>
        ))}
      {see.length > 0 && (
        <p class="also">
          {t('glossary.see')}{' '}
          {see.map((one, n) => (
            <>
              {n > 0 && ' · '}
              <a href={`#${one.id}`}>{textIn(one, 'term', lang)?.text}</a>
            </>
          ))}
        </p>
      )}
    </article>
  )
}

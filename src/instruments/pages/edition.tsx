import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Facts, Notice, Page } from '#ui'
import { type Edition, isScored, textsIn, type TextsIn } from '../edition.ts'
import { slugOf } from '../editions.ts'
import { ItemReading } from './item-reading.tsx'
import { langOf } from './item-inputs.tsx'

interface EditionProps {
  view: View
  edition: Edition
  /** Not written in the program: with its author and its licence. */
  ours: boolean
}

/** Where a questionnaire is answered that is not the Index. */
const places = { self_assessment: 'checklists', test: 'citizenshipTest', survey: 'surveys' } as const

/** A published questionnaire as anybody may read it: everything that is asked, and what every answer earns. */
export function EditionPage({ view, edition, ours }: EditionProps) {
  const texts = textsIn(edition, view.lang)
  const { title, subtitle, about } = texts.edition
  const t = view.speech.words('instruments')
  return (
    <Page
      view={view}
      title={title}
      description={subtitle ?? title}
      {...(edition.use === 'index' ? { section: 'index' } : {})}
    >
      <header>
        <h1 {...langOf(texts.edition)}>{title}</h1>
        {subtitle && (
          <p class="lead" {...langOf(texts.edition)}>
            {subtitle}
          </p>
        )}
        {texts.edition.fallback && (
          <Notice kind="warning">
            <p>{t('edition.untranslated', { language: view.speech.language(texts.edition.lang) })}</p>
          </Notice>
        )}
        {about && <p {...langOf(texts.edition)}>{about}</p>}
      </header>
      {edition.use !== 'index' && (
        <p class="actions">
          <a class="button" href={href(places[edition.use], { lang: view.lang })}>
            {t(`edition.use.${edition.use}`)}
          </a>
        </p>
      )}
      <EditionFacts view={view} edition={edition} ours={ours} />
      <Rule view={view} edition={edition} texts={texts} />
      <Levels view={view} edition={edition} texts={texts} />
      <div class="split reading">
        <Contents view={view} edition={edition} texts={texts} />
        <div>
          {edition.areas.map((area) => (
            <AreaReading view={view} edition={edition} texts={texts} area={area} />
          ))}
          <Glossary view={view} edition={edition} texts={texts} />
        </div>
      </div>
    </Page>
  )
}

function EditionFacts({ view, edition, ours }: EditionProps) {
  const { speech, lang } = view
  const t = speech.words('instruments')
  const licence = isScored(edition) ? 'edition.licence.text' : 'edition.licence.text.unscored'
  const file = (ending: string) => href('instrument', { lang, edition: `${slugOf(edition)}.${ending}` })
  return (
    <>
      <Facts
        facts={[
          { label: t('edition.published'), value: speech.date(edition.published) },
          {
            label: t('edition.size'),
            value: t('edition.items', { count: edition.items.length, areas: edition.areas.length }),
          },
          { label: t('edition.languages'), value: speech.list(edition.languages.map((code) => speech.language(code))) },
          { label: t('edition.hash'), value: <code class="hash">{edition.hash}</code>, note: t('edition.hash.note') },
          ...(ours ? [{ label: t('edition.licence'), value: t(licence), note: t('edition.licence.note') }] : []),
        ]}
      />
      <section class="section">
        <h2>{t('download.title')}</h2>
        <p>{t(isScored(edition) ? 'download.text' : 'download.text.unscored')}</p>
        <p class="actions">
          <a class="button secondary" href={file('csv')} download>
            {t('download.csv')}
          </a>
          <a class="button secondary" href={file('xlsx')} download>
            {t('download.xlsx')}
          </a>
          <a class="button secondary" href={file('xlsform.xlsx')} download>
            {t('download.xlsform')}
          </a>
        </p>
      </section>
    </>
  )
}

interface TextProps extends Omit<EditionProps, 'ours'> {
  texts: TextsIn
}

function Rule({ view, edition, texts }: TextProps) {
  const t = view.speech.words('instruments')
  if (!isScored(edition)) {
    return (
      <section>
        <h2>{t('rule.none.title')}</h2>
        <p>{t(edition.use === 'test' ? 'rule.none.test' : 'rule.none.survey')}</p>
      </section>
    )
  }
  const nameOf = (key: string) => (edition.areas.includes(key) ? texts.area(key) : texts.composite(key)).name
  return (
    <section>
      <h2>{t('rule.title')}</h2>
      <ol>
        <li>{t('rule.item')}</li>
        <li>{t(`rule.mean.${edition.rule.mean}`)}</li>
        <li>{t(`rule.missing.${edition.rule.missing}`)}</li>
        <li>{t('rule.na')}</li>
        {edition.composites.map(({ key, of }) => (
          <li>{t('rule.composite', { name: nameOf(key), members: view.speech.list(of.map(nameOf)) })}</li>
        ))}
      </ol>
    </section>
  )
}

function Levels({ view, edition, texts }: TextProps) {
  const t = view.speech.words('instruments')
  if (edition.levels.length === 0) return null
  return (
    <section class="section">
      <h2>{t('rule.levels')}</h2>
      <Facts
        facts={edition.levels.map(({ key, from }) => {
          const { name, about, ...text } = texts.level(key)
          return {
            label: t('rule.level', { from }),
            value: <span {...langOf(text)}>{name}</span>,
            ...(about !== undefined && { note: <span {...langOf(text)}>{about}</span> }),
          }
        })}
      />
    </section>
  )
}

function Contents({ view, edition, texts }: TextProps) {
  const t = view.speech.words('instruments')
  return (
    <nav class="reading-nav staying" aria-label={t('edition.contents')}>
      <h2>{t('edition.contents')}</h2>
      <ol>
        {edition.areas.map((key) => (
          <li>
            <a href={`#${key}`} {...langOf(texts.area(key))}>
              {texts.area(key).name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function AreaReading({ view, edition, texts, area }: TextProps & { area: string }) {
  const { name, about, ...text } = texts.area(area)
  const t = view.speech.words('instruments')
  return (
    <section class="section" id={area}>
      <h2 {...langOf(text)}>{name}</h2>
      {text.fallback && !texts.edition.fallback && (
        <Badge>{t('text.fallback', { language: view.speech.language(text.lang) })}</Badge>
      )}
      {about && <p {...langOf(text)}>{about}</p>}
      {edition.items
        .filter((item) => item.area === area)
        .map((item) => (
          <ItemReading speech={view.speech} edition={edition} texts={texts} item={item} />
        ))}
    </section>
  )
}

function Glossary({ view, edition, texts }: TextProps) {
  const keys = [...new Set(edition.items.flatMap((item) => item.terms))]
  if (keys.length === 0) return null
  const entries = keys.map((key) => ({ key, entry: texts.term(key) }))
  return (
    <section class="section">
      <h2>{view.speech.words('instruments')('glossary.title')}</h2>
      <dl class="glossary">
        {entries
          .sort((a, b) => view.speech.compare(a.entry.term, b.entry.term))
          .map(({ key, entry }) => (
            <div id={`term-${key}`} {...langOf(entry)}>
              <dt>{entry.term}</dt>
              <dd>{entry.meaning}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

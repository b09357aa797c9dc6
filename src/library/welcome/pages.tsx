import { Hono } from 'hono'
import type { Deps } from '#deps'
import { type Env, page, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { Markdown, Page, Table } from '#ui'
import { In, readerOf, textIn } from '../entries/index.ts'
import { LibraryLinks } from '../pages/library-links.tsx'
import { listSection, type Publication } from '../publications/store.ts'
import { capital } from '../publications/words.ts'

export function welcomePages({ db, now }: Pick<Deps, 'db' | 'now'>): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.welcome, async (c) => {
    const { view } = c.var
    const found = await listSection({ db, reader: readerOf(view.actor), now: now() }, 'welcome_pack')
    const place = ({ id }: Publication) => (isKnown(id) ? order.indexOf(id) : order.length)
    const documents = found.toSorted((a, b) => place(a) - place(b))
    return page(c, <WelcomePage view={view} documents={documents} />)
  })
  return pages
}

/** The six of the record, in the order in which they are of use; each has a sentence on whom it is for. */
const order = [
  'wp-coordinators',
  'wp-policy-makers',
  'wp-glossary',
  'wp-information-pack',
  'wp-brochure',
  'wp-factsheet',
] as const
const isKnown = (id: string): id is (typeof order)[number] => order.some((one) => one === id)

/** Who does what in the first weeks, and where it is done here. */
const steps = {
  1: 'places',
  2: 'places',
  3: 'desk',
  4: 'about',
  5: 'groups',
  6: 'tools',
  7: 'rounds',
  8: 'practices',
} as const

function WelcomePage({ view, documents }: { view: View; documents: readonly Publication[] }) {
  const { lang, speech } = view
  const t = speech.words('publications')
  return (
    <Page
      view={view}
      title={t('welcome.title')}
      description={t('welcome.lead')}
      section="themes"
      structured={{ '@type': 'CreativeWork', name: t('welcome.title'), inLanguage: lang }}
    >
      <LibraryLinks view={view} current="welcome" />
      <h1>{t('welcome.title')}</h1>
      <p class="lead">{t('welcome.lead')}</p>
      <section class="section">
        <h2>{t('welcome.first.title')}</h2>
        <Markdown
          text={(['idea', 'people', 'start'] as const).map((part) => t(`welcome.first.${part}`)).join('\n\n')}
          headings={3}
        />
      </section>
      <section class="section">
        <h2>{t('welcome.documents.title')}</h2>
        <p>{t('welcome.documents.lead')}</p>
        <Documents view={view} documents={documents} />
      </section>
      <section class="section">
        <h2>{t('welcome.weeks.title')}</h2>
        <p>{t('welcome.weeks.lead')}</p>
        <Steps view={view} />
      </section>
      <section class="section">
        <h2>{t('welcome.help.title')}</h2>
        <p>{t('welcome.help.text')}</p>
        <p class="actions">
          <a href={href('networks', { lang })}>{t('welcome.go.networks')}</a>
          <a href={href('support', { lang })}>{t('welcome.help.support')}</a>
          <a href={href('glossary', { lang })}>{t('welcome.help.glossary')}</a>
        </p>
      </section>
    </Page>
  )
}

function Documents({ view, documents }: { view: View; documents: readonly Publication[] }) {
  const { speech, lang } = view
  const t = speech.words('publications')
  return (
    <Table
      caption={t('welcome.documents.title')}
      captionHidden
      stacked
      rows={documents}
      columns={[
        {
          key: 'document',
          head: t('welcome.documents.document'),
          rowHead: true,
          cell: (publication) => (
            <a href={href('publication', { lang, id: publication.id })}>
              <In view={view} said={textIn(publication, 'title', lang)} />
            </a>
          ),
        },
        {
          key: 'for',
          head: t('welcome.documents.for'),
          cell: ({ id }) => (isKnown(id) ? t(`welcome.for.${id}`) : ''),
        },
        {
          key: 'languages',
          head: t('welcome.documents.languages'),
          cell: ({ values }) => capital(speech, speech.list(values.languages.map((code) => speech.language(code)))),
        },
      ]}
    />
  )
}

function Steps({ view }: { view: View }) {
  const t = view.speech.words('publications')
  return (
    <Table
      caption={t('welcome.weeks.title')}
      captionHidden
      stacked
      rows={([1, 2, 3, 4, 5, 6, 7, 8] as const).map((step) => ({ step, where: steps[step] }))}
      columns={[
        { key: 'when', head: t('welcome.weeks.when'), cell: ({ step }) => t(`welcome.step.${step}.when`) },
        {
          key: 'what',
          head: t('welcome.weeks.what'),
          rowHead: true,
          cell: ({ step }) => t(`welcome.step.${step}.what`),
        },
        { key: 'who', head: t('welcome.weeks.who'), cell: ({ step }) => t(`welcome.step.${step}.who`) },
        {
          key: 'where',
          head: t('welcome.weeks.where'),
          cell: ({ where }) => <a href={href(where, { lang: view.lang })}>{t(`welcome.go.${where}`)}</a>,
        },
      ]}
    />
  )
}

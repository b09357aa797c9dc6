import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Page, Table } from '#ui'
import { licence } from '../licence.ts'
import { archiveName, type Package, packages, type Release } from '../model.ts'
import { packageTitle } from '../package.ts'
import { ApiSection } from './api-section.tsx'

interface DataProps {
  view: View
  /** The newest first. */
  releases: readonly Release[]
  /** The invented network is there to be read. */
  demonstration: boolean
}

/** The open data for people: packages, licence, citation, and how programs read them. */
export function DataPage({ view, releases, demonstration }: DataProps) {
  const t = view.speech.words('data')
  const shown = packages.filter((name) => name === 'record' || releases.some((release) => release.package === name))
  return (
    <Page view={view} title={t('data.title')} description={t('data.lead')} section="index">
      <h1>{t('data.title')}</h1>
      <p class="lead">{t('data.lead')}</p>
      <section class="section">
        <h2>{t('data.packages')}</h2>
        <p>{t('data.packages.lead')}</p>
        <p>{t('data.answers')}</p>
        {shown.map((name) => (
          <Releases view={view} name={name} releases={releases.filter((release) => release.package === name)} />
        ))}
        <p>
          {t('data.catalogue')} <a href={href('dataCatalogue', {})}>{t('data.catalogue.jsonld')}</a>,{' '}
          <a href={href('dataCatalogueTurtle', {})}>{t('data.catalogue.turtle')}</a>
        </p>
      </section>
      <Licence view={view} latest={releases.find((release) => release.package === 'record')} />
      <ApiSection view={view} demonstration={demonstration} />
    </Page>
  )
}

const addressOf = ({ version, package: name }: Release) => href('dataPackage', { version, file: archiveName[name] })

function Releases({ view, name, releases }: { view: View; name: Package; releases: readonly Release[] }) {
  const { speech } = view
  const t = speech.words('data')
  const [latest] = releases
  const title = t(`data.packages.${name}`)
  return (
    <div class={name === 'demonstration' ? 'data-package invented' : 'data-package'}>
      <h3>{title}</h3>
      {name === 'demonstration' && <p>{t('data.packages.demonstration.lead')}</p>}
      {!latest ? (
        <Empty title={t('data.packages.none')}>
          <p>{t('data.packages.none.text')}</p>
        </Empty>
      ) : (
        <>
          <p class="actions">
            <a class="button" href={addressOf(latest)} download>
              {t('data.download')}
            </a>
            <span class="hint">
              {latest.version}, {sizeOf(view, latest.bytes)}
            </span>
          </p>
          <Table
            caption={title}
            captionHidden
            stacked
            columns={[
              {
                key: 'version',
                head: t('data.version'),
                rowHead: true,
                cell: (release) => <a href={addressOf(release)}>{release.version}</a>,
              },
              { key: 'released', head: t('data.released'), cell: ({ releasedAt }) => speech.date(releasedAt) },
              { key: 'size', head: t('data.size'), numeric: true, cell: ({ bytes }) => sizeOf(view, bytes) },
              { key: 'hash', head: t('data.hash'), cell: ({ hash }) => <code class="hash">{hash}</code> },
            ]}
            rows={releases}
          />
          <Files view={view} release={latest} />
        </>
      )}
    </div>
  )
}

const sizeOf = ({ speech }: View, bytes: number) =>
  speech.words('data')('data.kilobytes', { size: speech.number(Math.ceil(bytes / 1000)) })

function Files({ view, release }: { view: View; release: Release }) {
  const { speech } = view
  const t = speech.words('data')
  const tables = release.files.filter(({ rows }) => rows !== null)
  return (
    <details>
      <summary>{t('data.files')}</summary>
      <Table
        caption={t('data.files')}
        captionHidden
        columns={[
          { key: 'file', head: t('data.file'), rowHead: true, cell: ({ name }) => <code>{name}</code> },
          { key: 'rows', head: t('data.rows'), numeric: true, cell: ({ rows }) => speech.number(rows ?? 0) },
        ]}
        rows={tables}
      />
    </details>
  )
}

function Licence({ view, latest }: { view: View; latest: Release | undefined }) {
  const { speech, lang, origin } = view
  const t = speech.words('data')
  return (
    <section class="section">
      <h2>{t('data.licence')}</h2>
      <p>
        {t('licence.text', { name: licence.name, url: licence.url })}{' '}
        <a href={licence.legalCode} rel="license noreferrer">
          {licence.spdx}
        </a>
      </p>
      <p>{t('licence.sources')}</p>
      <p>{t('licence.not')}</p>
      {latest && (
        <p class="data-citation">
          {t('data.cite', {
            title: packageTitle('record')[lang] ?? '',
            version: latest.version,
            address: origin + addressOf(latest),
            licence: licence.spdx,
          })}
        </p>
      )}
    </section>
  )
}

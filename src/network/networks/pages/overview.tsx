import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, type Column, Empty, SelectField, Table, TextField } from '#ui'
import { inLanguage, type Network } from '../../model.ts'
import type { WrittenPage } from '../page-store.ts'
import { pageName } from '../words.ts'
import { behind, pageKinds } from '../writing.ts'
import { type Doing, EditFrame } from './frame.tsx'

interface Props {
  view: View
  network: Pick<Network, 'id' | 'name' | 'demonstration'>
  pages: readonly WrittenPage[]
  done: Doing | undefined
  /** The form to begin a page, as it was sent, with what is amiss in it. */
  refused?: { kind: string; year: string; error: string } | undefined
}

export function EditOverview({ view, network, pages, done, refused }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const name = inLanguage(network.name, lang).text
  return (
    <EditFrame view={view} network={network} title={t('edit.title', { network: name })} part="pages" done={done}>
      <p class="lead">{t('edit.lead')}</p>
      <section class="section">
        <h2>{t('edit.pages.title')}</h2>
        {pages.length === 0 ? (
          <Empty title={t('edit.pages.none')}>
            <p>{t('edit.pages.none.hint')}</p>
          </Empty>
        ) : (
          <Table caption={t('edit.pages.title')} captionHidden columns={columns(view, pages)} rows={pages} stacked />
        )}
      </section>
      <NewPage view={view} network={network} hasAbout={pages.some(({ kind }) => kind === 'about')} refused={refused} />
    </EditFrame>
  )
}

function columns(view: View, pages: readonly WrittenPage[]): Column<WrittenPage>[] {
  const { speech, lang } = view
  const t = speech.words('networks')
  return [
    {
      key: 'page',
      head: t('column.page'),
      rowHead: true,
      cell: (page) => (
        <a href={href('networkWriting', { lang, id: page.networkId, page: page.id })}>{titleOf(view, page)}</a>
      ),
    },
    { key: 'state', head: t('column.state'), cell: (page) => <State view={view} page={page} /> },
    { key: 'languages', head: t('column.languages'), cell: (page) => languagesOf(view, page) },
    {
      key: 'changed',
      head: t('column.changed'),
      cell: ({ versions }) => {
        const last = versions.at(-1)
        return last ? speech.date(last.savedAt) : ''
      },
    },
    { key: 'order', head: t('column.order'), cell: (page) => <Order view={view} page={page} pages={pages} /> },
  ]
}

/** As it is called in the reader's language, or in the one it has. */
export function titleOf({ speech, lang }: View, page: WrittenPage): string {
  const texts = page.versions.at(-1)?.texts ?? {}
  const title = texts[lang]?.title || Object.values(texts).find((words) => words?.title)?.title
  return page.kind === 'page' && title ? title : pageName(speech, page)
}

export function State({ view, page: { versions, publishedVersion } }: { view: View; page: WrittenPage }) {
  const t = view.speech.words('networks')
  if (publishedVersion === null) return <Badge kind="past">{t('state.draft')}</Badge>
  return (
    <>
      <Badge kind="good">{t('state.published')}</Badge>
      {(versions.at(-1)?.version ?? 0) > publishedVersion && (
        <>
          {' '}
          <Badge kind="waiting">{t('state.changed')}</Badge>
        </>
      )}
    </>
  )
}

function languagesOf({ speech }: View, { versions }: WrittenPage) {
  const t = speech.words('networks')
  const late = new Set(behind(versions).map(({ lang }) => lang))
  return Object.keys(versions.at(-1)?.texts ?? {}).map((code, index) => (
    <>
      {index > 0 && ', '}
      {speech.language(code)}
      {late.has(code) && <span class="also"> {t('language.late.short')}</span>}
    </>
  ))
}

/** Pages of one's own stand in the order chosen; what is about the network or a year has its place. */
function Order({ view, page, pages }: { view: View; page: WrittenPage; pages: readonly WrittenPage[] }) {
  const own = pages.filter(({ kind }) => kind === 'page')
  const at = own.indexOf(page)
  if (at < 0 || own.length < 2) return null
  const t = view.speech.words('networks')
  const title = titleOf(view, page)
  return (
    <form class="order" method="post" action={href('networkOrder', { lang: view.lang, id: page.networkId })}>
      <input type="hidden" name="page" value={page.id} />
      {at > 0 && (
        <button class="quiet" name="to" value="up" aria-label={t('order.up.label', { title })}>
          {t('order.up')}
        </button>
      )}
      {at < own.length - 1 && (
        <button class="quiet" name="to" value="down" aria-label={t('order.down.label', { title })}>
          {t('order.down')}
        </button>
      )}
    </form>
  )
}

type NewProps = Pick<Props, 'view' | 'network' | 'refused'> & { hasAbout: boolean }

function NewPage({ view, network, hasAbout, refused }: NewProps) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const kinds = pageKinds.filter((kind) => kind !== 'about' || !hasAbout).toReversed()
  return (
    <section class="section">
      <h2>{t('new.title')}</h2>
      <form method="post" action={href('networkEdit', { lang, id: network.id })}>
        <div class="field-row">
          <SelectField
            name="kind"
            label={t('new.kind')}
            value={refused?.kind ?? 'page'}
            choices={kinds.map((kind) => ({ value: kind, label: t(`new.kind.${kind}`) }))}
          />
          <TextField
            name="year"
            label={t('new.year')}
            hint={t('new.year.hint')}
            inputmode="numeric"
            maxlength={4}
            value={refused?.year}
            error={refused?.error}
          />
        </div>
        <button type="submit">{t('new.submit')}</button>
      </form>
    </section>
  )
}

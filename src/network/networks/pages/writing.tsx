import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { Notice, Table, TextArea, TextField } from '#ui'
import type { Network } from '../../model.ts'
import type { WrittenPage } from '../page-store.ts'
import { behind, longestText, longestTitle, type Words, type WritingFault } from '../writing.ts'
import { type Doing, EditFrame } from './frame.tsx'
import { State, titleOf } from './overview.tsx'

interface Props {
  view: View
  network: Pick<Network, 'id' | 'name' | 'demonstration'>
  page: WrittenPage
  /** By language, as typed. */
  typed: Readonly<Record<string, Words>>
  /** The newest version that the writer has before their eyes. */
  basedOn: number
  fault?: WritingFault | undefined
  /** Somebody saved in between. */
  behindOthers?: boolean
  done: Doing | undefined
}

/** A page in every language side by side, with its state and its former versions. */
export function WritingPage(props: Props) {
  const { view, network, page, done } = props
  const { speech, lang } = view
  const t = speech.words('networks')
  const { publishedVersion } = page
  return (
    <EditFrame view={view} network={network} title={titleOf(view, page)} part="pages" done={done}>
      <p>
        <State view={view} page={page} />{' '}
        {publishedVersion !== null && (
          <a
            href={
              page.kind === 'page'
                ? href('networkPage', { lang, id: network.id, page: page.id })
                : href('network', { lang, id: network.id })
            }
          >
            {t('write.read')}
          </a>
        )}
      </p>
      <Late view={view} page={page} />
      <Problem {...props} />
      <WritingForm {...props} />
      <Versions view={view} page={page} />
    </EditFrame>
  )
}

function Late({ view: { speech }, page }: Pick<Props, 'view' | 'page'>) {
  const t = speech.words('networks')
  const late = behind(page.versions)
  if (late.length === 0) return null
  return (
    <Notice kind="warning">
      {late.map(({ lang, since, ahead, aheadAt }) => (
        <p>
          {t('write.late', {
            language: speech.language(lang),
            since: speech.date(since),
            ahead: speech.language(ahead),
            date: speech.date(aheadAt),
          })}
        </p>
      ))}
    </Notice>
  )
}

function Problem({ view, fault, behindOthers, page }: Props) {
  const t = view.speech.words('networks')
  if (behindOthers) {
    return (
      <Notice kind="warning" title={t('write.behind')} live>
        <p>{t('write.behind.text', { name: page.versions.at(-1)?.savedByName ?? t('version.nobody') })}</p>
      </Notice>
    )
  }
  return (
    fault && (
      <Notice kind="error" title={t('write.refused')} live>
        <p>{faultSentence(view, fault)}</p>
      </Notice>
    )
  )
}

function faultSentence({ speech }: View, fault: WritingFault): string {
  const t = speech.words('networks')
  if (fault.code === 'empty' || fault.code === 'not_whole') return t(`fault.${fault.code}`)
  const language = speech.language(fault.lang)
  if (fault.code === 'links') return t('fault.links', { language, links: fault.links.join(' · ') })
  return t(`fault.${fault.code}`, { language, longest: fault.code === 'title_long' ? longestTitle : longestText })
}

function WritingForm({ view, network, page, typed, basedOn }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { kind, versions, publishedVersion, seen } = page
  return (
    <form method="post" action={href('networkWriting', { lang, id: network.id, page: page.id })}>
      <input type="hidden" name="basedOn" value={String(basedOn)} />
      <p class="hint">{t('write.markdown')}</p>
      <div class="side-by-side">
        {languages.map((one) => (
          <fieldset>
            <legend>{speech.language(one)}</legend>
            {kind === 'page' && (
              <TextField
                name={`title.${one}`}
                label={t('write.title')}
                maxlength={longestTitle}
                value={typed[one]?.title}
              />
            )}
            <TextArea name={`text.${one}`} label={t('write.text')} rows={16} value={typed[one]?.text} />
          </fieldset>
        ))}
      </div>
      {versions.length > 0 && (
        <label class="option apart">
          <input type="checkbox" name="bothCurrent" value="yes" />
          <span>{t('write.bothCurrent')}</span>
        </label>
      )}
      <p class="actions">
        <button type="submit" name="do" value="publish">
          {t(publishedVersion === null ? 'write.publish' : 'write.publishAgain')}
        </button>
        <button class="secondary" type="submit" name="do" value="save">
          {t('write.save')}
        </button>
        {publishedVersion !== null && (
          <button class="quiet" type="submit" name="do" value="withdraw">
            {t('write.withdraw')}
          </button>
        )}
      </p>
      {!seen && (
        <details class="take-back">
          <summary>{t('write.remove')}</summary>
          <p>{t('write.remove.text')}</p>
          <button class="secondary" type="submit" name="do" value="remove">
            {t('write.remove.submit')}
          </button>
        </details>
      )}
    </form>
  )
}

function Versions({ view, page }: Pick<Props, 'view' | 'page'>) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { versions, publishedVersion } = page
  if (versions.length === 0) return null
  return (
    <section class="section">
      <h2>{t('versions.title')}</h2>
      <Table
        caption={t('versions.title')}
        captionHidden
        stacked
        rows={versions.toReversed()}
        columns={[
          {
            key: 'version',
            head: t('column.version'),
            rowHead: true,
            cell: ({ version }) => (
              <a href={href('networkVersion', { lang, id: page.networkId, page: page.id, version: String(version) })}>
                {t('version.name', { version })}
              </a>
            ),
          },
          {
            key: 'saved',
            head: t('column.saved'),
            cell: ({ savedAt }) => speech.date(savedAt, { dateStyle: 'long', timeStyle: 'short' }),
          },
          { key: 'by', head: t('column.by'), cell: ({ savedByName }) => savedByName ?? t('version.nobody') },
          {
            key: 'what',
            head: t('column.what'),
            cell: ({ version, restoredFrom }) =>
              [
                version === publishedVersion && t('version.published'),
                restoredFrom !== null && t('version.restoredFrom', { version: restoredFrom }),
              ]
                .filter((said) => said !== false)
                .join(' · '),
          },
        ]}
      />
    </section>
  )
}

import type { View as PageView } from '#platform/http'
import { href } from '#routes'
import { bibtexOf, citationText } from '../formats/citation.ts'
import type { Format } from '../formats/names.ts'
import type { Context, View } from '../context.ts'
import { addressAs, permanentAddress, type Source } from '../source.ts'

interface ShareProps {
  view: PageView
  context: Context
  drawn: View
  source: Source
}

/** The chart as files, for another site, and to be cited. */
export function ShareSection({ view, context, drawn, source }: ShareProps) {
  const { t } = context
  return (
    <section class="section chart-share">
      <h2>{t('share.title')}</h2>
      <p>
        {context.state.demonstration ? t('share.licence.demonstration') : t('share.licence')}{' '}
        <a href={source.licence.url} rel="license">
          {source.licence.name}
        </a>
      </p>
      <p class="chart-printed">{citationText(context, source)}</p>
      <Files context={context} drawn={drawn} />
      <Citation context={context} drawn={drawn} source={source} />
      <Embedding view={view} context={context} />
    </section>
  )
}

const files = ['svg', 'png', 'csv', 'json'] as const

function Files({ context, drawn }: Pick<ShareProps, 'context' | 'drawn'>) {
  const { t } = context
  const shown = files.filter((format) => drawn.chart !== null || format === 'csv' || format === 'json')
  return (
    <ul class="chart-files" role="list">
      {shown.map((format: Format) => (
        <li>
          <a href={addressAs(context, format)} download>
            {format.toUpperCase()}
          </a>{' '}
          <span>{t(`file.${format as (typeof files)[number]}`)}</span>
        </li>
      ))}
    </ul>
  )
}

function Citation({ context, drawn, source }: Pick<ShareProps, 'context' | 'drawn' | 'source'>) {
  const { t, speech } = context
  return (
    <details class="chart-cite">
      <summary>{t('cite.title')}</summary>
      <p>{t('cite.lead')}</p>
      <p class="cite-text">{citationText(context, source)}</p>
      <h3>{t('cite.address')}</h3>
      <p>
        <a href={permanentAddress(context, drawn, null)} class="address">
          {source.permanent}
        </a>
      </p>
      <h3>BibTeX</h3>
      <pre tabindex={0} role="region" aria-label="BibTeX">
        {bibtexOf(context, source)}
      </pre>
      <p class="actions">
        <a href={addressAs(context, 'bib')} download>
          {t('cite.bib')}
        </a>
        <a href={addressAs(context, 'csl.json')} download>
          {t('cite.csl')}
        </a>
        <a href={href('charts', { lang: speech.lang })}>{t('cite.all')}</a>
      </p>
    </details>
  )
}

/** Tall enough for the drawing at the width most articles have; a frame scrolls where it is not. */
const frameHeight = 640

function Embedding({ view, context }: Pick<ShareProps, 'view' | 'context'>) {
  const { t } = context
  const address = view.origin + addressAs(context, 'embed')
  const code = `<iframe src="${address.replaceAll('&', '&amp;')}" title="${t(`view.${context.state.view}`)}" width="100%" height="${frameHeight}" loading="lazy"></iframe>`
  return (
    <details class="chart-embed">
      <summary>{t('embed.title')}</summary>
      <p>{t('embed.lead')}</p>
      <div class="field">
        <label for="embed-code">{t('embed.code')}</label>
        <textarea id="embed-code" readonly rows={4}>
          {code}
        </textarea>
      </div>
      <p>
        <a href={addressAs(context, 'embed')}>{t('embed.see')}</a>
      </p>
    </details>
  )
}

import { href } from '#routes'
import { licence } from '../open-data/licence.ts'
import type { Context, View } from './context.ts'
import type { Format } from './formats/names.ts'
import { queryOf } from './state.ts'

/** What a chart has to carry wherever it goes: where it is, what it is drawn from, and what may be done with it. */
export interface Source {
  /** Absolute, with everything that the chart depends on; later results are left out. */
  readonly permanent: string
  /** The same without what comes after the path. */
  readonly title: string
  readonly publisher: string
  /** Day of the newest result drawn, YYYY-MM-DD. */
  readonly dataDate: string | null
  readonly licence: { readonly id: string; readonly name: string; readonly url: string }
  /** A sentence for invented places; null for real ones. */
  readonly demonstration: string | null
  /** The questionnaire and its edition. */
  readonly edition: string
}

export function sourceOf(context: Context, view: View, origin: string): Source {
  const { speech, t, state, texts, edition } = context
  return {
    permanent: origin + permanentAddress(context, view, null),
    title: view.title,
    publisher: speech.words('site')('name'),
    dataDate: view.dataDate,
    licence: { id: licence.spdx, name: licence.name, url: licence.url },
    demonstration: state.demonstration ? t('demonstration') : null,
    edition: `${texts.edition.title} ${edition.edition}`,
  }
}

/** The address of this chart as it is today, as a page or as a file. */
export function permanentAddress({ speech, state, set }: Context, { dataDate }: View, format: Format | null): string {
  const fixed = { ...state, until: state.until ?? dataDate }
  const chart = format ? `${state.view}.${format}` : state.view
  return href('chart', { lang: speech.lang, chart }, queryOf(fixed, set.known, true))
}

/** The same as the reader sees it, in another format or for a frame. */
export function addressAs({ speech, state, set }: Context, format: Format | 'embed'): string {
  // What stands on another site must not turn into another set or edition.
  const query = queryOf(state, set.known, format === 'embed')
  if (format === 'embed') return href('chartEmbed', { lang: speech.lang, chart: state.view }, query)
  return href('chart', { lang: speech.lang, chart: `${state.view}.${format}` }, query)
}

/** "Source: …" as it stands below a chart. */
export function sourceLine({ speech, t }: Context, { publisher, edition, dataDate }: Source): string {
  return dataDate
    ? t('source', { publisher, edition, date: speech.date(dataDate) })
    : t('source.undated', { publisher, edition })
}

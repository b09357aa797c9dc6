import { createHash } from 'node:crypto'
import type { Context as Request } from 'hono'
import { standalone } from '#charts'
import { pngOf } from '#platform/document'
import { type Env, Refusal } from '#platform/http'
import type { Context, View } from '../context.ts'
import type { ReadChart } from '../read-chart.ts'
import { type Source, sourceLine, sourceOf } from '../source.ts'
import { sayFault } from '../fault-words.ts'
import { groupLine } from '../words.ts'
import { draw } from '../views/index.ts'
import { bibtexOf, cslOf } from './citation.ts'
import { csvOf } from './csv.ts'
import { jsonOf } from './json.ts'
import type { Format } from './names.ts'

const types: Readonly<Record<Format, string>> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  'csl.json': 'application/vnd.citationstyles.csl+json; charset=utf-8',
}

/** Another program is another drawing of the same rows. */
const program = String(Date.now())

/**
 * A chart as a file. Who takes a file sees no sentence beside it: what an address gets wrong is refused, not left out.
 *
 * @throws Refusal invalid for a parameter that means nothing, and for a picture of nothing.
 */
export async function sendFile(c: Request<Env>, { context, faults }: ReadChart, format: Format): Promise<Response> {
  if (faults.length > 0) throw new Refusal('invalid', faults.map((fault) => sayFault(context, fault)).join(' '))
  const tag = `"${createHash('sha256').update(`${program} ${context.set.revision} ${c.req.url}`).digest('hex').slice(0, 20)}"`
  const headers = {
    'content-type': types[format],
    'access-control-allow-origin': '*',
    etag: tag,
    // What a result says never changes, but places publish new ones: ask whether this is still it.
    'cache-control': 'no-cache',
  }
  if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers)
  const view = draw(context)
  const body = await bodyOf(context, view, sourceOf(context, view, c.var.view.origin), format)
  return c.body(body, 200, {
    ...headers,
    'content-disposition': `${disposition[format]}; filename="${nameOf(context, format)}"`,
  })
}

const disposition: Readonly<Record<Format, 'inline' | 'attachment'>> = {
  svg: 'inline',
  png: 'inline',
  csv: 'attachment',
  json: 'inline',
  bib: 'attachment',
  'csl.json': 'attachment',
}

function bodyOf(context: Context, view: View, source: Source, format: Format) {
  switch (format) {
    case 'svg':
      return drawingAlone(context, view, source)
    case 'png':
      return pngOf(drawingAlone(context, view, source))
    case 'csv':
      return csvOf(view.table)
    case 'json':
      return jsonOf(context, view, source)
    case 'bib':
      return bibtexOf(context, source)
    case 'csl.json':
      return cslOf(context, source)
  }
}

function drawingAlone(context: Context, view: View, source: Source): string {
  if (!view.chart) throw new Refusal('invalid', context.t('file.empty'))
  return standalone(view.chart, {
    lang: context.speech.lang,
    size: 'wide',
    theme: 'light',
    group: groupLine(context),
    // The whole address would not fit a line; this much leads to the chart.
    source: `${sourceLine(context, source)} ${source.permanent.replace(/\?.*/, '')}`,
    licence: source.licence.id,
    demonstration: source.demonstration,
  })
}

/** "demonstration-heat-2026-11-23.csv": a file that is invented says so by its name. */
function nameOf({ state, set }: Context, format: Format): string {
  const edition = set.known.editions.find(({ id }) => id === state.edition)?.slug ?? ''
  return `${[state.demonstration ? 'demonstration' : '', 'index', state.view, edition].filter(Boolean).join('-')}.${format}`
}

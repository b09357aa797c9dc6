import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { Deps } from '#deps'
import { type Item, listAnswers } from '#instruments'
import { type Env, notFound, page } from '#platform/http'
import { href, patterns } from '#routes'
import { isOpen } from '../../policy.ts'
import { closed, isClosed, type OpenedRound, roundFor } from '../../pages/open.ts'
import { bringAnswers } from '../actions.ts'
import { type FileFault, type Format, formats, mostRows, readFile, writers } from '../files.ts'
import { fingerprintOf, isWrong, planImport } from '../plan.ts'
import type { ExchangeRow } from '../rows.ts'
import { ExchangePage, type ExchangeProps, type Previewed } from './exchange.tsx'

export function exchangePages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.roundExchange, async (c) => show(c, await roundFor(deps, c.var.view, c.req.param('round'))))
  pages.post(patterns.roundExchange, (c) => receive(c, deps, c.req.param('round')))
  pages.get(patterns.roundExchangeFile, (c) => send(c, deps, c.req.param('round'), c.req.param('file')))
  return pages
}

type Outcome = Pick<ExchangeProps, 'fault' | 'preview'>

function show(c: Context<Env>, opened: OpenedRound, outcome: Outcome = {}) {
  const { actor: _actor, ...shown } = opened
  const saved = /^(\d{1,3})-(\d{1,3})$/.exec(c.req.query('saved') ?? '')
  const brought = saved ? { saved: Number(saved[1]), clashed: Number(saved[2]) } : undefined
  const faulty =
    outcome.fault !== undefined || (outcome.preview && (isWrong(outcome.preview.plan) || outcome.preview.moved))
  const mayBring = isOpen(opened.round) && mayAnswer(opened)
  const node = <ExchangePage view={c.var.view} {...shown} {...outcome} brought={brought} mayBring={mayBring} />
  return page(c, node, faulty ? 422 : 200)
}

const mayAnswer = ({ actor, place }: OpenedRound): boolean =>
  actor.mandates.some(
    ({ role, placeId }) => placeId === place.id && ['place_coordinator', 'deputy', 'contributor'].includes(role),
  )

const types: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** `answers.xlsx?area=education&item=COM-01`: these alone; without any, all of it. */
async function send(c: Context<Env>, deps: Deps, id: string, file: string) {
  const { round, place, edition } = await roundFor(deps, c.var.view, id)
  const format = formats.find((one) => file === `answers.${one}`)
  if (!format) throw notFound()
  const [areas, keys] = [c.req.queries('area') ?? [], c.req.queries('item') ?? []]
  const asked = ({ key, area }: Item) => areas.includes(area) || keys.includes(key)
  const items = areas.length + keys.length > 0 ? edition.items.filter(asked) : edition.items
  if (items.length === 0) throw notFound()
  const answers = await listAnswers(deps.db, round.responseId)
  const content = await writers[format]({ edition, items, answers, speech: c.var.view.speech })
  const whole = items.length === edition.items.length
  const name = [place.id, round.year, ...(whole ? [] : [items[0]?.area ?? '']), 'answers'].join('-')
  return c.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'content-type': types[format],
    'content-disposition': `attachment; filename="${name}.${format}"`,
  })
}

/** PostgreSQL stores no zero byte. */
const text = z.string().transform((typed) => typed.replaceAll('\0', ''))
const sentRows = z
  .array(
    z.strictObject({
      line: z.int(),
      item: text,
      state: text,
      values: z.array(text),
      comment: text,
      source: text,
      seen: z.int().nullable(),
    }),
  )
  .max(mostRows)

/** First the preview of a file; then, of the same rows, the import. */
async function receive(c: Context<Env>, deps: Deps, id: string) {
  const { view } = c.var
  const opened = await roundFor(deps, view, id)
  if (!isOpen(opened.round)) throw closed(view)
  const form = await c.req.parseBody()
  const read = typeof form['rows'] === 'string' ? rowsIn(form['rows']) : await rowsOf(form['file'])
  if ('fault' in read) return show(c, opened, { fault: read.fault })
  const plan = planImport(opened.edition, read, await listAnswers(deps.db, opened.round.responseId))
  const fingerprint = createHash('sha256').update(fingerprintOf(plan)).digest('hex')
  const confirmed = form['confirm']
  const preview: Previewed = { plan, rows: read, fingerprint, moved: false }
  if (typeof confirmed !== 'string' || isWrong(plan)) return show(c, opened, { preview })
  if (confirmed !== fingerprint) return show(c, opened, { preview: { ...preview, moved: true } })
  const { actor, round, edition } = opened
  const brought = await bringAnswers(deps.db, { actor, round, edition, plan, now: deps.now() }).catch(
    (error: unknown) => {
      throw isClosed(error) ? closed(view) : error
    },
  )
  const saved = `${brought.saved}-${brought.clashed.length}`
  return c.redirect(href('roundExchange', { lang: view.lang, round: id }, { saved }), 303)
}

type Read = readonly ExchangeRow[] | { readonly fault: FileFault }

const rowsOf = async (file: unknown): Promise<Read> =>
  file instanceof File ? readFile(new Uint8Array(await file.arrayBuffer())) : { fault: 'none' }

/** The rows as the preview carried them. */
function rowsIn(sent: string): Read {
  try {
    return sentRows.parse(JSON.parse(sent))
  } catch {
    return { fault: 'kind' }
  }
}

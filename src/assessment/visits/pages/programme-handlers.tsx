import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { inLanguage } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { type ProgrammeBlock } from '../model.ts'
import { clashOf, minutesOf, nextStart } from '../programme.ts'
import { suggestedBlocks } from '../suggestions.ts'
import { type Faults, isFaulty, readBlock, readSeen, type Typed } from './forms.ts'
import { ProgrammePage } from './programme.tsx'
import { type OpenedVisit, visitFor } from './read.ts'
import { refuse, write, writeOrRefuse } from './visit-handlers.tsx'

export function programmePages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.visitProgramme, (c) => showProgramme(c, deps, c.req.param('visit')))
  pages.post(patterns.visitProgramme, (c) => saveBlock(c, deps, c.req.param('visit')))
  return pages
}

interface Sent {
  readonly block: ProgrammeBlock | undefined
  readonly typed: Typed
  readonly faults: Faults
  readonly clash?: ProgrammeBlock | undefined
  readonly seen: number
  readonly overtaken: boolean
}

async function showProgramme(c: Context<Env>, deps: Deps, id: string, sent?: Sent) {
  const { view } = c.var
  const opened = await visitFor(deps, view, id)
  const named = sent ? sent.block?.id : c.req.query('block')
  const block = opened.content.blocks.find((one) => one.id === named)
  const fresh = { typed: undefined, faults: {}, clash: undefined, seen: opened.version, overtaken: false }
  const shown = {
    ...opened,
    ...fresh,
    ...sent,
    block,
    // Saving once more puts it in the place of what is shown beside it.
    ...(sent?.overtaken && { seen: opened.version }),
    begun: begunWith(opened, c.req.query('suggested')),
    done: c.req.query('done'),
  }
  return page(c, <ProgrammePage view={view} {...shown} />, sent?.overtaken ? 409 : sent ? 422 : 200)
}

/** A suggested meeting, in the language of the visit, right after the last one. */
function begunWith({ visit, content }: OpenedVisit, key: string | undefined): Typed {
  const suggested = suggestedBlocks.find((one) => one.key === key)
  if (!suggested) return {}
  const { from } = nextStart(content.blocks, content.fromOn)
  const end = Math.min(minutesOf(from) + suggested.minutes, 23 * 60 + 59)
  const until = `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
  const text = (texts: typeof suggested.title) => inLanguage(texts, visit.language).text
  return { title: text(suggested.title), met: text(suggested.met), until }
}

async function saveBlock(c: Context<Env>, deps: Deps, id: string) {
  const { lang } = c.var.view
  const opened = await visitFor(deps, c.var.view, id)
  const { blocks } = opened.content
  const form = await c.req.parseBody()
  const seen = readSeen(form)
  const back = (done: string) => c.redirect(href('visitProgramme', { lang, visit: id }, { done }), 303)
  if (typeof form['remove'] === 'string') {
    await writeOrRefuse(c, deps, opened, { change: { kind: 'removed', list: 'blocks', id: form['remove'] }, seen })
    return back('removed')
  }
  const named = form['id']
  const block = blocks.find((one) => one.id === named)
  if (typeof named === 'string' && !block) refuse(c, 'gone')
  if (Array.isArray(named)) throw new Refusal('invalid')
  const { typed, faults, to } = readBlock(form)
  const entry = { id: block?.id ?? randomUUID(), ...to }
  const clash = isFaulty(faults) ? undefined : clashOf(entry, blocks)
  const sent = { block, typed, faults, seen }
  if (isFaulty(faults) || clash) return showProgramme(c, deps, id, { ...sent, clash, overtaken: false })
  const outcome = await write(c, deps, opened, { change: { kind: 'put', list: 'blocks', entry }, seen })
  if (outcome === 'overtaken') return showProgramme(c, deps, id, { ...sent, overtaken: true })
  return back('saved')
}

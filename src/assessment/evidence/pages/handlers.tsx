import type { Context } from 'hono'
import type { Deps } from '#deps'
import { answersOf, findItem, listAnswers, listRevisions } from '#instruments'
import { fileTypes, filesFolder, findFile, keepFile, namedAs } from '#platform/files'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href } from '#routes'
import { roundFor } from '../../pages/open.ts'
import { type Acting, addEvidence, describeEvidence, removeEvidence, restoreEvidence } from '../actions.ts'
import { readBeside } from '../beside.ts'
import { changeComment, commentItem, removeComment } from '../comment-actions.ts'
import { type Faults, readComment, readDescribed, readGiven } from '../form.ts'
import { mostEvidence } from '../model.ts'
import { formerAnswersOf } from '../read-former.ts'
import { findEvidence, listEvidence } from '../store.ts'
import type { RejectedComment } from './comments.tsx'
import type { LatePiece, RejectedPiece } from './evidence-form.tsx'
import { type Doing, doings, EvidencePage } from './evidence-page.tsx'

type C = Context<Env>

/** An item of a round in the hands of somebody who may read it. Throws Refusal not_found. */
async function itemFor(c: C, deps: Deps) {
  const opened = await roundFor(deps, c.var.view, c.req.param('round') ?? '')
  const item = findItem(opened.edition, c.req.param('item') ?? '')
  if (!item) throw notFound()
  return { ...opened, item }
}

type Opened = Awaited<ReturnType<typeof itemFor>>

const acting = (opened: Opened, { now }: Deps): Acting => ({
  actor: opened.actor,
  round: opened.round,
  item: opened.item.key,
  now: now(),
})

interface Refused {
  readonly piece?: RejectedPiece
  readonly comment?: RejectedComment
  /** Of a piece that was removed, or can be changed no longer, while this was typed. */
  readonly late?: LatePiece
}

export async function showEvidence(c: C, deps: Deps, refused?: Refused, status: 409 | 422 = 422) {
  const opened = await itemFor(c, deps)
  const { round, edition, item } = opened
  const [history, answers] = await Promise.all([
    listRevisions(deps.db, round.responseId, item.key),
    listAnswers(deps.db, round.responseId),
  ])
  const entries = [{ item, history }]
  const beside = await readBeside(deps, { ...opened, edition, answers: answersOf(answers), entries })
  const done = doings.find((one) => one === c.req.query('done'))
  const named = done === 'removed' ? await pieceOf(deps, opened, c.req.query('piece') ?? '') : undefined
  const node = (
    <EvidencePage
      view={c.var.view}
      {...opened}
      history={history}
      beside={beside.get(item.key) ?? { evidence: [], comments: null, former: null }}
      done={refused ? undefined : done}
      removed={named?.removedAt ? named : undefined}
      rejected={refused?.piece}
      rejectedComment={refused?.comment}
      late={refused?.late}
    />
  )
  return page(c, node, refused ? status : 200)
}

const pieceOf = async ({ db }: Deps, { round, item }: Opened, id: string) => {
  const piece = await findEvidence(db, round.id, id)
  return piece?.item === item.key ? piece : undefined
}

function back(c: C, { round, item }: Opened, done: Doing, more: { piece?: string; at?: string } = {}) {
  const address = { lang: c.var.view.lang, round: round.id, item: item.key }
  const query = { done, piece: more.piece }
  return c.redirect(href('roundEvidence', address, query) + (more.at ? `#${more.at}` : ''), 303)
}

export async function receiveEvidence(c: C, deps: Deps) {
  const opened = await itemFor(c, deps)
  const { round, item } = opened
  const body = await c.req.parseBody()
  // A browser sends a file without name and content where none was chosen.
  const { file: sent } = body
  const file = sent instanceof File && (sent.size > 0 || sent.name !== '') ? sent : undefined
  const { typed, faults, given } = readGiven(body, file !== undefined)
  const refuse = (more: Faults) => showEvidence(c, deps, { piece: { id: null, typed, faults: { ...faults, ...more } } })
  if ((await listEvidence(deps.db, round.id, item.key)).length >= mostEvidence) return refuse({ file: 'most' })
  if (faults.link || (!file && Object.keys(faults).length > 0)) return refuse({})
  const kept = file && (await keepFile(deps.db, filesFolder(deps.config.dataDir), await bytesOf(file), taking(deps)))
  if (kept && 'fault' in kept) return refuse({ file: `file_${kept.fault}` })
  // A file that came is not asked for twice: what else is wrong is mended beside it.
  const half = Object.keys(faults).length > 0
  const piece = {
    title: faults.title ? '' : given.title,
    note: faults.note ? '' : given.note,
    dated: given.dated,
    link: given.link,
    file: kept && file ? { id: kept.id, name: namedAs(kept.type, file.name) } : null,
  }
  const id = await addEvidence(deps.db, acting(opened, deps), piece)
  if (half) return showEvidence(c, deps, { piece: { id, typed, faults, added: true } })
  return back(c, opened, 'added', { at: 'evidence' })
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())
const taking = ({ now }: Deps) => ({ now: now(), accepts: fileTypes })

export async function changeEvidence(c: C, deps: Deps) {
  const opened = await itemFor(c, deps)
  const id = c.req.param('evidence') ?? ''
  const form = await c.req.parseBody()
  const { typed, faults, described } = readDescribed(form)
  const piece = await pieceOf(deps, opened, id)
  if (!piece) throw notFound()
  const faulty = Object.keys(faults).length > 0
  if (faulty && piece.removedAt) return showEvidence(c, deps, { late: { piece, typed, faults } })
  if (faulty) return showEvidence(c, deps, { piece: { id, typed, faults } })
  try {
    if (form['restore'] === 'yes') await restoreEvidence(deps.db, acting(opened, deps), id)
    await describeEvidence(deps.db, acting(opened, deps), id, described)
  } catch (error) {
    const now = isConflict(error) && (await pieceOf(deps, opened, id))
    if (!now) throw error
    return showEvidence(c, deps, { late: { piece: now, typed, faults } }, 409)
  }
  return back(c, opened, 'changed', { at: 'evidence' })
}

const isConflict = (error: unknown): boolean => error instanceof Refusal && error.code === 'conflict'

export async function takeEvidenceAway(c: C, deps: Deps) {
  const opened = await itemFor(c, deps)
  const id = c.req.param('evidence') ?? ''
  await removeEvidence(deps.db, acting(opened, deps), id)
  return back(c, opened, 'removed', { piece: id })
}

export async function putEvidenceBack(c: C, deps: Deps) {
  const opened = await itemFor(c, deps)
  await restoreEvidence(deps.db, acting(opened, deps), c.req.param('evidence') ?? '')
  return back(c, opened, 'restored', { at: 'evidence' })
}

/** What was shown in the round before is shown in this one too. */
export async function useEvidenceAgain(c: C, deps: Deps) {
  const opened = await itemFor(c, deps)
  const former = await formerAnswersOf(deps, opened.round, opened.edition)
  const piece = former && (await findEvidence(deps.db, former.round.id, c.req.param('evidence') ?? ''))
  if (!piece || piece.removedAt) throw notFound()
  const { title, note, dated, shown } = piece
  const link = 'link' in shown ? shown.link : null
  const file = 'link' in shown ? null : { id: shown.fileId, name: shown.name }
  await addEvidence(deps.db, acting(opened, deps), { title, note, dated, link, file })
  return back(c, opened, 'added', { at: 'evidence' })
}

/** Never shown inside this site: a browser's viewer would run in its name. */
export async function sendEvidenceFile(c: C, deps: Deps) {
  const opened = await itemFor(c, deps)
  const piece = await pieceOf(deps, opened, c.req.param('evidence') ?? '')
  const shown = piece?.removedAt === null && 'fileId' in piece.shown ? piece.shown : undefined
  const file = shown && (await findFile(deps.db, filesFolder(deps.config.dataDir), shown.fileId))
  if (!shown || !file) throw notFound()
  return c.body(file.content, 200, {
    'content-type': file.type,
    'content-length': String(file.bytes),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(shown.name).replaceAll(/['()*]/g, escape)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  })
}

const escape = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

export async function comment(c: C, deps: Deps) {
  const opened = await itemFor(c, deps)
  const { body, fault } = readComment(await c.req.parseBody())
  if (fault) return showEvidence(c, deps, { comment: { id: null, body, fault } })
  const { edition, place } = opened
  try {
    await commentItem(deps.db, { ...acting(opened, deps), edition, place: place.name }, body)
  } catch (error) {
    if (!isConflict(error)) throw error
    return showEvidence(c, deps, { comment: { id: null, body, fault: 'comment_gone' } }, 409)
  }
  return back(c, opened, 'commented', { at: 'comments' })
}

export async function rewriteComment(c: C, deps: Deps) {
  const opened = await itemFor(c, deps)
  const id = c.req.param('comment') ?? ''
  const { body, fault } = readComment(await c.req.parseBody())
  if (fault) return showEvidence(c, deps, { comment: { id, body, fault } })
  try {
    await changeComment(deps.db, acting(opened, deps), id, body)
  } catch (error) {
    if (!isConflict(error)) throw error
    return showEvidence(c, deps, { comment: { id: null, body, fault: 'comment_gone' } }, 409)
  }
  return back(c, opened, 'changed', { at: 'comments' })
}

export async function takeCommentBack(c: C, deps: Deps) {
  const opened = await itemFor(c, deps)
  await removeComment(deps.db, acting(opened, deps), c.req.param('comment') ?? '')
  return back(c, opened, 'uncommented', { at: 'comments' })
}

/** Throws Refusal, with a sentence of this room where the usual one would not help. */
export const orSay =
  (handle: (c: C, deps: Deps) => Promise<Response>, deps: Deps) =>
  (c: C): Promise<Response> =>
    handle(c, deps).catch((error: unknown) => {
      const t = c.var.view.speech.words('evidence')
      if (isConflict(error)) throw new Refusal('conflict', t('closed'))
      throw error
    })

import type { Context } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { type Env, notFound, page } from '#platform/http'
import { isLanguage, type Lang, speech as speechOf } from '#platform/i18n'
import { refusedLinks } from '#platform/markdown'
import { href } from '#routes'
import { saveText } from '../actions.ts'
import { faultsInText } from '../checked-prose.ts'
import { previewOf } from '../compose.ts'
import { gatherFor } from '../gather.ts'
import type { Chapter, Material } from '../model.ts'
import { mayWrite } from '../policy.ts'
import { sayFault } from '../problem-words.ts'
import { listTexts, listTextVersions } from '../store.ts'
import { olderThanOther, type TextVersion, withTexts } from '../texts.ts'
import { EditPage } from './edit.tsx'
import { actingIn, materialOf, yearOf } from './open.ts'

interface Asked {
  year: string
  chapter: string
}

interface OpenedText {
  readonly material: Material
  readonly chapter: Chapter
  readonly lang: Lang
}

const longest = 40_000

async function textFor(c: Context<Env>, deps: Deps, asked: Asked): Promise<OpenedText> {
  const year = await yearOf(deps, asked.year)
  const material = await materialOf(deps, year)
  const chapter = material.prose.chapters.find(({ key }) => key === asked.chapter)
  if (!chapter) throw notFound()
  const wished = c.req.query('in')
  return { material, chapter, lang: isLanguage(wished) ? wished : c.var.view.lang }
}

interface Typed {
  readonly text: string
  readonly faults: readonly string[]
  readonly preview: boolean
  readonly revision: number
  readonly clash?: TextVersion | undefined
}

export const editPage = async (c: Context<Env>, deps: Deps, asked: Asked): Promise<Response> =>
  showText(c, deps, await textFor(c, deps, asked))

async function showText(c: Context<Env>, deps: Deps, opened: OpenedText, typed?: Typed): Promise<Response> {
  const { view } = c.var
  const { material, chapter, lang } = opened
  const { year } = material
  const [written, versions] = await Promise.all([
    listTexts(deps.db, year),
    listTextVersions(deps.db, { year, chapter: chapter.key, lang }),
  ])
  const [newest] = versions
  const wanted = typed ? undefined : c.req.query('take')
  const shown = versions.find(({ revision, text }) => text !== null && String(revision) === wanted)
  const { chapters } = material.prose
  const done = c.req.query('done')
  const node = (
    <EditPage
      view={view}
      writes={mayWrite(view.actor as Parameters<typeof mayWrite>[0])}
      material={material}
      chapter={chapter}
      lang={lang}
      text={typed?.text ?? shown?.text ?? chapter.text[lang as 'en' | 'fr']}
      revision={typed?.revision ?? newest?.revision ?? 0}
      brought={!typed && !shown && (newest?.text ?? null) === null}
      older={olderThanOther(written, chapter.key, lang)}
      faults={typed?.faults ?? []}
      preview={typed?.preview ? await previewed(deps, opened, typed.text) : undefined}
      versions={versions}
      shown={shown}
      clash={typed?.clash}
      next={chapters[chapters.findIndex(({ key }) => key === chapter.key) + 1]}
      done={!typed && (done === 'saved' || done === 'back') ? done : undefined}
    />
  )
  return page(c, node, typed?.clash ? 409 : typed && typed.faults.length > 0 ? 422 : 200)
}

/** With the rows that the text asks for, which the saved ones may not. */
async function previewed({ db, now }: Deps, { material, chapter, lang }: OpenedText, text: string) {
  const prose = withTexts({ ...material.prose, chapters: [chapter] }, [{ chapter: chapter.key, lang, text }])
  const asked = { year: material.year, network: null, now: now() }
  const of = await gatherFor(db, asked, { prose, ownTexts: material.ownTexts })
  return previewOf(of, speechOf(lang), chapter.key)
}

const Form = z.object({
  text: z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .catch(''),
  go: z.enum(['save', 'preview', 'back']).catch('save'),
  revision: z.coerce.number().int().min(0).max(1_000_000).catch(0),
})

export async function saveChapter(c: Context<Env>, deps: Deps, asked: Asked): Promise<Response> {
  const { view } = c.var
  const opened = await textFor(c, deps, asked)
  const { material, chapter, lang } = opened
  const form = Form.parse(await c.req.parseBody())
  const { revision } = form
  const faults = form.go === 'back' ? [] : faultsOf(c, opened, form.text)
  const typed = { text: form.text.slice(0, 2 * longest), faults, revision }
  if (form.go === 'preview' || faults.length > 0) {
    return showText(c, deps, opened, { ...typed, preview: form.text.length <= longest })
  }
  const text = form.go === 'back' ? null : form.text
  const saving = { year: material.year, chapter: chapter.key, lang, text, basedOn: revision }
  const clash = await saveText(deps.db, actingIn(deps, view), saving)
  // What was meanwhile saved is seen now: the next save may take its place.
  if (clash) return showText(c, deps, opened, { ...typed, preview: false, revision: clash.revision, clash })
  const to = { lang: view.lang, year: asked.year, chapter: chapter.key }
  return c.redirect(href('annualReportEdit', to, { in: lang, done: form.go === 'back' ? 'back' : 'saved' }), 303)
}

function faultsOf(c: Context<Env>, { material, lang }: OpenedText, text: string): string[] {
  const { speech } = c.var.view
  const t = speech.words('annualReport')
  if (text === '') return [t('fault.empty')]
  if (text.length > longest) return [t('fault.long', { most: longest })]
  const links = refusedLinks(text)
  const { names } = material.prose
  const found = faultsInText(text, { names, known: material.known }).map((fault) =>
    sayFault(speech, material, { ...fault, chapter: null, lang }),
  )
  return [...found, ...(links.length > 0 ? [t('fault.link', { links: speech.list(links) })] : [])]
}

import type { Context } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { isLanguage, type Lang, speech } from '#platform/i18n'
import { href } from '#routes'
import { saveText } from '../actions.ts'
import { faultsIn, longestText, unboundIn } from '../checked-text.ts'
import { composeSection } from '../compose.ts'
import { type Pen, penFor } from '../draft/words.ts'
import { namedFigures } from '../figure-names.ts'
import { figuresOf } from '../figures.ts'
import { readGuide } from '../guide.ts'
import { olderIn, type TextVersion } from '../model.ts'
import { readMaterial } from '../read-material.ts'
import { draftOf, sectionsOf, sectionTitle, type Written } from '../sections.ts'
import { listChecks, listTexts, listTextVersions } from '../store.ts'
import { EditPage } from './edit.tsx'
import { actingOn, type Needs, type OpenedReport, reportOf } from './open.ts'

interface Asked {
  round: string
  section: string
}

/** A section's text in one language, in the hands of whoever may edit it. */
interface OpenedText {
  readonly opened: OpenedReport
  readonly section: Written
  readonly lang: Lang
  /** In the language of the text, which the page need not speak. */
  readonly pen: Pen
  readonly current: TextVersion | undefined
}

/** Throws Refusal: forbidden for experts who do not lead, not_found for a round without a result and unknown sections. */
async function textFor(c: Context<Env>, deps: Needs, asked: Asked): Promise<OpenedText> {
  const { view } = c.var
  const opened = await reportOf(deps, view, asked.round)
  if (opened.round.submittedAt && !opened.rights.edit) {
    throw new Refusal('forbidden', view.speech.words('report')('fault.notLead'))
  }
  const material = await readMaterial(deps, opened.round)
  const section = material && sectionsOf(material.standing.edition).find(({ key }) => key === asked.section)
  if (!section) throw notFound()
  const wished = c.req.query('in')
  const lang = isLanguage(wished) ? wished : view.lang
  const texts = await listTexts(deps.db, opened.round.id)
  const current = texts.find((one) => one.section === section.key && one.lang === lang)
  return { opened, section, lang, pen: penFor(material, figuresOf(material), speech(lang)), current }
}

interface Typed {
  readonly text: string
  readonly faults: readonly string[]
  readonly preview: boolean
  readonly revision: number
  readonly clash?: TextVersion | undefined
}

export async function editPage(c: Context<Env>, deps: Deps, asked: Asked): Promise<Response> {
  return showText(c, deps, await textFor(c, deps, asked))
}

async function showText(c: Context<Env>, deps: Needs, text: OpenedText, typed?: Typed): Promise<Response> {
  const { view } = c.var
  const { opened, section, lang, pen, current } = text
  const { id } = opened.round
  const { material, figures } = pen
  const [written, versions, checks, guide] = await Promise.all([
    listTexts(deps.db, id),
    listTextVersions(deps.db, id, { section: section.key, lang }),
    listChecks(deps.db, id),
    readGuide(deps.db),
  ])
  const asked = typed ? undefined : c.req.query('version')
  const shown = versions.find(({ revision, text: said }) => said !== null && String(revision) === asked)
  const value = typed?.text ?? shown?.text ?? current?.text ?? draftOf(pen, section)
  const drafted = typed === undefined && (current?.text ?? null) === null
  const reading = penFor(material, figures, view.speech)
  const all = sectionsOf(material.standing.edition)
  const next = all[all.findIndex(({ key }) => key === section.key) + 1]
  const done = c.req.query('done')
  const node = (
    <EditPage
      view={view}
      {...opened}
      section={section}
      sectionName={sectionTitle(reading, section)}
      lang={lang}
      text={value}
      revision={typed?.revision ?? current?.revision ?? 0}
      drafted={drafted}
      older={olderIn(
        lang,
        written.filter((one) => one.section === section.key),
      )}
      stale={!drafted && current !== undefined && current.resultId !== material.standing.result.id}
      faults={typed?.faults ?? []}
      unbound={drafted ? [] : unboundIn(pen.speech, figures, value)}
      preview={typed?.preview ? composeSection(pen, section, value) : undefined}
      guide={guide.find((one) => one.kind === section.kind && one.lang === view.lang)}
      figures={namedFigures(penFor(material, figures, view.speech))}
      versions={versions}
      shown={shown}
      checks={checks}
      clash={typed?.clash}
      next={next && { section: next, name: sectionTitle(reading, next) }}
      done={!typed && (done === 'saved' || done === 'back') ? done : undefined}
    />
  )
  return page(c, node, typed?.clash ? 409 : typed && typed.faults.length > 0 ? 422 : 200)
}

const Form = z.object({
  // Browsers send line ends as two characters; the database takes no NUL.
  text: z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .catch(''),
  go: z.enum(['save', 'preview', 'back']).catch('save'),
  revision: z.coerce.number().int().min(0).max(1_000_000).catch(0),
})

export async function saveSection(c: Context<Env>, deps: Deps, asked: Asked): Promise<Response> {
  const { view } = c.var
  const text = await textFor(c, deps, asked)
  const { opened, section, lang, pen } = text
  const form = Form.parse(await c.req.parseBody())
  const { revision } = form
  const faults = form.go === 'back' ? [] : faultsIn(view.speech, pen.figures, section, form.text)
  const typed = { text: form.text.slice(0, 2 * longestText), faults, revision }
  if (form.go === 'preview' || faults.length > 0) {
    return showText(c, deps, text, { ...typed, preview: faults.length === 0 || form.go === 'preview' })
  }
  const { newest } = await saveText(deps.db, actingOn(deps, view, opened), {
    section: section.key,
    lang,
    text: form.go === 'back' ? null : form.text,
    basedOn: revision,
    resultId: pen.material.standing.result.id,
  })
  // What was meanwhile saved is seen now: the next save may take its place.
  if (newest) return showText(c, deps, text, { ...typed, preview: false, revision: newest.revision, clash: newest })
  const to = { lang: view.lang, round: opened.round.id, section: section.key }
  return c.redirect(href('reportEdit', to, { in: lang, done: form.go === 'back' ? 'back' : 'saved' }), 303)
}

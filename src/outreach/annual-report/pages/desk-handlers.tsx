import type { Context } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { sheetOf } from '#platform/document'
import { type Env, page, Refusal } from '#platform/http'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { acknowledge, freeze, takeBackWord } from '../actions.ts'
import { faultsInProse } from '../checked-prose.ts'
import { differencesIn, problemsOf } from '../differences.ts'
import { partsOf } from '../gather.ts'
import { missingFrom } from '../missing.ts'
import { mayWrite } from '../policy.ts'
import { sayProblem } from '../problem-words.ts'
import { listTexts, listVersions } from '../store.ts'
import { DeskPage, type Refused } from './desk.tsx'
import { actingIn, materialOf, yearOf } from './open.ts'

const doneWords = ['opened', 'saved', 'acknowledged', 'withdrawn', 'frozen'] as const

export async function deskPage(c: Context<Env>, deps: Deps, asked: string, refused?: Refused): Promise<Response> {
  const { view } = c.var
  const year = await yearOf(deps, asked)
  const [material, texts, versions] = await Promise.all([
    materialOf(deps, year),
    listTexts(deps.db, year),
    listVersions(deps.db, year),
  ])
  const node = (
    <DeskPage
      view={view}
      writes={mayWrite(view.actor as Parameters<typeof mayWrite>[0])}
      material={material}
      texts={texts}
      versions={versions}
      missing={await missingFrom(deps.db, material, { texts, lang: view.lang })}
      differences={differencesIn(material)}
      refused={refused}
      done={refused ? undefined : doneWords.find((word) => word === c.req.query('done'))}
    />
  )
  return page(c, node, refused ? 422 : 200)
}

const typed = z
  .string()
  .transform((text) => text.replaceAll('\0', '').trim().slice(0, 1000))
  .catch('')
const Word = z.object({
  en: typed,
  fr: typed,
  recorded: z.union([z.literal('').transform(() => null), z.coerce.number()]).catch(0),
  stated: z.coerce.number().catch(0),
})

interface Figure {
  year: string
  figure: string
}

/** Whoever acknowledges says why in both languages, of the two values that they read. */
export async function acknowledgeDifference(c: Context<Env>, deps: Deps, { year: asked, figure }: Figure) {
  const { view } = c.var
  const t = view.speech.words('annualReport')
  const year = await yearOf(deps, asked)
  const { en, fr, recorded, stated } = Word.parse(await c.req.parseBody())
  const again = (sentence: string) => deskPage(c, deps, asked, { form: figure, sentence, typed: { en, fr } })
  if (en.length < 8 || fr.length < 8) return again(t('desk.acknowledge.fault'))
  try {
    const material = await materialOf(deps, year)
    await acknowledge(deps.db, actingIn(deps, view), material, { figure, recorded, stated, reason: { en, fr } })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'conflict') return again(t('desk.acknowledge.changed'))
    throw error
  }
  return c.redirect(href('annualReportDesk', { lang: view.lang, year: asked }, { done: 'acknowledged' }), 303)
}

export async function takeBack(c: Context<Env>, deps: Deps, { year: asked, figure }: Figure): Promise<Response> {
  const { view } = c.var
  await takeBackWord(deps.db, actingIn(deps, view), { year: await yearOf(deps, asked), figure })
  return c.redirect(href('annualReportDesk', { lang: view.lang, year: asked }, { done: 'withdrawn' }), 303)
}

export async function freezeReport(c: Context<Env>, deps: Deps, asked: string): Promise<Response> {
  const { view } = c.var
  const { speech } = view
  const t = speech.words('annualReport')
  const year = await yearOf(deps, asked)
  const material = await materialOf(deps, year)
  const { reason } = z.object({ reason: typed }).parse(await c.req.parseBody())
  const again = (sentence: string) => deskPage(c, deps, asked, { form: 'freeze', sentence, typed: { reason } })
  const problems = [...faultsInProse(material.prose, material.known, languages), ...problemsOf(differencesIn(material))]
  if (problems.length > 0) {
    return again(
      t('desk.freeze.fault', { problems: problems.map((one) => sayProblem(speech, material, one)).join(' ') }),
    )
  }
  const versions = await listVersions(deps.db, year)
  if (versions.length > 0 && reason.length < 8) return again(t('desk.freeze.reason.fault'))
  const parts = await partsOf(deps.db, year, material.date)
  const at = { origin: view.origin, sheet: sheetOf(deps.assets) }
  await freeze(deps.db, actingIn(deps, view), { material, parts, languages, at, reason })
  return c.redirect(href('annualReportDesk', { lang: view.lang, year: asked }, { done: 'frozen' }), 303)
}

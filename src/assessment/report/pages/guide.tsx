import type { Context } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { type Env, page, Refusal, type View } from '#platform/http'
import { isLanguage } from '#platform/i18n'
import { refusedLinks } from '#platform/markdown'
import { href } from '#routes'
import { Notice, Page, TextArea } from '#ui'
import { changeGuide } from '../actions.ts'
import { type GuideText, readGuide } from '../guide.ts'
import { sectionKinds } from '../sections.ts'

const longestGuide = 5000

interface GuideProps {
  view: View
  guide: readonly GuideText[]
  done: boolean
  /** `version`: what was typed is still based on it, whatever came since. */
  refused: { name: string; text: string; sentence: string; version?: number } | undefined
}

export async function guidePage(
  c: Context<Env>,
  { db }: Deps,
  refused?: GuideProps['refused'],
  status: 200 | 409 | 422 = 200,
) {
  const done = !refused && c.req.query('done') === 'saved'
  return page(c, <GuidePage view={c.var.view} guide={await readGuide(db)} done={done} refused={refused} />, status)
}

const nameOf = ({ kind, lang }: Pick<GuideText, 'kind' | 'lang'>) => `${kind}-${lang}`

const Form = z.object({
  kind: z.enum(sectionKinds),
  lang: z.string().refine(isLanguage),
  version: z.coerce.number().int().min(0).max(1_000_000),
})

export async function saveGuide(c: Context<Env>, deps: Deps): Promise<Response> {
  const { view } = c.var
  const t = view.speech.words('report')
  const body = await c.req.parseBody()
  const form = Form.safeParse(body)
  if (!form.success || !isLanguage(form.data.lang) || !view.actor) throw new Refusal('invalid')
  const { kind, lang, version } = form.data
  const name = nameOf({ kind, lang })
  const text = String(body[name] ?? '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .trim()
  const links = refusedLinks(text)
  const sentence =
    text === ''
      ? t('fault.empty')
      : text.length > longestGuide
        ? t('fault.long', { most: longestGuide })
        : links.length > 0
          ? t('fault.link', { count: links.length, links: view.speech.list(links) })
          : undefined
  if (sentence) return guidePage(c, deps, { name, text, sentence, version }, 422)
  try {
    await changeGuide(deps.db, { actor: view.actor, now: deps.now() }, { kind, lang, text, basedOn: version })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
    return guidePage(c, deps, { name, text, sentence: t('fault.guide') }, 409)
  }
  return c.redirect(href('reportGuide', { lang: view.lang }, { done: 'saved' }), 303)
}

/** What each section of a report must say; a form for each kind and language. */
function GuidePage({ view, guide, done, refused }: GuideProps) {
  const { speech, lang: reader } = view
  const t = speech.words('report')
  return (
    <Page view={view} title={t('guide.title')} section="desk" indexed={false}>
      <h1>{t('guide.title')}</h1>
      <p class="lead">{t('guide.lead')}</p>
      {done && (
        <Notice kind="success" live>
          <p>{t('guide.saved')}</p>
        </Notice>
      )}
      {sectionKinds.map((kind) => (
        <section class="section">
          <h2>{kind === 'area' ? t('guide.area') : t(`section.${kind}`)}</h2>
          <div class="report-guides">
            {guide
              .filter((one) => one.kind === kind)
              .map((one) => {
                const name = nameOf(one)
                const amiss = refused?.name === name ? refused : undefined
                const hint =
                  one.version === 0 ? t('guide.default') : t('guide.changed', { version: String(one.version) })
                return (
                  <form method="post" action={href('reportGuide', { lang: reader })} novalidate>
                    <input type="hidden" name="kind" value={kind} />
                    <input type="hidden" name="lang" value={one.lang} />
                    <input type="hidden" name="version" value={String(amiss?.version ?? one.version)} />
                    <TextArea
                      name={name}
                      label={t('guide.in', { language: speech.language(one.lang) })}
                      hint={hint}
                      rows={12}
                      value={amiss?.text ?? one.text}
                      error={amiss?.sentence}
                      maxlength={longestGuide}
                    />
                    <button type="submit" class="secondary">
                      {t('guide.submit')}
                    </button>
                  </form>
                )
              })}
          </div>
        </section>
      ))}
    </Page>
  )
}

import { type Context, Hono } from 'hono'
import { langOf, textsIn } from '#instruments'
import { inLanguage } from '#network'
import { type Env, page, Refusal, type View } from '#platform/http'
import { href, patterns } from '#routes'
import { Breadcrumb, Facts, Page, SelectField, TextField } from '#ui'
import type { Needs } from '../../collection/pages/opening.tsx'
import { actingIn } from '../../request.ts'
import { leastTaken, mostTaken, takeOut, takeOutReasons } from '../take-out.ts'
import { type ToldAt, toldAt } from './told.ts'

interface Typed {
  readonly words: string
  readonly reason: string
}

interface Props extends Typed {
  view: View
  told: ToldAt & { readonly text: string }
  faults: { readonly words?: 'short' | 'absent' | undefined; readonly reason?: boolean }
}

/** For a name that stands in what a member wrote, and for whoever asks to have it taken out. */
function TakeOutPage({ view, told, words, reason, faults }: Props) {
  const { speech, lang } = view
  const t = speech.words('surveys')
  const { survey, invitation, edition, item, text } = told
  const asked = textsIn(edition, lang).item(item.key)
  const of = { lang, survey: survey.id }
  const results = { label: t('results.title'), href: href('surveyResults', of) }
  return (
    <Page view={view} title={t('takeOut.title')} section="desk" indexed={false} demonstration={survey.demonstration}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('surveys.title'), href: href('surveys', { lang }) }, results]} />
      <div class="narrow">
        <h1>{t('takeOut.title')}</h1>
        <p class="lead">{t('takeOut.lead')}</p>
        <Facts
          facts={[
            { label: t('column.member'), value: inLanguage(invitation.name, lang).text },
            { label: t('book.question'), value: <span {...langOf(asked)}>{asked.ask}</span> },
            { label: t('book.answer'), value: <span class="kept-lines">{text}</span> },
          ]}
        />
        <form
          method="post"
          action={href('surveyTakeOut', { ...of, invitation: invitation.id, item: item.key })}
          novalidate
        >
          <TextField
            name="words"
            label={t('takeOut.words')}
            hint={t('takeOut.words.hint')}
            value={words}
            maxlength={mostTaken}
            error={faults.words && t(`takeOut.words.${faults.words}`, { count: leastTaken })}
          />
          <SelectField
            name="reason"
            label={t('takeOut.reason')}
            any={t('takeOut.reason.none')}
            value={reason}
            choices={takeOutReasons.map((one) => ({ value: one, label: t(`takeOut.reason.${one}`) }))}
            error={faults.reason ? t('takeOut.reason.missing') : undefined}
          />
          <p>{t('takeOut.lasting')}</p>
          {invitation.placeId !== null && <p class="hint">{t('takeOut.practice')}</p>}
          <button type="submit">{t('takeOut.submit')}</button>
        </form>
      </div>
    </Page>
  )
}

export function takeOutPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.surveyTakeOut, async (c) => {
    const shown = { told: await sentAt(c, deps), words: '', reason: '', faults: {} }
    return page(c, <TakeOutPage view={c.var.view} {...shown} />)
  })
  pages.post(patterns.surveyTakeOut, (c) => send(c, deps))
  return pages
}

async function sentAt(c: Context<Env>, deps: Needs): Promise<Props['told']> {
  const { text, ...told } = await toldAt(c, deps)
  if (text === undefined) throw new Refusal('conflict', c.var.view.speech.words('surveys')('takeOut.unanswered'))
  return { ...told, text }
}

async function send(c: Context<Env>, deps: Needs): Promise<Response> {
  const told = await sentAt(c, deps)
  const { survey, invitation, item } = told
  const form = await c.req.parseBody()
  const [words, typed] = [form['words'], form['reason']].map((one) => (typeof one === 'string' ? one.trim() : ''))
  const reason = takeOutReasons.find((one) => one === typed)
  const refuse = (fault: 'short' | 'absent' | undefined) => {
    const shown = { told, words: words ?? '', reason: typed ?? '', faults: { words: fault, reason: !reason } }
    return page(c, <TakeOutPage view={c.var.view} {...shown} />, 422)
  }
  const { responseId } = invitation
  if (!words || words.length < leastTaken) return refuse('short')
  if (!reason || responseId === null) return refuse(undefined)
  const taken = { item: item.key, words: words.slice(0, mostTaken), reason }
  if (!(await takeOut(deps.db, actingIn(c, deps), { ...invitation, responseId }, taken))) return refuse('absent')
  return c.redirect(href('surveyResults', { lang: c.var.view.lang, survey: survey.id }, { done: 'takenOut' }), 303)
}

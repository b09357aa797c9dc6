import { inLanguage } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Empty, Notice, Page, TextField } from '#ui'
import { isWritable, type ProgrammeBlock } from '../model.ts'
import { inOrder, nextStart, warningsOf } from '../programme.ts'
import { suggestedBlocks } from '../suggestions.ts'
import { sayDays, sayTimes, sayWarning } from '../words.ts'
import type { Faults, Typed } from './forms.ts'
import type { OpenedVisit } from './read.ts'

export interface ProgrammeProps extends OpenedVisit {
  view: View
  /** The one that is being changed; undefined for a new one. */
  block: ProgrammeBlock | undefined
  /** What a new one begins with: a suggestion. */
  begun: Typed
  typed: Typed | undefined
  faults: Faults
  /** The meeting at the same time that speaks against what was typed. */
  clash: ProgrammeBlock | undefined
  done: string | undefined
  /** The version that the form is made from. */
  seen: number
  /** Somebody else changed it while this was typed. */
  overtaken: boolean
}

export function VisitCrumbs({ view, visit }: Pick<ProgrammeProps, 'view' | 'visit'>) {
  const { speech, lang } = view
  const t = speech.words('visits')
  const crumbs = [
    { label: t('title'), href: href('visits', { lang }) },
    {
      label: t('name', { place: visit.placeName, year: String(visit.year) }),
      href: href('visit', { lang, visit: visit.id }),
    },
  ]
  return <Breadcrumb speech={speech} crumbs={crumbs} />
}

/** The programme, day by day; for the team, with the form and the meetings that most visits have. */
export function ProgrammePage(props: ProgrammeProps) {
  const { view, visit, content, rights, done } = props
  const { speech, lang } = view
  const t = speech.words('visits')
  const title = t('programme.title', { place: visit.placeName })
  const writes = rights.write && isWritable(visit)
  const to = { lang, visit: visit.id }
  return (
    <Page view={view} title={title} section="desk" demonstration={visit.demonstration} indexed={false}>
      <VisitCrumbs view={view} visit={visit} />
      <h1>{title}</h1>
      <p class="lead">{t('programme.lead', { mode: t(`mode.${content.mode}`), days: sayDays(speech, content) })}</p>
      {(done === 'saved' || done === 'removed') && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      {writes && <Warnings {...props} />}
      <Days {...props} writes={writes} />
      {content.blocks.length > 0 && (
        <p class="actions">
          <a href={href('visitProgrammePdf', to)}>{t('programme.pdf')}</a>
          <a href={href('visitProgrammeDocx', to)}>{t('programme.docx')}</a>
          <a href={href('visitProgrammeCalendar', to)}>{t('programme.ics')}</a>
        </p>
      )}
      {writes && <BlockForm {...props} />}
      {writes && <Suggestions {...props} />}
    </Page>
  )
}

function Warnings({ view, content }: ProgrammeProps) {
  const warnings = warningsOf(content)
  if (warnings.length === 0) return null
  return (
    <Notice kind="warning" title={view.speech.words('visits')('warning.title')}>
      <ul>
        {warnings.map((warning) => (
          <li>{sayWarning(view.speech, warning)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Days({ view, visit, content, version, writes }: ProgrammeProps & { writes: boolean }) {
  const { speech, lang } = view
  const t = speech.words('visits')
  const days = Map.groupBy(inOrder(content.blocks), ({ on }) => on)
  if (days.size === 0) {
    return (
      <Empty title={t('programme.none')}>
        <p>{t(writes ? 'programme.none.write' : 'programme.none.read')}</p>
      </Empty>
    )
  }
  return (
    <>
      {[...days].map(([on, blocks]) => (
        <section class="programme-day">
          <h2>{speech.date(on, { dateStyle: 'full' })}</h2>
          <ol role="list">
            {blocks.map(({ id, from, until, title, where, met }) => (
              <li id={id}>
                <p class="programme-time">{t('programme.time', { from, until })}</p>
                <div>
                  <h3>{title}</h3>
                  {met !== '' && <p>{t('programme.met', { met })}</p>}
                  {where !== '' && <p class="also">{where}</p>}
                  {writes && (
                    <form class="actions" method="post" action={href('visitProgramme', { lang, visit: visit.id })}>
                      <input type="hidden" name="version" value={version} />
                      <a href={`${href('visitProgramme', { lang, visit: visit.id }, { block: id })}#block`}>
                        {t('change')} <span class="unseen">{title}</span>
                      </a>
                      <button class="quiet" type="submit" name="remove" value={id}>
                        {t('remove')} <span class="unseen">{title}</span>
                      </button>
                    </form>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function BlockForm(props: ProgrammeProps) {
  const { view, visit, content, block, begun, typed, faults, clash, seen, overtaken } = props
  const { speech, lang } = view
  const t = speech.words('visits')
  const next = nextStart(content.blocks, content.fromOn)
  const known: Typed = typed ?? (block ? { ...block } : { ...next, ...begun })
  const field = (name: string) => ({
    name,
    value: known[name] ?? '',
    error: faults[name] && t(`error.${faults[name]}`),
  })
  return (
    <section class="section" id="block">
      <h2>{t(block ? 'block.change' : 'block.new')}</h2>
      {(clash || Object.keys(faults).length > 0) && (
        <Notice kind="error" live>
          <p>
            {clash ? t('block.clash', { title: clash.title, from: clash.from, until: clash.until }) : t('form.refused')}
          </p>
        </Notice>
      )}
      {overtaken && block && (
        <Notice kind="warning" live title={t('form.overtaken')}>
          <p>{[block.title, block.met, block.where].filter(Boolean).join(' · ')}</p>
          <p>{sayTimes(speech, block)}</p>
        </Notice>
      )}
      <form method="post" action={href('visitProgramme', { lang, visit: visit.id })} novalidate>
        <input type="hidden" name="version" value={seen} />
        {block && <input type="hidden" name="id" value={block.id} />}
        <TextField {...field('title')} label={t('block.title')} maxlength={300} />
        <div class="field-row">
          <TextField {...field('on')} type="date" label={t('block.on')} />
          <TextField {...field('from')} label={t('block.from')} hint={t('block.time.hint')} />
          <TextField {...field('until')} label={t('block.until')} />
        </div>
        <TextField {...field('met')} label={t('block.met')} hint={t('block.met.hint')} maxlength={300} />
        <TextField {...field('where')} label={t('block.where')} maxlength={300} />
        <button type="submit">{t('form.save')}</button>
      </form>
    </section>
  )
}

/** Each fills the form above; times and people are then made to fit. */
function Suggestions({ view, visit }: ProgrammeProps) {
  const { speech, lang } = view
  const t = speech.words('visits')
  return (
    <section class="section" id="suggestions">
      <h2>{t('suggestions.title')}</h2>
      <p class="hint">{t('suggestions.lead')}</p>
      <ul>
        {suggestedBlocks.map(({ key, minutes, title, met }) => (
          <li>
            <a href={`${href('visitProgramme', { lang, visit: visit.id }, { suggested: key })}#block`}>
              {inLanguage(title, lang).text}
            </a>{' '}
            <span class="also">{t('suggestions.line', { minutes, met: inLanguage(met, lang).text })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

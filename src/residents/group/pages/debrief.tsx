import type { Context } from 'hono'
import type { Deps } from '#deps'
import { type Edition, findItem, langOf, tally, textsIn } from '#instruments'
import { type Env, page, type View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page } from '#ui'
import type { TestPlace } from '../../test/place-test.ts'
import { listAnswersTo } from '../actions.ts'
import { listNotes, listTallies } from '../kept-store.ts'
import { editionOf, placeOf, questionsOf } from '../look.ts'
import { askedItem, daysKept, type GroupRound, isOpen, spacedCode } from '../model.ts'
import { type KeptTally, keptTally } from '../tallies.ts'
import { type Asked, Bars, Sources } from './board-parts.tsx'
import { leadSecret, NotLeading } from './lead.tsx'
import { roundAt } from './seat.tsx'

/** What a room takes away, for whoever led it: while the round is open, and some weeks after. */
export async function showDebrief(c: Context<Env>, deps: Deps, typed: string): Promise<Response> {
  const round = await roundAt(c, deps, typed)
  if (round instanceof Response) return round
  const { view } = c.var
  const secret = await leadSecret(c, deps, round.code)
  if (secret === undefined) return page(c, <NotLeading view={view} code={round.code} />, 403)
  const edition = await editionOf(deps, round)
  const [place, tallies, notes] = await Promise.all([
    placeOf(deps, round),
    talliesOf(deps, round, edition),
    listNotes(deps.db, round.code),
  ])
  return page(c, <DebriefPage {...{ view, round, edition, tallies, notes, secret, place }} />)
}

/** Of an open round only what has been closed: the bars of the question that is asked stay hidden here too. */
async function talliesOf({ db }: Deps, round: GroupRound, edition: Edition): Promise<ReadonlyMap<string, KeptTally>> {
  const kept = await listTallies(db, round.code)
  if (!isOpen(round)) return kept
  for (const key of round.items.slice(0, round.position)) {
    const item = findItem(edition, key)
    if (!item || kept.has(key) || askedItem(round) === key) continue
    kept.set(key, keptTally(item, await listAnswersTo(db, round.code, key), tally))
  }
  return kept
}

interface DebriefProps {
  view: View
  round: GroupRound
  edition: Edition
  tallies: ReadonlyMap<string, KeptTally>
  notes: ReadonlyMap<string, string>
  secret: string
  place: TestPlace | undefined
}

function DebriefPage(props: DebriefProps) {
  const { view, round, place } = props
  const t = view.speech.words('groupRound')
  const { asked, left } = halvesOf(props)
  return (
    <Page view={view} title={t('debrief.title')} indexed={false} demonstration={place?.demonstration ?? false}>
      <h1>{t('debrief.title')}</h1>
      <p class="lead">
        {t('debrief.lead', { code: spacedCode(round.code), date: view.speech.date(round.openedAt) })}
        {place && ` ${t('debrief.place', { place: place.name })}`}
      </p>
      <Keeping {...props} />
      {asked.map((one) => (
        <DebriefItem {...props} asked={one} />
      ))}
      {left.length > 0 && (
        <section class="section">
          <h2>{t('debrief.left')}</h2>
          <ul>
            {left.map(({ text }) => (
              <li {...langOf(text)}>{text.ask}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

/** The questions of the round that somebody answered or talked about, and those that were left. */
function halvesOf({ view, round, edition, tallies, notes }: DebriefProps): { asked: Asked[]; left: Asked[] } {
  const texts = textsIn(edition, view.lang)
  const all = questionsOf(edition, round).map((item) => ({ item, texts, text: texts.item(item.key) }))
  const isAsked = ({ item }: Asked) => tallies.has(item.key) || notes.has(item.key)
  return { asked: all.filter(isAsked), left: all.filter((one) => !isAsked(one)) }
}

/** Until when it can be read, and how to come back. */
function Keeping({ view, round, secret }: DebriefProps) {
  const t = view.speech.words('groupRound')
  const address = { lang: view.lang, code: round.code }
  if (!round.endedAt) {
    return (
      <p class="not-printed">
        <a href={href('groupLead', address)}>{t('debrief.back')}</a>
      </p>
    )
  }
  const until = view.speech.date(new Date(round.endedAt.getTime() + daysKept * 86_400_000))
  const own = href('groupDebrief', address, { key: secret })
  return (
    <div class="not-printed">
      <Notice>
        <p>{t('debrief.kept', { date: until })}</p>
        <details>
          <summary>{t('debrief.address')}</summary>
          <p class="group-secret">
            <a href={own}>{view.origin + own}</a>
          </p>
        </details>
        <p>{t('debrief.print')}</p>
      </Notice>
    </div>
  )
}

function DebriefItem({ view, round, tallies, notes, asked }: DebriefProps & { asked: Asked }) {
  const t = view.speech.words('groupRound')
  const { item, text } = asked
  const note = notes.get(item.key)
  const area = asked.texts.area(item.area)
  return (
    <section class="section group-debrief">
      <p class="group-where">
        {t('where', { position: round.items.indexOf(item.key) + 1, count: round.items.length })}
        {' · '}
        <span {...langOf(area)}>{area.name}</span>
      </p>
      <h2 {...langOf(text)}>{text.ask}</h2>
      <Bars view={view} asked={asked} tally={tallies.get(item.key)} written="open" />
      {note && (
        <div class="group-noted">
          <h3>{t('debrief.note')}</h3>
          <p>{note}</p>
        </div>
      )}
      {text.reflection && (
        <>
          <h3>{t('reflection')}</h3>
          <p {...langOf(text)}>{text.reflection}</p>
        </>
      )}
      {text.action && (
        <>
          <h3>{t('action')}</h3>
          <p {...langOf(text)}>{text.action}</p>
        </>
      )}
      {text.more && text.more.length > 0 && (
        <>
          <h3>{t('more')}</h3>
          <Sources more={text.more} />
        </>
      )}
    </section>
  )
}

import { AnswerBars, type Edition, findItem, type Item, langOf, textsIn, type TextsIn } from '#instruments'
import type { View } from '#platform/http'
import { type GroupRound, itemAt } from '../model.ts'
import { isShown, type KeptTally, neededForBars } from '../tallies.ts'

/** What everybody in a round may see of it. */
export interface Shown {
  readonly view: View
  readonly edition: Edition
  readonly round: GroupRound
  /** Of the question that the room is at, once it is closed. */
  readonly tally: KeptTally | undefined
  readonly now: Date
}

export interface Asked {
  readonly item: Item
  readonly texts: TextsIn
  readonly text: ReturnType<TextsIn['item']>
}

/** The question that the room is at; undefined while people join. */
export function askedIn({ view, edition, round }: Pick<Shown, 'view' | 'edition' | 'round'>): Asked | undefined {
  const item = findItem(edition, itemAt(round) ?? '')
  if (!item) return undefined
  const texts = textsIn(edition, view.lang)
  return { item, texts, text: texts.item(item.key) }
}

/** "Question 2 of 6 · Diversity" */
export function Where({ view, round, asked }: Pick<Shown, 'view' | 'round'> & { asked: Asked }) {
  const t = view.speech.words('groupRound')
  const area = asked.texts.area(asked.item.area)
  return (
    <span>
      {t('where', { position: round.position, count: round.items.length })}
      {' · '}
      <span {...langOf(area)}>{area.name}</span>
    </span>
  )
}

interface BarsProps extends Pick<Shown, 'view' | 'tally'> {
  asked: Asked
  /** Where what people wrote stands: folded on a wall, nowhere on a phone. */
  written: 'folded' | 'open' | 'nowhere'
}

/** Bars from five answers up; of fewer the sentence that says so. */
export function Bars({ view, asked, tally, written }: BarsProps) {
  const t = view.speech.words('groupRound')
  if (isShown(tally)) {
    const bars = <AnswerBars speech={view.speech} item={asked.item} text={asked.text} tally={tally} />
    if (asked.item.kind !== 'text' || written === 'open') return bars
    if (written === 'nowhere') return <p>{t('bars.written', { count: tally.n })}</p>
    return (
      <details class="group-written">
        <summary>{t('bars.read', { count: tally.n })}</summary>
        {bars}
      </details>
    )
  }
  const n = tally?.n ?? 0
  return (
    <p class="group-few">
      {n === 0 ? t('bars.none') : t('bars.few', { count: n })} {t('bars.missing', { count: neededForBars - n })}
    </p>
  )
}

/** Why it matters, one thing to do, where to read more. */
export function Reflection({ view, asked: { text } }: Pick<Shown, 'view'> & { asked: Asked }) {
  const t = view.speech.words('groupRound')
  return (
    <div class="group-reflection" {...langOf(text)}>
      {text.reflection && (
        <section>
          <h2 lang={view.lang}>{t('reflection')}</h2>
          <p>{text.reflection}</p>
        </section>
      )}
      {text.action && (
        <section class="next-step">
          <h2 lang={view.lang}>{t('action')}</h2>
          <p>{text.action}</p>
        </section>
      )}
      {text.more && text.more.length > 0 && (
        <section class="group-more">
          <h2 lang={view.lang}>{t('more')}</h2>
          <Sources more={text.more} />
        </section>
      )}
    </div>
  )
}

export function Sources({ more }: { more: readonly { title: string; href: string }[] }) {
  return (
    <ul>
      {more.map((source) => (
        <li>
          <a href={source.href} rel="noreferrer">
            {source.title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** How long the talk goes on: a script counts down, without one the end is written. */
export function Talk({ view, round, now }: Pick<Shown, 'view' | 'round' | 'now'>) {
  const { talkUntil } = round
  if (!talkUntil) return null
  const t = view.speech.words('groupRound')
  const left = Math.max(0, Math.ceil((talkUntil.getTime() - now.getTime()) / 1000))
  const time = view.speech.date(talkUntil, { hour: '2-digit', minute: '2-digit' })
  return (
    <p class="group-talk" data-left={left} data-over={t('talk.over')}>
      <span>{t('talk.now')}</span>{' '}
      <time datetime={talkUntil.toISOString()} data-count>
        {left === 0 ? t('talk.over') : t('talk.until', { time })}
      </time>
    </p>
  )
}

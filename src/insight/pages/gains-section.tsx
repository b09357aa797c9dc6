import type { Child } from 'hono/jsx'
import { findItem, type Gain, type Item, langOf, sayAnswer, type TextsIn } from '#instruments'
import { RecommendedPractices } from '#library'
import type { View } from '#platform/http'
import { href } from '#routes'
import { type BestAnswer, bestAnswer } from '../best-answer.ts'
import { largestGains } from '../largest-gains.ts'
import type { ResultDocument } from '../model.ts'
import { sayRange } from '../range-words.ts'
import type { SectionProps } from './result.tsx'

const shown = 12

/** The questions that hold the index back most, and what each would need. */
export function GainsSection({ view, document, edition, texts, result, practices }: SectionProps) {
  const t = view.speech.words('insight')
  const { areas, more } = largestGains(document.gains, shown)
  return (
    <section class="section" id="gains">
      <h2>{t('gains.title')}</h2>
      {areas.length === 0 ? (
        <p>{t('gains.none')}</p>
      ) : (
        <>
          <p>{t('gains.lead')}</p>
          {more > 0 && <p class="hint">{t('gains.more', { count: more })}</p>}
        </>
      )}
      <div class="gain-areas">
        {areas.map(({ area, gains }) => (
          <section class="gains">
            <h3 {...langOf(texts.area(area))}>{texts.area(area).name}</h3>
            <ul class="gain-list" role="list">
              {gains.map((gain) => {
                const item = findItem(edition, gain.item)
                return (
                  item && (
                    <GainReading view={view} texts={texts} document={document} gain={gain} item={item}>
                      <RecommendedPractices
                        view={view}
                        place={result.placeName}
                        recommended={practices.get(gain.item)}
                      />
                    </GainReading>
                  )
                )
              })}
            </ul>
            <p class="actions">
              <a href={href('practices', { lang: view.lang }, { area })}>
                {t('gains.practices', { area: texts.area(area).name })}
              </a>
            </p>
          </section>
        ))}
      </div>
    </section>
  )
}

interface GainProps {
  view: View
  texts: TextsIn
  document: ResultDocument
  gain: Gain
  item: Item
}

function GainReading({ children, ...props }: GainProps & { children?: Child }) {
  const { view, texts, gain } = props
  const t = view.speech.words('insight')
  const text = texts.item(gain.item)
  return (
    <li class="gain">
      <p class="gain-question" {...langOf(text)}>
        {text.ask}
      </p>
      <p class="gain-points">{gainSentence(view, gain)}</p>
      <dl>
        <div>
          <dt>{t('gains.answered')}</dt>
          <dd>{answerOf(props)}</dd>
        </div>
        <div>
          <dt>{t('gains.needed')}</dt>
          <dd>{neededFor(props)}</dd>
        </div>
      </dl>
      {children}
    </li>
  )
}

/** An area of the extended index alone adds nothing to the core one. */
function gainSentence({ speech }: View, { gain }: Gain): string {
  const t = speech.words('insight')
  const { core, extended, area } = gain
  const [key, value] = core
    ? (['gains.core', core] as const)
    : extended
      ? (['gains.extended', extended] as const)
      : (['gains.area', area ?? 0] as const)
  // Singular or plural goes by what is read.
  return t(key, { points: speech.score(value), count: Math.round(value * 10) / 10 })
}

function answerOf({ view, texts, document, item }: GainProps) {
  const given = document.items[item.key]
  if (given?.state !== 'answered') return view.speech.words('insight')('gains.missing')
  const answer = given.codes
    ? { state: given.state, codes: given.codes }
    : { state: given.state, number: given.number ?? 0 }
  const text = texts.item(item.key)
  return <Phrases phrases={sayAnswer(view.speech, item, text, answer)} lang={langOf(text)} />
}

function neededFor(props: GainProps) {
  const { view, texts, item } = props
  const t = view.speech.words('insight')
  const best = bestAnswer(item)
  if (best.kind === 'range') return sayRange(view.speech, item, best, texts.item(item.key).unit)
  if (best.kind === 'one') return <Options {...props} codes={best.codes} />
  if (best.kind === 'none') return [t('needed.none'), <Options {...props} codes={best.codes} />]
  return <SeveralNeeded {...props} best={best} />
}

/** Of a list only what is not ticked yet is news. */
function SeveralNeeded({ best, ...props }: GainProps & { best: Extract<BestAnswer, { kind: 'several' }> }) {
  const t = props.view.speech.words('insight')
  const ticked = props.document.items[props.gain.item]?.codes ?? []
  const open = best.codes.filter((code) => !ticked.includes(code))
  const begun = best.codes.length - open.length
  const count = best.count - begun
  const lead = count === open.length ? t('needed.every') : t(begun > 0 ? 'needed.more' : 'needed.several', { count })
  return (
    <>
      {lead} <Options {...props} codes={open} />
    </>
  )
}

function Options({ texts, gain, codes }: GainProps & { codes: readonly string[] }) {
  const { options, ...text } = texts.item(gain.item)
  return <Phrases phrases={codes.map((code) => options[code] ?? code)} lang={langOf(text)} />
}

function Phrases({ phrases, lang }: { phrases: readonly string[]; lang: { lang?: string } }) {
  if (phrases.length === 1) return <span {...lang}>{phrases[0]}</span>
  return (
    <ul {...lang}>
      {phrases.map((phrase) => (
        <li>{phrase}</li>
      ))}
    </ul>
  )
}

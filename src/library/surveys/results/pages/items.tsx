import type { Child } from 'hono/jsx'
import { AnswerBars, type Edition, type Item, langOf, type Tally, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { matricesOf, ranked, shareOf } from '../model.ts'
import type { PublicTally } from '../public.ts'
import { MatrixChart } from './matrix.tsx'

export interface ItemsProps {
  view: View
  edition: Edition
  tallies: ReadonlyMap<string, Tally | PublicTally>
  /** The same questions in the year before, by their keys now; without the options that said something else. */
  before: { readonly year: number; readonly tallies: ReadonlyMap<string, Tally> } | undefined
  /** Counts of fewer than five are held back. */
  isPublic?: boolean
  /** What else is said beside an item, such as the texts with who wrote them. */
  beside?: (item: Item) => Child
}

/** All that was answered, area by area: charts of parts first, then question by question. */
export function ItemResults(props: ItemsProps) {
  const { view, edition, tallies, before, isPublic = false } = props
  const texts = textsIn(edition, view.lang)
  const matrices = matricesOf(edition)
  const charted = new Set(matrices.flatMap(({ items }) => items.map(({ key }) => key)))
  return (
    <>
      {edition.areas.map((area) => {
        const named = texts.area(area)
        const items = edition.items.filter((item) => item.area === area && !charted.has(item.key))
        const charts = matrices.filter((matrix) => matrix.area === area)
        return (
          <section class="section">
            <h2 {...langOf(named)}>{named.name}</h2>
            {charts.map((matrix) => (
              <MatrixChart
                view={view}
                texts={texts}
                matrix={matrix}
                tallies={tallies}
                before={before}
                isPublic={isPublic}
              />
            ))}
            {items.map((item) => (
              <ItemSection {...props} item={item} />
            ))}
          </section>
        )
      })}
    </>
  )
}

export function ItemSection({ item, id = item.key, ...props }: ItemsProps & { item: Item; id?: string }) {
  const t = props.view.speech.words('surveys')
  const { view, edition, tallies, beside, isPublic = false } = props
  const text = textsIn(edition, view.lang).item(item.key)
  const tally = tallies.get(item.key)
  if (!tally) return null
  const inOrder = item.kind === 'ranking' ? { ...tally, options: ranked(tally) } : tally
  return (
    <section class="survey-result" id={id}>
      <h3 {...langOf(text)}>{text.ask}</h3>
      {isPublic && tally.n === 0 ? (
        <p class="hint">{t('public.few')}</p>
      ) : (
        <AnswerBars
          speech={view.speech}
          item={item}
          text={text}
          tally={{ ...inOrder, texts: [] }}
          base={isOfAll(tally) ? t('public.ofAll', { count: tally.n }) : undefined}
        />
      )}
      <Before {...props} item={item} />
      {beside?.(item)}
    </section>
  )
}

export const isOfAll = (tally: Tally | PublicTally | undefined): boolean =>
  tally !== undefined && 'ofAll' in tally && tally.ofAll

/** Shares of both years; nothing where the question was not asked. */
function Before({ view, edition, tallies, before, item }: ItemsProps & { item: Item }) {
  const { speech } = view
  const t = speech.words('surveys')
  const [now, then] = [tallies.get(item.key), before?.tallies.get(item.key)]
  if (!before || !now || !then || then.n === 0 || then.options.length === 0) return null
  const text = textsIn(edition, view.lang).item(item.key)
  const year = String(before.year)
  const say = (share: number | null) => (share === null ? t('cell.hidden') : speech.percent(Math.round(share)))
  return (
    <details>
      <summary>{t('before.summary', { year })}</summary>
      <div class="table-frame" tabindex={0} role="region" aria-label={t('before.summary', { year })}>
        <table>
          <caption class="unseen">{t('before.summary', { year })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('before.answer')}</th>
              <th scope="col" class="numeric">
                {t('before.now')}
              </th>
              <th scope="col" class="numeric">
                {year}
              </th>
            </tr>
          </thead>
          <tbody>
            {now.options.map(({ code }) => (
              <tr>
                <th scope="row" {...langOf(text)}>
                  {text.options[code]}
                </th>
                <td class="numeric">{say(shareOf(now, code))}</td>
                <td class="numeric">
                  {then.options.some((option) => option.code === code)
                    ? say(shareOf(then, code))
                    : t('before.otherwise')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {item.kind === 'ranking' && <p class="hint">{t('before.ranking')}</p>}
    </details>
  )
}

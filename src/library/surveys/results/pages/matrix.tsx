import { langOf, type Tally, type TextsIn } from '#instruments'
import type { View } from '#platform/http'
import { type Matrix, shareOf } from '../model.ts'
import type { PublicTally } from '../public.ts'
import { isOfAll } from './items.tsx'

export interface MatrixProps {
  view: View
  texts: TextsIn
  matrix: Matrix
  tallies: ReadonlyMap<string, Tally | PublicTally>
  before: { readonly year: number; readonly tallies: ReadonlyMap<string, Tally> } | undefined
  /** Counts of fewer than five are held back. */
  isPublic: boolean
}

/** Many things answered with the same words: a bar of parts each, with the figures in a table beneath. */
export function MatrixChart(props: MatrixProps) {
  const { view, texts, matrix } = props
  const t = view.speech.words('surveys')
  const first = matrix.items[0]
  if (!first) return null
  const words = texts.item(first.key)
  return (
    <figure class="survey-matrix">
      <ul class="survey-key" role="list" aria-label={t('matrix.key')}>
        {matrix.codes.map((code, at) => (
          <li>
            <svg class="survey-swatch" aria-hidden="true" focusable="false">
              <rect class={`survey-part-${at + 1}`} width="100%" height="100%" />
            </svg>{' '}
            <span {...langOf(words)}>{words.options[code]}</span>
          </li>
        ))}
        {isHeld(props) && (
          <li>
            <svg class="survey-swatch" aria-hidden="true" focusable="false">
              <rect class="survey-part-held" width="100%" height="100%" />
            </svg>{' '}
            {t('matrix.held')}
          </li>
        )}
      </ul>
      <p class="hint">{t('matrix.note', { names: upperNames(props).join(' / ') })}</p>
      <ul class="matrix-bars" role="list">
        {matrix.items.map((item) => (
          <Bar {...props} item={item.key} />
        ))}
      </ul>
      <details>
        <summary>{t('matrix.table')}</summary>
        <MatrixTable {...props} />
      </details>
    </figure>
  )
}

const isHeld = (props: MatrixProps): boolean =>
  props.matrix.items.some(({ key }) => props.tallies.get(key)?.n && partsOf(props, key).includes(null))

function upperNames({ texts, matrix }: MatrixProps): string[] {
  const { options } = texts.item(matrix.items[0]?.key ?? '')
  return upperOf(matrix.codes).map((code) => options[code] ?? code)
}

const upperOf = (codes: readonly string[]) => codes.slice(Math.floor(codes.length / 2))

const partsOf = ({ matrix, tallies }: MatrixProps, item: string): (number | null)[] => {
  const tally = tallies.get(item)
  return matrix.codes.map((code) => (tally ? shareOf(tally, code) : null))
}

function Bar(props: MatrixProps & { item: string }) {
  const { view, texts, tallies, item, matrix, isPublic } = props
  const { speech } = view
  const t = speech.words('surveys')
  const text = texts.item(item)
  const parts = partsOf(props, item)
  const upTo = (at: number) => parts.slice(0, at).reduce<number>((sum, part) => sum + (part ?? 0), 0)
  const shown = upTo(parts.length)
  const held = parts.includes(null) ? 100 - shown : 0
  const named = (part: number | null, at: number) => {
    const code = matrix.codes[at] ?? ''
    return part === null ? [] : [t('matrix.part', { name: text.options[code] ?? code, share: say(speech, part) })]
  }
  const said = [
    ...parts.flatMap(named),
    ...(held > 0 ? [t('matrix.part', { name: t('matrix.held'), share: say(speech, held) })] : []),
  ]
  return (
    <li>
      <span class="matrix-label" {...langOf(text)}>
        {text.ask}
      </span>
      {tallies.get(item)?.n ? (
        <>
          <svg class="matrix-bar" role="img" aria-label={speech.list(said)}>
            {parts.map(
              (part, at) =>
                part !== null && (
                  <rect class={`survey-part-${at + 1}`} x={`${upTo(at)}%`} width={`${part}%`} height="100%" />
                ),
            )}
            {held > 0 && <rect class="survey-part-held" x={`${shown}%`} width={`${held}%`} height="100%" />}
          </svg>
          <span class="matrix-note">{sayUse(props, item)}</span>
        </>
      ) : (
        <span class="matrix-none">{t(isPublic ? 'public.few' : 'matrix.none')}</span>
      )}
    </li>
  )
}

const say = (speech: View['speech'], share: number): string => speech.percent(Math.round(share))

/** How many stand in the upper half of the answers: of tools, who uses them. */
export function upperShare(tally: Tally | undefined, codes: readonly string[]): number | null {
  const parts = upperOf(codes).map((code) => (tally ? shareOf(tally, code) : null))
  return parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
}

/** What is compared was offered in other words a year before. */
function isOtherwise({ before, matrix }: MatrixProps, item: string): boolean {
  const codes = before?.tallies.get(item)?.options.map(({ code }) => code)
  return codes !== undefined && !upperOf(matrix.codes).every((code) => codes.includes(code))
}

function sayUse({ view, matrix, tallies, before }: MatrixProps, item: string): string {
  const { speech } = view
  const t = speech.words('surveys')
  const now = upperShare(tallies.get(item), matrix.codes)
  const then = before && upperShare(before.tallies.get(item), matrix.codes)
  if (now === null) return ''
  const share = say(speech, now)
  if (!before || then === null || then === undefined) return share
  return t('matrix.then', { share, before: say(speech, then), year: String(before.year) })
}

function MatrixTable(props: MatrixProps) {
  const { view, texts, matrix, tallies, before } = props
  const { speech } = view
  const t = speech.words('surveys')
  const first = texts.item(matrix.items[0]?.key ?? '')
  const cell = (part: number | null | undefined) =>
    part === null || part === undefined ? t('cell.hidden') : say(speech, part)
  return (
    <div class="table-frame" tabindex={0} role="region" aria-label={t('matrix.table')}>
      <table>
        <caption class="unseen">{t('matrix.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.what')}</th>
            {matrix.codes.map((code) => (
              <th scope="col" class="numeric" {...langOf(first)}>
                {first.options[code]}
              </th>
            ))}
            {before && (
              <th scope="col" class="numeric">
                {t('matrix.upper', { names: upperNames(props).join(' / '), year: String(before.year) })}
              </th>
            )}
            <th scope="col" class="numeric">
              {t('matrix.n')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.items.map(({ key }) => (
            <tr>
              <th scope="row" {...langOf(texts.item(key))}>
                {texts.item(key).ask}
              </th>
              {partsOf(props, key).map((part) => (
                <td class="numeric">{cell(part)}</td>
              ))}
              {before && (
                <td class="numeric">
                  {isOtherwise(props, key)
                    ? t('before.otherwise')
                    : cell(upperShare(before.tallies.get(key), matrix.codes))}
                </td>
              )}
              <td class="numeric">
                {isOfAll(tallies.get(key)) ? t('cell.hidden') : speech.number(tallies.get(key)?.n ?? 0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

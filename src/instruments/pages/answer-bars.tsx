import type { Speech } from '#platform/i18n'
import { sayFigure } from '../answer-words.ts'
import type { Item, TextsIn } from '../edition.ts'
import type { OptionCount, Tally } from '../tally.ts'
import { langOf } from './item-inputs.tsx'

interface AnswerBarsProps {
  speech: Speech
  item: Item
  text: ReturnType<TextsIn['item']>
  tally: Tally
  /** What shares are of, where it is not those who answered. */
  base?: string | undefined
}

/** How many answered what: a row an option with its bar, share and count; also in print, and without script. */
export function AnswerBars({ speech, item, text, tally, base }: AnswerBarsProps) {
  const t = speech.words('instruments')
  if (tally.n === 0) return <p class="hint">{t('bars.none')}</p>
  const most = item.kind === 'ranking' ? item.most : null
  return (
    <div class="answer-bars">
      {tally.options.length > 0 && (
        <ul>
          {tally.options.map((option) => (
            <Row speech={speech} text={text} tally={tally} option={option} most={most} />
          ))}
        </ul>
      )}
      <Numbers speech={speech} item={item} tally={tally} text={text} />
      {tally.texts.length > 0 && (
        <ul class="answer-texts">
          {tally.texts.map((said) => (
            <li>{said}</li>
          ))}
        </ul>
      )}
      <p class="hint">{base ?? t('bars.answered', { count: tally.n })}</p>
      {most !== null && <p class="hint">{t('bars.points.note', { count: most })}</p>}
      {tally.options.some(({ count }) => count === null) && <p class="hint">{t('bars.hidden.note')}</p>}
    </div>
  )
}

type RowProps = Omit<AnswerBarsProps, 'item'> & { option: OptionCount; most: number | null }

function Row({ speech, text, tally, option, most }: RowProps) {
  const t = speech.words('instruments')
  const { code, count, points = null } = option
  const whole = most === null ? tally.n : tally.n * most
  const part = most === null ? count : points
  return (
    <li>
      <span class="answer-label" {...langOf(text)}>
        {text.options[code] ?? code}
      </span>
      <Bar share={part === null ? null : part / whole} />
      {count === null ? (
        <span class="answer-figures">{t('bars.hidden')}</span>
      ) : (
        <span class="answer-figures">
          <strong>{speech.percent(Math.round((100 * count) / tally.n))}</strong>{' '}
          <span>{t('bars.share', { count, all: tally.n })}</span>{' '}
          {points !== null && <span>{t('bars.points', { count: points })}</span>}
        </span>
      )}
    </li>
  )
}

/** Drawn, not coloured by the sheet alone: browsers leave backgrounds out when they print. */
function Bar({ share }: { share: number | null }) {
  return (
    <svg class="answer-bar" aria-hidden="true" focusable="false">
      <rect class="answer-bar-whole" width="100%" height="100%" />
      {share !== null && share > 0 && (
        <rect class="answer-bar-part" width={`${Math.round(1000 * share) / 10}%`} height="100%" />
      )}
    </svg>
  )
}

function Numbers({ speech, item, text, tally }: AnswerBarsProps) {
  if (!tally.numbers) return null
  const t = speech.words('instruments')
  const { median, least, greatest } = tally.numbers
  const say = (value: number) => {
    if (item.kind === 'percent') return speech.percent(value)
    const figure = sayFigure(speech, item, value)
    return text.unit ? t('answer.counted', { unit: text.unit, value: figure }) : figure
  }
  return (
    <p>
      {t('bars.median', { median: say(median) })}{' '}
      {least !== null && greatest !== null && t('bars.range', { least: say(least), greatest: say(greatest) })}
    </p>
  )
}

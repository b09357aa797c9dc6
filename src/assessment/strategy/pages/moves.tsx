import { findItem, langOf, textsIn } from '#instruments'
import { href } from '#routes'
import { Table } from '#ui'
import type { Moved } from '../planned.ts'
import type { NextResult } from './read.ts'
import type { StrategyProps } from './strategy.tsx'

/** What the next round found of what the strategy was to move. */
export function NextResultSection({ view, edition, next }: StrategyProps & { next: NextResult }) {
  const { speech, lang } = view
  const t = speech.words('strategy')
  const texts = textsIn(edition, lang)
  const say = (points: number | null) => (points === null ? t('moves.na') : speech.percent(points * 100))
  const year = String(next.round.year)
  return (
    <section class="section" id="moves">
      <h2>{t('moves.title', { year })}</h2>
      {next.index && (
        <p>
          {t('moves.index', {
            year,
            before: speech.score(next.index.before),
            after: speech.score(next.index.after),
          })}
        </p>
      )}
      <p class="hint">{t('moves.lead', { year })}</p>
      {next.moves.length > 0 && (
        <Table<Moved>
          caption={t('moves.caption', { year })}
          captionHidden
          stacked
          rows={next.moves}
          columns={[
            {
              key: 'item',
              head: t('moves.item'),
              rowHead: true,
              cell: ({ item }) => {
                const text = findItem(edition, item) && texts.item(item)
                return text ? <span {...langOf(text)}>{text.ask}</span> : item
              },
            },
            { key: 'before', head: t('moves.before'), numeric: true, cell: ({ before }) => say(before) },
            { key: 'after', head: t('moves.after'), numeric: true, cell: ({ after }) => say(after) },
            { key: 'said', head: t('moves.said'), cell: (moved) => t(`moved.${courseOf(moved)}`) },
          ]}
        />
      )}
      <p class="actions">
        <a href={href('strategy', { lang, round: next.round.id })}>{t('moves.next', { year })}</a>
      </p>
    </section>
  )
}

function courseOf({ later, before, after, changed }: Moved) {
  if (later === null) return 'gone'
  if (before === null || after === null) return 'na'
  if (after > before) return 'up'
  if (after < before) return 'down'
  return changed ? 'changed' : 'same'
}

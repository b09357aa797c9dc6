import type { View } from '#platform/http'
import { askedItem, type GroupRound } from '../model.ts'
import { neededForBars } from '../tallies.ts'

export interface SeatCounts {
  readonly joined: number
  readonly answered: number
}

interface CountsProps {
  view: View
  round: GroupRound
  counts: SeatCounts
}

/** How many, never who; kept up to date by the script. */
export function Counts(props: CountsProps) {
  return (
    <p class="group-counts" role="status" data-counts>
      {sayCounts(props)}
    </p>
  )
}

export function sayCounts({ view, round, counts: { joined, answered } }: CountsProps): string {
  const t = view.speech.words('groupRound')
  if (round.position === 0 || !askedItem(round)) return t('counts.joined', { count: joined })
  const said = t('counts.answered', { count: answered, all: joined })
  const missing = neededForBars - answered
  return missing > 0 ? `${said} ${t('bars.missing', { count: missing })}` : said
}

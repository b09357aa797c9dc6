import { areaName, isAreaKey } from '#instruments'
import type { Domain, Speech } from '#platform/i18n'
import { type Pen, sayDay } from './saying.ts'

const country = ({ speech }: Pen, code: string) => speech.country(code.toUpperCase()) ?? code

/** How what a series gathers under is written, by the name of the series; as it is where none is said. */
const sayings: Readonly<Record<string, (pen: Pen, group: string) => string>> = {
  members_by_country: country,
  members_new: country,
  index_reports_by_country: country,
  index_places_by_country: country,
  practices_by_area: ({ speech }, area) => (isAreaKey(area) ? areaName(area, speech.lang) : area),
  events_by_month: ({ speech }, month) => sayDay(speech, month),
  events_by_kind: ({ speech }, kind) => wordOr(speech, 'activities', { key: `event.choice.kind.${kind}`, or: kind }),
  followers: ({ speech }, channel) =>
    wordOr(speech, 'outreach', { key: `channel figure.choice.channel.${channel}`, or: channel }),
  projects: ({ speech }, kind) => wordOr(speech, 'activities', { key: `project.choice.kind.${kind}`, or: kind }),
  publications_by_kind: ({ speech }, kind) =>
    wordOr(speech, 'publications', { key: `publication.choice.form.${kind}`, or: kind }),
}

export const sayGroup = (pen: Pen, series: string, group: string): string => sayings[series]?.(pen, group) ?? group

/** Kinds of entries have their words where they are at home; one that was never heard of stands as it is. */
function wordOr(speech: Speech, domain: Domain, { key, or }: { key: string; or: string }): string {
  try {
    return speech.words(domain)(key as never)
  } catch (error) {
    if (error instanceof RangeError) return or
    throw error
  }
}

import type { PanelIssue } from '#statistics'

const sentences: Record<PanelIssue['code'], (where: string) => string> = {
  no_units: () => 'There are no units: iData has no rows.',
  no_indicators: () => 'There are no indicators: iMeta has no row of the Type Indicator.',
  duplicate: (where) => `These codes stand more than once: ${where}. Give each a code of its own.`,
  unknown_parent: (where) => `These name a Parent that is no aggregate: ${where}.`,
  cycle: (where) => `These aggregates contain themselves: ${where}.`,
  roots: (where) =>
    where === 'none'
      ? 'No aggregate is without a Parent: one must be the index.'
      : `Several aggregates have no Parent: ${where}. Only the index has none.`,
  empty_aggregate: (where) => `These aggregates have no members: ${where}.`,
  weight: (where) => `These weights are not above 0: ${where}.`,
  constant: (where) =>
    `These indicators have one value for all units: ${where}. On a relative scale they say nothing and leave the mean.`,
  all_missing: (where) => `These indicators have no value for any unit: ${where}.`,
  unknown_group: (where) => `The method imputes by the group ${where}, which iMeta does not name.`,
  no_value_in_group: (where) => `Nothing could be imputed, since the whole group is missing: ${where}.`,
  not_positive: (where) =>
    `The mean asked for needs values above 0: ${where}. Normalise to a range that begins above 0, such as 1 to 100.`,
  untreated: (where) => `Outliers remain after treatment: ${where}.`,
}

const shown = 12

export function issueSentence({ code, where }: PanelIssue): string {
  const more = where.length > shown ? ` and ${where.length - shown} more` : ''
  return sentences[code](`${where.slice(0, shown).join(', ')}${more}`)
}

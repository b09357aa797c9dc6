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
  unknown_code: (where) => `The method names codes that iMeta does not have: ${where}.`,
  nothing_left: (where) => `Nothing would be left of the index without these: ${where}.`,
  too_many_units: (where) => `Ranks are kept for at most ${where} units.`,
  unit_missing: (where) => `These units have no value at all: ${where}.`,
  no_denominator: (where) => `These cells became missing, since their denominator is missing or 0: ${where}.`,
  constant: (where) =>
    `These indicators have one value for all units: ${where}. They set nobody apart; min-max and z-scores leave them out.`,
  not_finite: (where) =>
    `These indicators span more than a computer's numbers hold: ${where}. Give them in another unit.`,
  no_score: (where) => `These units have no score of the index, since too little of them is known: ${where}.`,
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

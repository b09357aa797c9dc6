import type { ClassScale, Tick } from '#charts'
import type { Speech, Translate } from '#platform/i18n'

/** Beyond so many dots a picture says no more, and costs its reader what it weighs. */
export const mostDrawn = 1500

/** Rows of a chart that gives each a line of its own. */
export const rowsPerPage = 50

export const scoreTicks = (speech: Speech): Tick[] =>
  [0, 25, 50, 75, 100].map((value) => ({ value, text: speech.number(value) }))

const steps = [20, 40, 60, 80]

/** Five classes of equal width; a value on a border belongs to the class above it, and 100 to the last. */
export const stepOf = (score: number): number => steps.filter((step) => score >= step).length

export function scoreScale(speech: Speech, t: Translate<'charts'>, missing: boolean): ClassScale {
  const bounds = [0, ...steps, 100]
  return {
    name: t('scale.name'),
    classes: bounds
      .slice(1)
      .map((bound, i) => t('scale.class', { from: speech.number(bounds[i] ?? 0), to: speech.number(bound) })),
    missing: missing ? t('scale.missing') : null,
  }
}

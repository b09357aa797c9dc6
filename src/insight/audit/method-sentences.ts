import type { Speech } from '#platform/i18n'
import type { Method } from '#statistics'

/** A method as its reader would tell it, step by step; steps that are not taken are not among them. */
export function methodSentences(speech: Speech, method: Method): string[] {
  const t = speech.words('audit')
  const { denominate, impute, treat, aggregate } = method
  const { mean, missing, availability, weights } = aggregate
  return [
    ...(denominate ? [t('denominate')] : []),
    ...(impute ? [impute.group === undefined ? t('impute.all') : t('impute.within', { group: impute.group })] : []),
    ...(treat ? [t('treat.rule', { ...treat })] : []),
    normaliseSentence(speech, method),
    t(weights ? 'weights.given' : 'weights.structure'),
    t(`aggregate.${mean}`),
    t(`aggregate.${missing}`),
    ...(availability === undefined ? [] : [t('aggregate.availability', { share: speech.percent(100 * availability) })]),
  ]
}

export function normaliseSentence(speech: Speech, { normalise: how }: Pick<Method, 'normalise'>): string {
  const t = speech.words('audit')
  switch (how.by) {
    case 'min_max':
      return t('normalise.min_max', { low: how.low, high: how.high })
    case 'z_score':
      return t('normalise.z_score', { mean: how.mean, sd: how.sd })
    default:
      return t(`normalise.${how.by}`)
  }
}

import type { Mean } from '../mean.ts'

/** How an index is made of a panel: plain data, to be kept, hashed and read. Absent steps are not taken. */
export interface Method {
  readonly version: 1
  /** Indicators that name a denominator are divided by it. */
  readonly denominate?: true
  readonly impute?: Imputation
  readonly treat?: Treatment
  readonly normalise: Normalisation
  readonly aggregate: Aggregation
}

export interface Imputation {
  /** A missing cell becomes the mean of those present. */
  readonly by: 'mean'
  /** … of the same group: a column of the data that names one for every unit. */
  readonly group?: string
}

/** Outliers: pass when |skew| < 2 or kurtosis < 3.5; else winsorise up to so many points; else log of the original. */
export interface Treatment {
  readonly winmax: number
  readonly skew: number
  readonly kurtosis: number
}

export type Normalisation =
  /** Values stand on 0..100 already; direction -1 is 100 - x. */
  | { readonly by: 'fixed' }
  | { readonly by: 'min_max'; readonly low: number; readonly high: number }
  | { readonly by: 'z_score'; readonly mean: number; readonly sd: number }
  | { readonly by: 'rank' }
  | { readonly by: 'percent_rank' }

export interface Aggregation {
  readonly mean: Mean
  /** Share 0..1 of the members of an aggregate that must be present. */
  readonly availability?: number
  /** In place of the weights of the structure, by key of an indicator or an aggregate. */
  readonly weights?: Readonly<Record<string, number>>
  /** A missing cell counts 0, or leaves both sums. */
  readonly missing: 'zero' | 'leave_out'
}

/** The Index's own: nothing imputed, nothing treated, scores on 0..100 as they are, weighted arithmetic means. */
export const indexMethod: Method = {
  version: 1,
  normalise: { by: 'fixed' },
  aggregate: { mean: 'arithmetic', missing: 'leave_out' },
}

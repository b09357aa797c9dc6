export type Mean = 'arithmetic' | 'geometric' | 'harmonic'

export interface Term {
  readonly value: number
  readonly weight: number
}

const total = (terms: readonly Term[], part: (term: Term) => number) => terms.reduce((sum, term) => sum + part(term), 0)

/**
 * Weighted means of values >= 0 (OECD/JRC Handbook on composite indicators, 2008, step 6).
 * A zero makes the geometric and the harmonic mean 0, their limit: log 0 and w / 0 are infinite in floating point.
 */
export const means: Record<Mean, (terms: readonly Term[]) => number> = {
  arithmetic: (terms) => total(terms, (t) => t.weight * t.value) / total(terms, (t) => t.weight),
  geometric: (terms) => Math.exp(total(terms, (t) => t.weight * Math.log(t.value)) / total(terms, (t) => t.weight)),
  harmonic: (terms) => total(terms, (t) => t.weight) / total(terms, (t) => t.weight / t.value),
}

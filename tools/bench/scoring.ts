import { join } from 'node:path'
import { demonstrationAnswers } from '#demonstration'
import { readEditions, score } from '#instruments'
import type { Figure } from '../bench.ts'

const responses = 10_000

/** Complete responses to the Index, scored one after the other on one core, items and areas and index. */
export async function measureScoring(): Promise<Figure[]> {
  const editions = await readEditions(join(import.meta.dirname, '..', '..', 'instruments'))
  const edition = await editions.get('icc-index/2026')
  const answers = Array.from({ length: 200 }, (_, seed) => demonstrationAnswers(edition, seed))
  const began = performance.now()
  for (let n = 0; n < responses; n += 1) {
    const answer = answers[n % answers.length]
    if (answer) score(edition, answer)
  }
  const took = performance.now() - began
  return [{ what: `${responses.toLocaleString('en')} responses scored`, value: took, unit: 'ms' }]
}

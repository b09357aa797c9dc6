import type { Study } from '#statistics'
import { asem } from '../../test/coinr.ts'
import { assumptionsFor, chain, generatedStudy } from './generated.ts'

export type PanelName = 'asem' | '141x90' | '282x90'

export function studyOf(name: PanelName): Study {
  if (name !== 'asem') return generatedStudy(name === '141x90' ? 141 : 282)
  const made = asem()
  const method = { ...chain, denominate: true, impute: { by: 'mean', group: 'EurAsia_group' } } as const
  return { ...made, method, assumptions: assumptionsFor(made.structure) }
}

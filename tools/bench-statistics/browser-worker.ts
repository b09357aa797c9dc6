import { robustness } from '../../src/statistics/robustness/study.ts'
import { generatedStudy } from './generated.ts'

const study = generatedStudy()
for (const samples of [100, 1000]) {
  robustness(study, { samples, seed: 1, kind: 'sobol' })
  const began = performance.now()
  const { design } = robustness(study, { samples, seed: 1, kind: 'sobol' })
  const wall = (performance.now() - began) / 1000
  postMessage({ panel: '141x90', work: `sensitivity ${samples} in a browser`, cores: 1, builds: design.runs, wall })
}
postMessage('done')

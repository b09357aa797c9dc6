import type { NamedPanel } from './panels.ts'
import { type Choices, type Standing, standings } from './what-if.ts'

/** Runs in a worker: hundreds of indices for each move of a choice, without a frame of the page waiting for them. */
export type Ask = { readonly panel: NamedPanel } | { readonly asked: number; readonly choices: Choices }
export interface Told {
  readonly asked: number
  readonly standings: readonly Standing[]
}

let known: NamedPanel | undefined
let latest = 0

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if ('panel' in data) {
    known = data.panel
    return
  }
  latest = data.asked
  // A moment later: a newer move may have arrived meanwhile, and answers this one too.
  setTimeout(() => {
    if (!known || data.asked !== latest) return
    const told: Told = { asked: data.asked, standings: standings(known, data.choices) }
    postMessage(told)
  })
})

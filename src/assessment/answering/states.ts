import type { Reply } from './server.ts'

/** How an item stands with the server. The worst first: a page shows the worst of its items. */
export const states = [
  'sign_in',
  'failed',
  'refused',
  'closed',
  'invalid',
  'clash',
  'saving',
  'unsaved',
  'saved',
] as const
export type State = (typeof states)[number]

/** Where an answer stands after a reply to it; one edited meanwhile goes on its way anew, unless nobody would take it. */
export function stateAfter({ kind, code }: Pick<Reply, 'kind' | 'code'>, edited: boolean): State {
  if (kind === 'clash') return 'clash'
  if (code === 'sign_in') return 'sign_in'
  if (code === 'conflict') return 'closed'
  if (edited) return 'unsaved'
  if (kind === 'saved') return 'saved'
  return kind === 'invalid' || code === 'invalid' || code === 'too_large' ? 'invalid' : 'refused'
}

import type { Context } from './context.ts'
import type { Fault } from './parse-state.ts'

const shownAtMost = 60

/** What of an address means nothing here, and what is shown instead. */
export function sayFault({ t }: Pick<Context, 't'>, { parameter, value }: Fault): string {
  const shown = value.length > shownAtMost ? `${value.slice(0, shownAtMost)}…` : value
  return t(`fault.${parameter}`, { value: shown })
}

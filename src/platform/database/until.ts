import { setTimeout as delay } from 'node:timers/promises'

/** True as soon as the condition holds, false when the time is over. */
export async function until(condition: () => boolean, milliseconds = Infinity): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!condition()) {
    if (performance.now() >= end) return false
    await delay(10)
  }
  return true
}

import type { Measured } from './case.ts'

const worker = new Worker('/worker.js', { type: 'module' })
let longest = 0
let last = performance.now()
function frame(now: number): void {
  longest = Math.max(longest, now - last)
  last = now
  requestAnimationFrame(frame)
}
requestAnimationFrame(frame)

const measured: Measured[] = []
worker.addEventListener('message', ({ data }: MessageEvent<Omit<Measured, 'frame'> | 'done'>) => {
  if (data === 'done') Object.assign(window, { measured })
  else measured.push({ ...data, frame: longest })
  longest = 0
})

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const folder = import.meta.dirname
const tokens = readFileSync(join(folder, 'tokens.css'), 'utf8')
const [light = '', dark = ''] = tokens.split('@media screen and (prefers-color-scheme: dark)')
const themes = { light: colours(light), dark: { ...colours(light), ...colours(dark) } }

/** Which colours stand on which grounds: text needs 4.5:1, edges of controls and marks 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs: readonly [least: number, colour: string, grounds: string][] = [
  [4.5, 'ink', 'paper surface sunken accent-soft warm-soft sun-soft danger-soft'],
  [4.5, 'ink-soft', 'paper surface sunken accent-soft sun-soft'],
  [4.5, 'accent', 'paper surface sunken accent-soft sun-soft danger-soft'],
  [4.5, 'accent-strong', 'paper surface sunken accent-soft'],
  [4.5, 'on-accent', 'accent accent-strong'],
  [4.5, 'warm', 'paper surface sunken'],
  [4.5, 'on-sun', 'sun'],
  [4.5, 'sun-ink', 'paper surface sun-soft'],
  [4.5, 'danger', 'paper surface danger-soft'],
  [4.5, 'on-foot', 'foot'],
  [4.5, 'on-foot-soft', 'foot'],
  [3, 'line-strong', 'paper surface sunken'],
  [3, 'focus', 'paper surface sunken accent-soft sun-soft'],
  [3, 'sun', 'foot'],
  [3, 'chart-own', 'paper surface chart-band'],
  [3, 'chart-median', 'paper surface chart-band'],
  [3, 'chart-dot', 'paper surface chart-band'],
  [4.5, 'accent-strong', 'chart-band'],
  [4.5, 'ink', 'chart-step-0 chart-step-1 chart-step-2'],
  [4.5, 'on-accent', 'chart-step-3 chart-step-4'],
]

for (const [theme, values] of Object.entries(themes)) {
  test(`every colour can be read on the grounds it stands on (${theme})`, () => {
    for (const [least, colour, grounds] of pairs) {
      for (const ground of grounds.split(' ')) {
        const ratio = contrast(values[colour], values[ground])
        assert.ok(ratio >= least, `--${colour} on --${ground}: ${ratio.toFixed(2)} is under ${least}`)
      }
    }
  })
}

test('the sheets say start and end, never left and right, so that right-to-left pages mirror', () => {
  const sided =
    /(?:^|[\s;{-])(?:left|right)\b\s*[:;]|(?:margin|padding|border)-(?:left|right|top|bottom)|^\s*(?:top|bottom|width|height):/m
  for (const sheet of globSync('**/*.css', { cwd: folder })) {
    const found = sided.exec(readFileSync(join(folder, sheet), 'utf8'))
    assert.equal(found, null, `${sheet}: ${found?.[0].trim()}`)
  }
})

function colours(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  )
}

/** WCAG 2.2, relative luminance and contrast ratio of two sRGB colours. */
function contrast(one = '', other = ''): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

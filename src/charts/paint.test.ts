import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { looks, palettes } from './paint.ts'

const sheets = join(import.meta.dirname, '..', 'ui')
const read = (name: string) => readFileSync(join(sheets, name), 'utf8')
const onlyInFiles = new Set(['title', 'demonstration', 'paper', 'demonstration-ground'])

/** What the style sheet says of each look; the colour of plain text comes from the rule of all texts. */
function styled(): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>()
  const css = read('chart/chart.css').replace(/\/\*[^]*?\*\//g, '')
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const names = /^(?:\.chart-[\w-]+|:is\((?:\.chart-[\w-]+(?:, )?)+\))$/.test(selector.trim())
      ? [...selector.matchAll(/\.chart-([\w-]+)/g)].map(([, name = '']) => name)
      : []
    const rules = [...body.matchAll(/([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value] as const)
    for (const name of names) found.set(name, { ...found.get(name), ...Object.fromEntries(rules) })
  }
  return found
}

test('a file of its own looks as the style sheet makes the page look', () => {
  const sheet = styled()
  for (const [look, attributes] of Object.entries(looks)) {
    if (onlyInFiles.has(look)) continue
    const said = { ...('font-size' in attributes ? { fill: 'var(--ink)' } : {}), ...sheet.get(look) }
    const wanted = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => {
        if (name === 'font-size') return [name, `${value}px`]
        return [name, String(value).startsWith('--') ? `var(${value})` : String(value)]
      }),
    )
    assert.deepEqual(said, wanted, look)
  }
})

test('a file of its own has the colours of the page, in each theme', () => {
  const colours = (css: string) =>
    Object.fromEntries(
      [...css.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', hex = '']) => [name, long(hex)]),
    )
  const [light = '', dark = ''] = read('tokens.css').split('@media screen and (prefers-color-scheme: dark)')
  const themes = {
    light: colours(light),
    dark: { ...colours(light), ...colours(dark) },
    print: { ...colours(light), ...colours(read('print.css')) },
  }
  for (const theme of ['light', 'dark', 'print'] as const) {
    for (const [name, hex] of Object.entries(palettes[theme]))
      assert.equal(hex, themes[theme][name], `${theme} ${name}`)
  }
})

const long = (hex: string) => (hex.length === 4 ? hex.replace(/[\da-f]/g, '$&$&') : hex)

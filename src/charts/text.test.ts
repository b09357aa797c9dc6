import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textWidth, wrap } from './text.ts'

const cases: [says: string, text: string, room: number, lines: string[]][] = [
  ['short text stays whole', 'Langue', 200, ['Langue']],
  ['words move to the next line', 'Vie culturelle et publique', 100, ['Vie culturelle', 'et publique']],
  ['a hyphen may end a line', 'Lutte anti-discrimination', 110, ['Lutte anti-', 'discrimination']],
  ['a no-break space holds', 'Prix\u00a0: 10', 40, ['Prix\u00a0:', '10']],
  ['scripts without spaces break anywhere', '多文化共生の推進', 70, ['多文化共', '生の推進']],
  ['a word that is too long is broken, never clipped', 'Donaudampfschifffahrt', 80, ['Donaudam', 'pfschifffa', 'hrt']],
]

for (const [says, text, room, lines] of cases) {
  test(`wrapping: ${says}`, () => {
    const found = wrap(text, 15, room)
    assert.deepEqual(found, lines)
    for (const line of found) assert.ok(textWidth(line, 15) <= room)
  })
}

test('widths: marks that combine take none, a wide script takes an em a sign', () => {
  assert.equal(textWidth('e\u0301', 10), textWidth('e', 10))
  assert.ok(textWidth('多文化', 10) >= 30)
  assert.ok(textWidth('iii', 10) < textWidth('mmm', 10))
})

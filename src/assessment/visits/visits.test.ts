import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speech } from '#platform/i18n'
import { programmeCalendar } from './calendar.ts'
import { applyToVisit } from './changes.ts'
import { canTake, emptyContent, followUpOn, type Mode, type ProgrammeBlock, stateOfVisit, type Visit } from './model.ts'
import { clashOf, nextStart, warningsOf } from './programme.ts'
import { suggestTopics } from './suggestions.ts'
import { readBlock, readFinding } from './pages/forms.ts'

const block = (id: string, times: string, on = '2026-10-12'): ProgrammeBlock => {
  const [from = '', until = ''] = times.split('-')
  return { id, on, from, until, title: id, where: '', met: '' }
}

test('two meetings cannot be at the same time, and one may begin when another ends', () => {
  const known = [block('a', '09:00-10:00'), block('b', '10:00-11:30')]
  const table: [ProgrammeBlock, string | undefined][] = [
    [block('c', '08:00-09:00'), undefined],
    [block('c', '08:00-09:01'), 'a'],
    [block('c', '09:15-09:45'), 'a'],
    [block('c', '09:00-12:00'), 'a'],
    [block('c', '11:29-12:00'), 'b'],
    [block('c', '11:30-12:00'), undefined],
    [block('c', '09:00-10:00', '2026-10-13'), undefined],
    [block('a', '09:30-10:00'), undefined],
  ]
  for (const [one, clash] of table) assert.equal(clashOf(one, known)?.id, clash, `${one.from}-${one.until} ${one.on}`)
})

test('what tires people is warned of: short, long, outside the days, and online more than twice three hours', () => {
  const warned = (mode: Mode, ...blocks: ProgrammeBlock[]) =>
    warningsOf({ mode, blocks, fromOn: '2026-10-12', untilOn: '2026-10-14' }).map(({ kind }) => kind)
  assert.deepEqual(warned('on_site', block('a', '09:00-09:30')), ['short'])
  assert.deepEqual(warned('on_site', block('a', '09:00-11:00')), ['long'])
  assert.deepEqual(warned('on_site', block('a', '09:00-10:00', '2026-10-15')), ['outside'])
  const morning = [block('a', '09:00-10:30'), block('b', '10:30-12:00')]
  const afternoon = [block('c', '13:00-14:30'), block('d', '14:30-16:00')]
  assert.deepEqual(warned('online', ...morning, ...afternoon), [])
  assert.deepEqual(warned('online', ...morning, block('c', '12:05-12:55')), ['stretch'])
  assert.deepEqual(warned('online', ...morning, ...afternoon, block('e', '17:00-18:00')), ['day'])
  assert.deepEqual(warned('on_site', ...morning, block('c', '12:00-13:00')), [])
})

test('a new meeting begins where the last one ends', () => {
  assert.deepEqual(nextStart([], '2026-10-12'), { on: '2026-10-12', from: '09:00' })
  const blocks = [block('b', '14:00-15:00'), block('a', '09:00-10:00')]
  assert.deepEqual(nextStart(blocks, null), { on: '2026-10-12', from: '15:00' })
})

const times = { heldAt: null, sentAt: null, checkedAt: null, publishedAt: null, cancelledAt: null }
const at = new Date('2026-02-28T12:00:00Z')

test('a visit goes from planned to published step by step, and back until then', () => {
  const path = [times, { ...times, heldAt: at }, { ...times, heldAt: at, sentAt: at }]
  const checked = { ...times, heldAt: at, sentAt: at, checkedAt: at }
  const published = { ...checked, publishedAt: at }
  const all = [...path, checked, published, { ...times, cancelledAt: at }]
  assert.deepEqual(all.map(stateOfVisit), ['planned', 'held', 'sent', 'checked', 'published', 'cancelled'])
  const open = (step: Parameters<typeof canTake>[1]) => all.map((one) => (canTake(one, step) ? 1 : 0)).join('')
  assert.deepEqual((['hold', 'send', 'check', 'publish', 'back', 'cancel'] as const).map(open), [
    '100000',
    '010000',
    '001000',
    '000100',
    '011101',
    '100000',
  ])
  assert.equal(followUpOn(at), '2027-02-28')
})

test('entries are put in their place, and what is gone is not brought back by a late form', () => {
  const one = applyToVisit(emptyContent, { kind: 'put', list: 'blocks', entry: block('a', '09:00-10:00') })
  assert.ok(typeof one !== 'string')
  const changed = applyToVisit(one, { kind: 'put', list: 'blocks', entry: block('a', '10:00-11:00') })
  assert.ok(typeof changed !== 'string')
  assert.deepEqual(
    changed.blocks.map(({ from }) => from),
    ['10:00'],
  )
  assert.equal(applyToVisit(one, { kind: 'removed', list: 'blocks', id: 'b' }), 'gone')
})

test('topics are suggested where most is held back, without those that are chosen', () => {
  const gain = (area: string, extended: number) => ({
    item: 'X',
    area,
    state: 'missing' as const,
    points: null,
    gain: { area: 1, core: null, extended },
  })
  const scores = { core: 1, extended: 1, areas: { media: 10, language: 30 }, composites: {} }
  const gains = [gain('media', 2), gain('language', 1.5), gain('language', 1.5), gain('welcoming', 1)]
  const suggested = suggestTopics({ scores, gains }, [{ area: 'welcoming' }])
  assert.deepEqual(suggested, [
    { area: 'language', score: 30, gain: 3 },
    { area: 'media', score: 10, gain: 2 },
  ])
})

test('forms say field by field what is wrong', () => {
  const form = { on: '2026-13-01', from: '9h', until: '08:00', title: '', where: '', met: '' }
  assert.deepEqual(readBlock(form).faults, { on: 'on', from: 'time', title: 'title' })
  assert.deepEqual(readBlock({ ...form, on: '2026-10-12', from: '09:00', title: 'x' }).faults, { until: 'order' })
  const edition = { items: [{ key: 'EDU-03' }, { key: 'EDU-05' }] } as never
  const finding = {
    seen: 'x',
    confirms: 'edu-03; EDU-05',
    contradicts: 'EDU-99',
    recommendation: 'Do',
    horizon: 'year',
  }
  const { faults, to } = readFinding(finding, edition, [])
  assert.deepEqual(faults, { contradicts: 'items', owner: 'owner' })
  assert.deepEqual(to.confirms, ['EDU-03', 'EDU-05'])
})

test('the calendar holds each meeting in the time of the place', () => {
  const visit = { id: 'v', placeName: 'Harrowild', heldAt: at } as Visit
  const content = { ...emptyContent, blocks: [block('a', '09:00-10:30')] }
  const about = { visit, origin: 'https://icc.example', page: '/en/visits/v', now: at, mark: null }
  const file = programmeCalendar(speech('fr'), content, about)
  assert.match(file, /DTSTART:20261012T090000\r\n/)
  assert.match(file, /DTEND:20261012T103000\r\n/)
  assert.match(file, /DTSTART;VALUE=DATE:20270228/)
})

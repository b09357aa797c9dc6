import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speech } from '#platform/i18n'
import { byStart, daysOf, faultOf, isUpcoming, type When, weeksOf } from './calendar.ts'
import { agendaOf, type Happening, isWanted, untoldMeetings } from './happenings.ts'
import { instantOf } from './instant.ts'
import { sayWhen } from './words.ts'

const nothing: When = { start: null, end: null, days: [], startTime: null, endTime: null, timeZone: null }
const on = (start: string | null, more: Partial<When> = {}): When => ({ ...nothing, start, ...more })
const happening = (when: When, more: Partial<Happening> = {}): Happening => ({
  key: when.start ?? 'never',
  kind: 'webinar',
  title: 'A meeting',
  language: 'en',
  summary: null,
  summaryLanguage: 'en',
  when,
  mode: null,
  location: null,
  country: null,
  networks: [],
  places: [],
  themes: [],
  series: null,
  partOf: null,
  address: '/en/events/a',
  demonstration: false,
  ...more,
})

test('a day is never made up: a year, a month and nothing at all have none', () => {
  for (const when of [on('2020'), on('2020-03'), on(null), on('2020', { end: '2020-12-31' })]) {
    assert.deepEqual(daysOf(when), [])
  }
})

test('all days between first and last are held, but for those that are named one by one', () => {
  assert.deepEqual(daysOf(on('2020-02-28', { end: '2020-03-01' })), ['2020-02-28', '2020-02-29', '2020-03-01'])
  const apart = on('2020-04-15', { end: '2020-04-23', days: ['2020-04-23', '2020-04-15'] })
  assert.deepEqual(daysOf(apart), ['2020-04-15', '2020-04-23'])
})

test('what ends today is still going on, what has only a year lasts it, what has nothing is of the past', () => {
  assert.equal(isUpcoming(on('2026-11-20', { end: '2026-11-23' }), '2026-11-23'), true)
  assert.equal(isUpcoming(on('2026-11-22'), '2026-11-23'), false)
  assert.equal(isUpcoming(on('2026'), '2026-11-23'), true)
  assert.equal(isUpcoming(on('2026-10'), '2026-11-23'), false)
  assert.equal(isUpcoming(on('2025'), '2026-11-23'), false)
  assert.equal(isUpcoming(on(null), '2026-11-23'), false)
})

test('the archive tells a year’s undated events apart from its dated ones', () => {
  const all = [on('2019-05-01'), on('2020-02-01'), on('2020-06-01'), on('2020')].map((when) => happening(when))
  const { upcoming, archive } = agendaOf(
    all.toSorted((a, b) => byStart(a.when, b.when)),
    '2026-11-23',
  )
  assert.deepEqual(upcoming, [])
  assert.deepEqual(
    archive.map(({ year, dated, undated }) => [year, dated.map(({ key }) => key), undated.map(({ key }) => key)]),
    [
      [2020, ['2020-06-01', '2020-02-01'], ['2020']],
      [2019, ['2019-05-01'], []],
    ],
  )
})

test('a month is whole weeks from Monday', () => {
  const weeks = weeksOf('2020-02')
  assert.equal(weeks.length, 5)
  assert.deepEqual(weeks[0], [undefined, undefined, undefined, undefined, undefined, '2020-02-01', '2020-02-02'])
  assert.equal(weeks.flat().filter((day) => day !== undefined).length, 29)
})

test('every filter holds by itself, and what no source states can be asked for', () => {
  const one = happening(on('2020-05-05'), {
    kind: 'workshop',
    networks: ['reci'],
    places: [{ placeId: 'bilbao-es', name: 'Bilbao' }],
    themes: ['anti_rumours'],
  })
  const passing = [
    { kind: 'workshop' },
    { network: 'reci' },
    { place: 'bilbao-es' },
    { theme: 'anti_rumours' },
    { mode: 'unstated' },
    { year: 2020 },
  ]
  const failing = [
    { kind: 'webinar' },
    { network: 'rpci' },
    { place: 'oslo-no' },
    { theme: 'covid_19' },
    { mode: 'online' },
    { year: 2021 },
  ]
  assert.deepEqual(
    [...passing, ...failing].map((wanted) => isWanted(one, wanted)),
    [...passing.map(() => true), ...failing.map(() => false)],
  )
})

test('a meeting of a group that is told as an event is shown once', () => {
  const meetings = [
    { groupId: 'levels', fromOn: '2020-09-29' },
    { groupId: 'levels', fromOn: '2020' },
    { groupId: 'other', fromOn: '2020-09-29' },
  ]
  const told = [{ workingGroup: 'levels', start: '2020-09-29' }]
  assert.deepEqual(untoldMeetings(meetings, told), meetings.slice(1))
})

test('a time is an instant of its own zone, on both sides of a change of clocks', () => {
  const at = (day: string, time: string, zone: string) => instantOf(day, time, zone).toISOString()
  assert.equal(at('2020-07-07', '11:00', 'Europe/Paris'), '2020-07-07T09:00:00.000Z')
  assert.equal(at('2020-12-07', '11:00', 'Europe/Paris'), '2020-12-07T10:00:00.000Z')
  assert.equal(at('2020-03-29', '03:30', 'Europe/Paris'), '2020-03-29T01:30:00.000Z')
  assert.equal(at('2020-11-01', '00:30', 'America/Toronto'), '2020-11-01T04:30:00.000Z')
})

test('what cannot be true of an event’s times is refused, and names the field to mend', () => {
  const day = on('2020-05-05')
  const fault = (values: Partial<When> & { participants?: number }) => faultOf({ ...day, ...values })?.key
  assert.equal(fault({}), undefined)
  assert.equal(fault({ end: '2020-05-04' }), 'end')
  assert.equal(fault({ end: '2020-06' }), undefined)
  assert.equal(fault({ days: ['2020-02-30'] }), 'days')
  assert.equal(fault({ days: ['2020-05-06'] }), 'days')
  assert.equal(fault({ start: '2020', startTime: '10:00', timeZone: 'Europe/Paris' }), 'startTime')
  assert.equal(fault({ startTime: '10:00' }), 'timeZone')
  assert.equal(fault({ startTime: '10:00', endTime: '09:00', timeZone: 'Europe/Paris' }), 'endTime')
  assert.equal(fault({ participants: 9 }), 'participantsOf')
})

test('when something is, is said as exactly as it is known, in both languages', () => {
  const said = (when: When) => [sayWhen(speech('en'), when), sayWhen(speech('fr'), when)]
  assert.deepEqual(said(on('2020')), ['2020, day not recorded', '2020, jour inconnu'])
  assert.deepEqual(said(on(null)), ['date not recorded', 'date inconnue'])
  assert.deepEqual(said(on('2020-09-01')), ['1 September 2020', '1er septembre 2020'])
  const timed = on('2020-07-07', { startTime: '11:00', endTime: '12:30', timeZone: 'Europe/Paris' })
  assert.deepEqual(said(timed), [
    '7 July 2020, 11:00–12:30 (Paris time)',
    '7 juillet 2020, 11:00–12:30 (heure de Paris)',
  ])
})

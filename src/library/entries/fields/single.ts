import { nearest } from '#instruments'
import { cleaned, faulty, type FieldType, isNothing, type Parsed, shown, textOf } from './model.ts'

/** A type whose values are written in one line; the rule sees text that is not empty. */
function single(rule: (text: string) => Parsed<unknown>): FieldType {
  return {
    parse(written) {
      if (isNothing(written)) return { value: null }
      if (typeof written === 'object') return faulty('text', { value: shown(written) })
      return rule(cleaned(textOf(written)))
    },
    print: (value) => (value === null || value === undefined ? '' : textOf(value)),
  }
}

export const longestLine = 500

export const line = single((text) =>
  text.length > longestLine || text.includes('\n') ? faulty('long', { value: shown(text) }) : { value: text },
)

export const address = single((text) =>
  /^https?:\/\/[^\s|]{1,1990}$/i.test(text) && URL.canParse(text)
    ? { value: text }
    : faulty('address', { value: shown(text) }),
)

/** Told apart: 30 February is written as a date and is none. */
const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

export const date = single((text) => {
  // A workbook tells a day as the moment it begins.
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T00:00:00(?:\.000)?Z)?$/.exec(text) ?? []
  if (year === undefined) return faulty('date', { value: shown(text) })
  return isDay(Number(year), Number(month), Number(day))
    ? { value: `${year}-${month}-${day}` }
    : faulty('dateMissing', { value: shown(text) })
})

export const day = single((text) => {
  const [, year, month, of] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T00:00:00(?:\.000)?Z)?$/.exec(text) ?? []
  if (year === undefined) return faulty('day', { value: shown(text) })
  if (!isDay(Number(year), Number(month ?? 1), Number(of ?? 1))) return faulty('dateMissing', { value: shown(text) })
  return { value: [year, month, of].filter(Boolean).join('-') }
})

export const time = single((text) => {
  const [, hour = '', minute] = /^(\d{1,2})[:h](\d\d)(?::\d\d)?$/.exec(text) ?? []
  return minute !== undefined && Number(hour) < 24 && Number(minute) < 60
    ? { value: `${hour.padStart(2, '0')}:${minute}` }
    : faulty('time', { value: shown(text) })
})

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC']

/** Also one that is only another name of a zone, such as America/Montreal. */
function isZone(text: string): boolean {
  if (zones.includes(text)) return true
  if (!/^[A-Z]\w+\/[\w+/-]+$/.test(text)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const zone = single((text) => {
  if (isZone(text)) return { value: text }
  const near = nearest(text, zones)
  return faulty('zone', { value: shown(text), ...(near !== null && { near }) })
})

/** Groups of three may stand apart, as people write them; a comma is a decimal sign where a French hand wrote it. */
function numberIn(text: string): number | undefined {
  const plain = text.replaceAll(/(?<=\d)[\s\u00A0\u202F'’](?=\d{3})/g, '')
  const dotted = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.')
  return /^-?\d{1,15}(\.\d{1,10})?(e[+-]?\d{1,2})?$/i.test(dotted) ? Number(dotted) : undefined
}

export const integer = single((text) => {
  const value = numberIn(text)
  return value !== undefined && Number.isSafeInteger(value) && Math.abs(value) <= 2_147_483_647
    ? { value }
    : faulty('integer', { value: shown(text) })
})

export const number = single((text) => {
  const value = numberIn(text)
  return value === undefined ? faulty('number', { value: shown(text) }) : { value }
})

/** Euro alone: what is in another currency is brought as euro by whoever knows the day's rate. */
export const money = single((text) => {
  const bare = text.replace(/^(?:EUR|€)\s*|\s*(?:EUR|€)$/giu, '')
  const value = numberIn(bare)
  if (value !== undefined && Math.abs(Math.round(value * 100) - value * 100) < 1e-6) return { value }
  const currency = /[A-Z]{3}|[$£¥₣]|kr|zł/u.exec(bare)?.[0]
  return currency === undefined
    ? faulty('money', { value: shown(text) })
    : faulty('currency', { value: shown(text), of: currency })
})

const [yesWords, noWords] = [
  ['yes', 'true', '1', 'x', 'oui', 'vrai'],
  ['no', 'false', '0', 'non', 'faux'],
]
export const yes: FieldType = {
  parse(written) {
    if (isNothing(written)) return { value: false }
    const word = textOf(written).trim().toLowerCase()
    if (yesWords?.includes(word)) return { value: true }
    return noWords?.includes(word) ? { value: false } : faulty('yes', { value: shown(written) })
  },
  print: (value) => (value === true ? 'yes' : ''),
}

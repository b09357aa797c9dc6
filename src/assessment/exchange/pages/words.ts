import { type Edition, findItem, sayFault } from '#instruments'
import type { Speech } from '#platform/i18n'
import type { ExchangeRow, RowFault } from '../rows.ts'

/** What is wrong with a row, and how to mend it. */
export function sayRowFault(speech: Speech, edition: Edition, row: ExchangeRow, fault: RowFault): string {
  const t = speech.words('exchange')
  switch (fault.kind) {
    case 'unknown_item':
      return fault.near ? t('fault.unknown.near', { near: fault.near }) : t('fault.unknown')
    case 'twice':
      return t('fault.twice', { first: fault.first })
    case 'too_long':
      return speech.words('assessment')('fault.longest', { limit: fault.limit })
    case 'answer': {
      const item = findItem(edition, row.item)
      return item ? sayFault(speech, item, fault.fault) : t('fault.unknown')
    }
  }
}

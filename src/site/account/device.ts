import { isIPv6 } from 'node:net'
import { parse } from 'bowser'
import type { Translate } from '#platform/i18n'

/** What a browser says of itself, in plain words: "Firefox on Windows". Anybody may claim anything there. */
export function deviceWords(userAgent: string, t: Translate<'account'>): string {
  if (!userAgent) return t('device.unknown')
  const { browser, os } = parse(userAgent)
  if (browser.name && os.name) return t('device.both', { browser: browser.name, system: os.name })
  return browser.name || os.name || t('device.unknown')
}

/** The shortest way to write it. */
export const shortAddress = (address: string): string =>
  isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address

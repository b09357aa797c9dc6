interface Numbered {
  readonly version: number
  readonly restoredFrom: number | null
}

/** Whose content a version holds: its own, or that of the one it brought back. */
export const originOf = ({ version, restoredFrom }: Numbered): number => restoredFrom ?? version

/** The version that undoing the newest brings back; null where nothing has been written. */
export function undoing(newest: Numbered): number | null {
  const origin = originOf(newest)
  return origin === 0 ? null : origin - 1
}

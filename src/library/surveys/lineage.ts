import { codesOf, type Edition, type Editions, findItem, type Item } from '#instruments'

/** A question in the edition that asks it. */
export interface Asked {
  readonly edition: Edition
  readonly item: Item
}

const addressOf = ({ edition, item }: Asked) => `${edition.id}#${item.key}`

/** Each question of an edition with those it continues, itself first. */
export type Lineage = ReadonlyMap<string, readonly Asked[]>

/** Editions that are gone end a line. */
export async function lineageOf(editions: Editions, edition: Edition): Promise<Lineage> {
  const known = new Map<string, Edition | undefined>([[edition.id, edition]])
  const read = async (id: string) => {
    if (!known.has(id)) known.set(id, await editions.get(id).catch(() => undefined))
    return known.get(id)
  }
  const lines = new Map<string, readonly Asked[]>()
  for (const item of edition.items) {
    const line: Asked[] = [{ edition, item }]
    const seen = new Set(line.map(addressOf))
    // The line grows while it is walked.
    for (const one of line) {
      for (const from of one.item.from.filter((address) => !seen.has(address))) {
        seen.add(from)
        const [id = '', key = ''] = from.split('#')
        const former = await read(id)
        const found = former && findItem(former, key)
        if (former && found) line.push({ edition: former, item: found })
      }
    }
    lines.set(item.key, line)
  }
  return lines
}

/**
 * Which question of a former edition a question continues: the one it names, straight or through others, or one with the
 * same words of the same instrument or of the same origin. A key alone says nothing: every questionnaire has a first one.
 */
export function formerOf(line: readonly Asked[], former: Edition, formerLines: Lineage): Item | undefined {
  return former.items.find((item) => {
    const theirs = formerLines.get(item.key) ?? [{ edition: former, item }]
    const origins = new Set(theirs.map(addressOf))
    const [own] = line
    return line.some(
      (one) =>
        addressOf(one) === addressOf({ edition: former, item }) ||
        (one.edition.instrument === former.instrument &&
          one.item.key === item.key &&
          saysTheSame(one, { edition: former, item })) ||
        (own && origins.has(addressOf(one)) && saysTheSame(own, { edition: former, item })),
    )
  })
}

const textsOf = ({ edition, item }: Asked) => edition.texts[edition.languages[0] ?? '']?.items[item.key]

function saysTheSame(a: Asked, b: Asked): boolean {
  const codes = codesOf(a.item)
  return (
    a.item.kind === b.item.kind &&
    textsOf(a)?.ask === textsOf(b)?.ask &&
    codes.length === codesOf(b.item).length &&
    sameCodes(a, b).size === codes.length
  )
}

/** Options that both have, and with the same words. */
export function sameCodes(a: Asked, b: Asked): Set<string> {
  const theirs = new Set(codesOf(b.item))
  return new Set(
    codesOf(a.item).filter((code) => theirs.has(code) && textsOf(a)?.options[code] === textsOf(b)?.options[code]),
  )
}

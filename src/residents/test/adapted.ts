import { type Edition, findItem } from '#instruments'
import * as z from 'zod'

const text = (longest: number) => z.string().trim().min(1).max(longest)
const wording = z.strictObject({
  ask: text(300),
  options: z.record(z.string(), text(150)),
  reflection: text(1500),
  action: text(300),
})

/** A question that a place puts in the stead of a common one, in every language of the test. */
export const adaptedContent = z.strictObject({
  kind: z.enum(['single', 'multiple']),
  options: z
    .array(z.string().regex(/^o[1-6]$/))
    .min(2)
    .max(6),
  /** By language. */
  texts: z.record(z.string(), wording),
})
export type AdaptedContent = z.infer<typeof adaptedContent>

/** Codes of the options, by their order in the form. */
export const optionCodes = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'] as const

export interface Adaptation {
  readonly item: string
  readonly version: number
  readonly content: AdaptedContent
}

/** The test as a place asks it: the same themes and competences, with its own questions where it has some. */
export function adapt(edition: Edition, adaptations: readonly Adaptation[]): Edition {
  const used = adaptations.filter(({ item }) => findItem(edition, item)?.adaptable)
  if (used.length === 0) return edition
  const contents = new Map(used.map(({ item, content }) => [item, content]))
  const items = edition.items.map((item) => {
    const content = contents.get(item.key)
    return content ? itemOf(item, content) : item
  })
  const texts = Object.entries(edition.texts).map(([lang, own]) => {
    // Where it is not translated it comes in the first language, whole, as every question does.
    const rest = Object.entries(own.items).filter(([key]) => !contents.has(key))
    const adapted = used.flatMap(({ item, content }) => {
      const said = content.texts[lang]
      return said ? [[item, said] as const] : []
    })
    return [lang, { ...own, items: Object.fromEntries([...rest, ...adapted]) }] as const
  })
  return { ...edition, items, texts: Object.fromEntries(texts) }
}

function itemOf(item: Edition['items'][number], content: AdaptedContent): Edition['items'][number] {
  const { key, area, aspect, covers, terms, from } = item
  const common = { key, area, aspect, covers, terms, from, may_not_apply: false, inverse: false, weight: 1 }
  const kept = { ...common, adaptable: true }
  if (content.kind === 'single') return { ...kept, kind: 'single', options: content.options.map((code) => ({ code })) }
  return { ...kept, kind: 'multiple', options: content.options.map((code) => ({ code, exclusive: false })) }
}

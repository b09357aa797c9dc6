import { z } from 'zod'
import { Refusal } from '../http/index.ts'
import type { Speech } from '../i18n/index.ts'
import { countryCode } from './collection.ts'

/** What was asked, by a schema of strings. Throws Refusal invalid with a sentence for each parameter that does not fit. */
export function readQuery<Shape extends z.ZodRawShape>(
  given: Readonly<Record<string, readonly string[]>>,
  shape: Shape,
  speech: Speech,
): z.output<z.ZodObject<Shape>> {
  const t = speech.words('data')
  const known = Object.keys(shape)
  const unknown = Object.keys(given).filter((name) => !known.includes(name))
  const twice = Object.keys(given).filter((name) => (given[name]?.length ?? 0) > 1)
  const sentences = [
    ...(unknown.length > 0
      ? [
          t(known.length > 0 ? 'api.unknown' : 'api.unknown.none', {
            names: quoted(speech, unknown),
            known: speech.list(known),
          }),
        ]
      : []),
    ...twice.map((name) => t('api.twice', { name: shortened(name) })),
  ]
  const values = Object.fromEntries(Object.entries(given).map(([name, all]) => [name, all[0]]))
  const parsed = z.object(shape).safeParse(values)
  if (parsed.success && sentences.length === 0) return parsed.data
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0] ?? '')
    const field = shape[name]
    if (field) sentences.push(t('api.invalid', { name, expected: expectedOf(speech, field as z.ZodType) }))
  }
  throw new Refusal('invalid', [...new Set(sentences)].join(' '))
}

/** Whatever was sent comes back shortened: nobody reads more. */
const shortened = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name)

const quoted = (speech: Speech, names: readonly string[]) =>
  speech.list(names.slice(0, 5).map((name) => speech.words('data')('api.quoted', { name: shortened(name) })))

const countryPattern = z.toJSONSchema(countryCode()).pattern

/** What a parameter takes, from the schema that refused it. */
function expectedOf(speech: Speech, field: z.ZodType): string {
  const t = speech.words('data')
  const schema = z.toJSONSchema(field, { unrepresentable: 'any' })
  if (schema.type === 'boolean') return 'true, false'
  if (schema.pattern === countryPattern) return t('api.expected.country')
  if (schema.enum) return schema.enum.join(', ')
  if (schema.type === 'integer')
    return t('api.expected.number', { from: String(schema.minimum), to: String(schema.maximum) })
  return t('api.expected.text', { most: schema.maxLength ?? 200 })
}

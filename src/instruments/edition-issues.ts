import type * as z from 'zod'

const nouns: Record<string, string> = {
  items: 'item',
  composites: 'composite',
  areas: 'area',
  aspects: 'aspect',
  levels: 'level',
  glossary: 'term',
}
const singular: Record<string, string> = {
  ...nouns,
  options: 'option',
  bands: 'band',
  covers: 'topic',
  weights: 'weight',
  languages: 'language',
}

/** A schema issue as a sentence: whose it is, what is wrong, and the cure the schema gives. */
export function issueMessage(issue: z.core.$ZodIssue, document: unknown): string {
  const { subject, field } = subjectOf(issue.path, document)
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(' and ')
    return `${subject} has ${keys}, which the format does not know: correct the name or remove it`
  }
  const given = issue.code === 'invalid_union' ? below(issue.input, ['kind']) : issue.input
  if (given === undefined) return `${subject} has no ${field}: ${issue.message}`
  return `${subject} has the ${field} ${shown(given)}: ${issue.message}`
}

function subjectOf(path: readonly PropertyKey[], document: unknown) {
  const [group, entry, ...rest] = path
  const noun = typeof group === 'string' ? nouns[group] : undefined
  if (
    !noun ||
    entry === undefined ||
    (typeof entry === 'number' && typeof below(document, [group, entry]) !== 'object')
  ) {
    return { subject: 'the file', field: fieldOf(path) }
  }
  const key = typeof entry === 'number' ? below(document, [group, entry, 'key']) : entry
  const name = typeof key === 'string' ? `${noun} ${key}` : `${noun} number ${Number(entry) + 1}`
  return { subject: name, field: fieldOf(rest) }
}

const fieldOf = (path: readonly PropertyKey[]) =>
  path
    .filter((step) => typeof step === 'string')
    .map((step) => singular[step] ?? step)
    .join(' ') || 'entry'

function below(value: unknown, path: readonly (PropertyKey | undefined)[]): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null || step === undefined) return undefined
    found = (found as Record<PropertyKey, unknown>)[step]
  }
  return found
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

import { createHash } from 'node:crypto'
import type * as z from 'zod'
import { canonicalJson } from '#platform/canonical-json'
import { checkEdition, checkTexts } from './edition-checks.ts'
import { issueMessage } from './edition-issues.ts'
import { editionSchema, textsSchema } from './edition-schema.ts'
import type { Edition, EditionDocument, EditionTexts } from './edition.ts'
import { readSource } from './yaml-source.ts'
import type { Problem, Source, SourceFile } from './yaml-source.ts'

/** `<edition>.yaml` and its `<edition>.<language>.yaml`. */
export interface EditionFiles {
  readonly edition: SourceFile
  readonly texts: readonly SourceFile[]
}

/** Everything wrong with the files of an edition; the message has one line a problem. */
export class EditionError extends Error {
  override readonly name = 'EditionError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, line, message }) => `${file} line ${line}: ${message}`).join('\n'))
    this.problems = problems
  }
}

/**
 * An edition from its files, checked, frozen and hashed. Pure.
 *
 * @throws EditionError with file, line, what is wrong and the cure of every problem of the first stage that finds one:
 *   YAML, schema, what the document names, texts.
 */
export function parseEdition(files: EditionFiles): Edition {
  return editionFrom(yaml(files.edition), files.texts.map(yaml))
}

/** An edition as it is being written: what its files would hold. */
export interface Draft {
  readonly document: unknown
  /** By language. */
  readonly texts: Readonly<Record<string, unknown>>
}

/**
 * The edition that a draft says, checked as its files would be, and with the hash they would have. Pure.
 *
 * @throws EditionError
 */
export function editionOfDraft({ document, texts }: Draft): Edition {
  const written = (path: string, value: unknown): Source => ({ path, value, lineOf: () => 0 })
  return editionFrom(
    written('questionnaire', document),
    Object.entries(texts).map(([language, value]) => written(`questionnaire.${language}.yaml`, value)),
  )
}

/** What keeps a draft from being published; nothing for one that can be. */
export function checkDraft(document: unknown, texts: Draft['texts']): readonly Problem[] {
  try {
    editionOfDraft({ document, texts })
    return []
  } catch (error) {
    if (error instanceof EditionError) return error.problems
    throw error
  }
}

function editionFrom(written: Source, translations: readonly Source[]): Edition {
  const document = read(written, editionSchema)
  const edition: EditionDocument = document.value
  check(document.source, (report) => checkEdition(edition, report))

  const sources = translations.map((source) => read(source, textsSchema))
  const byLanguage = inOrder(edition.languages, sources, document.source)
  const first = byLanguage[0]?.value
  for (const { value, source } of byLanguage) {
    if (first) check(source, (report) => checkTexts(edition, value, first, report))
  }
  const texts: Record<string, EditionTexts> = Object.fromEntries(byLanguage.map(({ value }) => [value.language, value]))
  const raw = Object.fromEntries(byLanguage.map(({ value, source }) => [value.language, source.value]))
  return frozen({
    ...edition,
    id: `${edition.instrument}/${edition.edition}`,
    hash: hashOf({ edition: document.source.value, texts: raw }),
    texts,
  })
}

interface Parsed<T> {
  readonly source: Source
  readonly value: T
}

function yaml(file: SourceFile): Source {
  const found = readSource(file)
  if ('problems' in found) throw new EditionError(found.problems)
  return found.source
}

function read<S extends z.ZodType>(source: Source, schema: S): Parsed<z.infer<S>> {
  const result = schema.safeParse(source.value, { reportInput: true })
  if (result.success) return { source, value: result.data }
  const problems = result.error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    return problemAt(source, path, issueMessage(issue, source.value))
  })
  throw new EditionError(problems)
}

function check(source: Source, checks: (report: (path: readonly PropertyKey[], message: string) => void) => void) {
  const problems: Problem[] = []
  checks((path, message) => problems.push(problemAt(source, path, message)))
  if (problems.length > 0) throw new EditionError(problems)
}

const problemAt = (source: Source, path: readonly PropertyKey[], message: string): Problem => ({
  file: source.path,
  line: source.lineOf(path),
  message,
  at: path,
})

/** One file for each language of the edition, in its order. */
function inOrder(languages: readonly string[], files: readonly Parsed<EditionTexts>[], document: Source) {
  for (const { source, value } of files) {
    check(source, (report) => {
      if (!languages.includes(value.language)) {
        report(['language'], `the edition does not list the language ${value.language}: add it to its languages`)
      } else if (!source.path.endsWith(`.${value.language}.yaml`)) {
        report(['language'], `these are texts in ${value.language}: name the file <edition>.${value.language}.yaml`)
      }
    })
  }
  const ordered = languages.map((language) => files.find(({ value }) => value.language === language))
  check(document, (report) => {
    ordered.forEach((found, i) => {
      const name = document.path.replace(/\.yaml$/, `.${languages[i]}.yaml`)
      if (!found) report(['languages', i], `there are no texts in ${languages[i]}: add ${name}, or remove the language`)
    })
  })
  return ordered.filter((found) => found !== undefined)
}

const hashOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex')

/** Nobody changes what was published, not even by mistake. */
export function frozen<T extends object>(value: T): T {
  for (const entry of Object.values(value)) if (typeof entry === 'object' && entry !== null) frozen(entry)
  return Object.freeze(value)
}

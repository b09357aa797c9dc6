import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { EditionError, parseEdition } from './edition-file.ts'
import type { Edition } from './edition.ts'

/** There is no edition of that name. The message names those there are. */
export class EditionNotFound extends Error {
  override readonly name = 'EditionNotFound'
}

/**
 * Reads an edition, as `icc-index/2026`, with its texts, from the folder of instruments.
 *
 * @throws EditionNotFound, or EditionError when its files are not right.
 */
export async function readEdition(folder: string, id: string): Promise<Edition> {
  const known = await listEditions(folder)
  if (!known.includes(id)) {
    throw new EditionNotFound(`There is no edition ${id} in ${folder}: use ${known.join(' or ') || 'another folder'}.`)
  }
  const path = join(folder, `${id}.yaml`)
  const start = `${basename(id)}.`
  const names = (await readdir(dirname(path))).filter((name) => name.startsWith(start) && isTexts(name))
  const load = async (file: string) => ({ path: file, text: await readFile(file, 'utf8') })
  const edition = parseEdition({
    edition: await load(path),
    texts: await Promise.all(names.toSorted().map((name) => load(join(dirname(path), name)))),
  })
  if (edition.id === id) return edition
  const message = `the file calls itself ${edition.id}: correct instrument and edition, or move it to ${edition.id}.yaml`
  throw new EditionError([{ file: path, line: 1, message }])
}

/** The editions there are files of, as `icc-index/2026`, in the order of their names. */
export async function listEditions(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml') && !isTexts(entry.name))
    .filter((entry) => resolve(dirname(entry.parentPath)) === resolve(folder))
    .map((entry) => `${basename(entry.parentPath)}/${basename(entry.name, '.yaml')}`)
    .toSorted()
}

// "2026.fr.yaml" and "2026.sr-Latn.yaml" are texts; "2026.yaml" and "2026.1.yaml" are editions.
const isTexts = (name: string) => /\.[a-z]{2,3}(-[A-Za-z0-9]+)*\.yaml$/.test(name)

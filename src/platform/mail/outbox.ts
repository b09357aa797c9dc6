import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { OutboxEntry } from './index.ts'

/** Messages to the address, or that name it or one of the further texts. */
export async function outboxNaming(folder: string, texts: readonly string[]): Promise<OutboxEntry[]> {
  const named = texts.filter((text) => text !== '').map((text) => text.toLowerCase())
  const found: OutboxEntry[] = []
  for (const name of (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json'))) {
    const entry = JSON.parse(await readFile(join(folder, name), 'utf8')) as OutboxEntry
    const said = `${entry.to}\n${entry.subject}\n${entry.text}`.toLowerCase()
    if (named.some((text) => said.includes(text))) found.push(entry)
  }
  return found
}

/** Takes them out, in both their forms. */
export async function removeFromOutbox(folder: string, texts: readonly string[]): Promise<void> {
  for (const { name } of await outboxNaming(folder, texts)) await removeMessage(folder, name)
}

/** Takes out what was written before then. Resolves to how many messages. */
export async function clearOutbox(folder: string, before: Date): Promise<number> {
  const old = new Set<string>()
  for (const file of await readdir(folder).catch(() => [])) {
    if ((await stat(join(folder, file))).mtime < before) old.add(parse(file).name)
  }
  for (const name of old) await removeMessage(folder, name)
  return old.size
}

async function removeMessage(folder: string, name: string): Promise<void> {
  for (const kind of ['json', 'eml', 'part']) await rm(join(folder, `${name}.${kind}`), { force: true })
}

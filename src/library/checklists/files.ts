import type { Editions } from '#instruments'
import { type ChecklistFile, checklistFile } from './model.ts'
import { type ChecklistResult, type FileFault, resultOfChecklist } from './result.ts'

/** Checklists that stand side by side at most. */
export const mostFiles = 9
/** Bytes of one file: a checklist takes about two thousand. */
export const largestFile = 100_000

export interface Unread {
  /** Of the file, as its owner calls it. */
  readonly name: string
  readonly fault: FileFault | 'no_file' | 'too_large'
}

export interface ReadFiles {
  readonly results: readonly ChecklistResult[]
  readonly unread: readonly Unread[]
}

export interface GivenFile {
  readonly name: string
  readonly text: string
}

/** Reads what this program wrote, whoever brings it back: a file of one checklist, or of several. */
export function readFiles(editions: Editions, given: readonly GivenFile[]): ReadFiles {
  const results: ChecklistResult[] = []
  const unread: Unread[] = []
  for (const { name, text } of given) {
    const files = text.length > largestFile ? undefined : filesIn(text)
    if (!files) unread.push({ name, fault: text.length > largestFile ? 'too_large' : 'no_file' })
    for (const file of files ?? []) {
      const result = resultOfChecklist(editions, file)
      if ('fault' in result) unread.push({ name, fault: result.fault })
      else results.push(result)
    }
  }
  return { results: results.slice(0, mostFiles), unread }
}

function filesIn(text: string): ChecklistFile[] | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    const { success, data } = checklistFile
      .array()
      .min(1)
      .max(mostFiles)
      .safeParse(Array.isArray(value) ? value : [value])
    return success ? data : undefined
  } catch {
    return undefined
  }
}

/** One checklist as itself, several as a list. */
export const writeFiles = (files: readonly ChecklistFile[]): string =>
  `${JSON.stringify(files.length === 1 ? files[0] : files, null, 2)}\n`

import { type Answer, answerFrom, type Edition, type InputFault } from '#instruments'
import { type ChecklistFile, longestTitle } from './model.ts'

/** The fields of a form as they came: texts by name. */
export type Fields = ReadonlyMap<string, readonly string[]>

export interface SentChecklist {
  readonly file: ChecklistFile
  /** What was typed, to show it again. */
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly faults: ReadonlyMap<string, InputFault>
}

/** What a form says, as the file of a checklist; answers that do not fit are left out and told. */
export function readSent(edition: Edition, fields: Fields, date: string): SentChecklist {
  const answers: Record<string, Answer> = {}
  const values = new Map<string, readonly string[]>()
  const faults = new Map<string, InputFault>()
  for (const item of edition.items) {
    const typed = fields.get(item.key) ?? []
    values.set(item.key, typed)
    const read = answerFrom(item, typed)
    if ('fault' in read) faults.set(item.key, read.fault)
    else if (read.answer.state !== 'missing') answers[item.key] = read.answer
  }
  return { file: fileOf(edition, { answers, title: titleIn(fields), date }), values, faults }
}

const titleIn = (fields: Fields): string => (fields.get('title')?.[0] ?? '').trim().slice(0, longestTitle)

interface Said {
  readonly answers: Readonly<Record<string, Answer>>
  readonly title: string
  readonly date: string
}

function fileOf({ id, hash }: Edition, { answers, title, date }: Said): ChecklistFile {
  const kept: ChecklistFile['answers'] = {}
  for (const [key, answer] of Object.entries(answers)) {
    if (answer.state !== 'answered') kept[key] = { state: answer.state }
    else if ('codes' in answer) kept[key] = { state: 'answered', codes: [...answer.codes] }
    else if ('number' in answer) kept[key] = { state: 'answered', number: answer.number }
  }
  return { format: 'intercultural-checklist/1', edition: id, hash, date, ...(title && { title }), answers: kept }
}

import { listAnswers } from '#instruments'
import type { Db } from '#platform/database'
import type { Round } from '../model.ts'

/** Items of a round of which the place said that nothing changed since the round before. */
export async function confirmedUnchanged(db: Db, { responseId }: Pick<Round, 'responseId'>): Promise<Set<string>> {
  const answers = [...(await listAnswers(db, responseId)).values()]
  return new Set(answers.filter(({ origin }) => origin === 'unchanged').map(({ item }) => item))
}

import { getPlace } from '#network'
import { putMapping } from '../mapping/store.ts'
import { putOwnPractice } from '../store.ts'
import { entryId, entryOf, mappingOf } from './entry.ts'
import type { DraftContent } from './model.ts'
import * as store from './store.ts'

/** A draft as it stood, put in with its times. */
export interface ImportedDraft {
  readonly id: string
  readonly placeId: string
  readonly roundId: string
  readonly item: string
  readonly content: DraftContent
  readonly by: string | null
  readonly begunAt: Date
  readonly submittedAt?: Date | undefined
  readonly returned?: { readonly at: Date; readonly remark: string } | undefined
  readonly publishedAt?: Date | undefined
}

/** Resolves to the id of the practice where it was published. */
export async function importDraft(tx: store.Tx, draft: ImportedDraft): Promise<string | undefined> {
  const { id, placeId, content, by, begunAt, submittedAt, returned, publishedAt } = draft
  await store.insertDraft(tx, draft, by)
  await store.insertVersion(tx, id, 1, content, { by, at: begunAt })
  const sent = publishedAt ?? submittedAt
  if (sent) await store.setSubmitted(tx, id, 1, { by, at: sent })
  if (returned) await store.setReturned(tx, id, 1, returned.remark, { by: null, at: returned.at })
  if (!publishedAt) return undefined
  const practiceId = entryId(placeId, content.texts[content.original]?.title ?? id)
  await putOwnPractice(tx, practiceId, entryOf(content, placeId), await getPlace(tx, placeId))
  await putMapping(tx, practiceId, mappingOf(content, practiceId))
  await store.setApproved(tx, id, 1, practiceId, { by: null, at: publishedAt })
  return practiceId
}

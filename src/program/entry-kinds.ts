import { activityKinds } from '#activities'
import { assessmentKinds } from '#assessment'
import { type EntryKind, libraryKinds } from '#library'
import { outreachKinds } from '#outreach'

/** Every kind of entry of the record, of every domain; in menus and files in this order. */
export const entryKinds: readonly EntryKind[] = [
  ...libraryKinds,
  ...activityKinds,
  ...assessmentKinds,
  ...outreachKinds,
]

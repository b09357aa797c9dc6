export { mayWriteEntry, readerOf } from './access.ts'
export {
  type Entry,
  type EntryKind,
  type EntryPlace,
  type EntryState,
  type EntryValues,
  type Field,
  type PlacesField,
  type Reader,
  slugOf,
  stateOf,
  type TextField,
  textIn,
  visibilities,
  type Visibility,
} from './model.ts'
export { countEntries, type EntryQuery, findEntry, listAnyEntries, listEntries, type Refine } from './store.ts'
export { countable, visibleTo } from './visibility-store.ts'
export { EntryTools, In, NewEntryLink, SourceLine } from './pages/marks.tsx'
export { insertEntriesOf as insertEntries, loadEntries } from './load.ts'
export { deleteInvented as deleteInventedEntries } from './save-store.ts'
export { missingOf, staleLanguages } from './rules.ts'

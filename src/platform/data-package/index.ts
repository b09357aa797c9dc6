export { type Archive, checksumsName, packed, type PackedFile, packedWhileSent, type Part } from './archive.ts'
export { codebookOf } from './codebook.ts'
export { csvOf } from './csv.ts'
export { csvwOf, type PackageWords } from './csvw.ts'
export {
  atOnce,
  type CodebookKey,
  column,
  type DataColumn,
  type DataTable,
  dataTable,
  inParts,
  type Scope,
} from './table.ts'

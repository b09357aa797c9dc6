export {
  type Collection,
  collection,
  countryCode,
  demonstrationFilter,
  demonstrationMark,
  flag,
  type Slice,
  words,
  year,
} from './collection.ts'
export { type ApiDescription, describeApi } from './openapi.ts'
export { isForPrograms, problem, problemType } from './problem.ts'
export { type ApiDeps, apiAllowance, collectionRoutes, openToPrograms, readOnly } from './routes.ts'

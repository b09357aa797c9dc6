export { Locator, MapFigure } from './pages/map-figure.tsx'
export { PlaceTable, StatusBadge } from './pages/place-table.tsx'
export { RecordLanguageNote, SourceLink, SourceLinks } from './pages/source-links.tsx'
export { networkPages } from './pages/index.tsx'
export { loadNetwork } from './load.ts'
export {
  headline,
  inLanguage,
  mandateDay,
  type Measure,
  measures,
  type Network,
  type Place,
  type PlaceFact,
  type PlaceRecord,
  saysMore,
  sourcesOf,
  type Texts,
} from './model.ts'
export { countryName, type CountryNames, countryNames, type InventedCountries, joinedIn, kindName } from './names.ts'
export {
  countMembers,
  getNetwork,
  getPlace,
  likeLiteral,
  listFacts,
  listInventedCountries,
  listPlaces,
  mandatedPlaces,
} from './store.ts'

export { Locator, MapFigure } from './pages/map-figure.tsx'
export { PlaceTable, StatusBadge } from './pages/place-table.tsx'
export { networkPages } from './pages/index.tsx'
export { loadNetwork } from './load.ts'
export {
  headline,
  inLanguage,
  type Measure,
  measures,
  type Network,
  type Place,
  type PlaceFact,
  type PlaceRecord,
  shortName,
  sourcesOf,
  type Status,
  type Texts,
} from './model.ts'
export {
  countryName,
  type CountryNames,
  countryNames,
  type InventedCountries,
  joinedIn,
  kindName,
  statusName,
} from './names.ts'
export {
  getNetwork,
  getPlace,
  likeLiteral,
  listFacts,
  listInventedCountries,
  listNetworks,
  listPlaces,
  mandatedPlaces,
  type NetworkTables,
  type PlaceFilter,
} from './store.ts'

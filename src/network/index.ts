export { Locator, MapFigure } from './pages/map-figure.tsx'
export { PlaceTable, StatusBadge } from './pages/place-table.tsx'
export { RecordLanguageNote, SourceLink, SourceLinks } from './pages/source-links.tsx'
export { findActor, findNetworkTarget, findPlaceTarget, mandatesHeld, placeTargetBeside } from './mandate-store.ts'
export { networkPolicy } from './policy.ts'
export { networkTargets } from './targets.ts'
export {
  type Actor,
  actsAs,
  leadsPlace,
  type Mandate,
  needsSecondFactor,
  type Policy,
  type Role,
  roles,
} from './roles.ts'
export { networkPages } from './pages/index.tsx'
export { loadNetwork } from './load.ts'
export { membershipPages } from './membership.ts'
export {
  gatherReminders,
  membershipNoticeKinds,
  type Notice,
  type NoticeKind,
  notify,
  type Recipients,
  sendDigests,
} from './reminders/index.ts'
export { mapOf } from './maps.ts'
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
export { personalData } from './personal-data.ts'
export { type PartialDate, readPartialDate } from './accession/partial-date.ts'
export { sayDate as sayPartialDate } from './accession/words.ts'
export {
  acceptInvitation,
  type Acting,
  countMail,
  findInvitation,
  findScope,
  type HeldMandate,
  invite,
  type InvitationJob,
  inviteWithin,
  isInvented,
  languageNames,
  isLastSecretariat,
  listInvitations,
  listMandates,
  makeAdministrator,
  mayGrant,
  type Objection,
  peoplePages,
  resendWithin,
  roleName,
  type Scope,
  scopeName,
  sendInvitation,
  withdrawWithin,
} from './people/index.ts'
export {
  GroupList,
  type GroupMeeting,
  groupsPolicy,
  listGroupMeetings,
  listGroups,
  type WorkingGroup,
} from './groups/index.ts'
export {
  AboutNetwork,
  getNetworkProfile,
  listNetworks,
  listWriting,
  networkNoticeKinds,
  NetworkFacts,
  NetworkNews,
  type NetworkProfile,
  networksPolicy,
  NetworkYears,
  readablePage,
  type ReadPage,
  WorkLanguages,
} from './networks/index.ts'
export { RoomLinks } from './pages/room-links.tsx'
export { SetSwitch } from './pages/set-switch.tsx'
export { workLanguages } from './people/model.ts'
export { networkApi } from './api.ts'
export {
  type Conflict,
  conflicts,
  declareConflict,
  endConflict,
  type Expert,
  findExpert,
  isAway,
  isShown,
  listExperts,
  type Profile,
  saveProfile,
} from './experts/index.ts'
export { networkTables } from './open-tables.ts'
export { networkFigures } from './figures.ts'
export { networkSeries } from './series.ts'
export { listNetworkYears, type NetworkYear } from './networks/year-store.ts'
export { type GroupYear, listGroupYears } from './groups/year-store.ts'

import type { Figure } from '#platform/figures'
import {
  continents,
  counted,
  countries,
  inGroup,
  type Listing,
  ofGroup,
  ofNetwork,
  ofPlace,
  summed,
} from './figure-makers.ts'
import * as store from './figures-store.ts'

/** The group in which States and cities sit together, and the networks that the printed report of 2020 has figures of. */
const levels = 'gt-adi-int'
const seatsOf =
  (kind?: string): Listing =>
  (db, scope) =>
    store.listSeats(db, scope, levels, kind)

const members: readonly Figure[] = [
  counted(
    {
      name: 'members_total',
      unit: 'places',
      ofNetworks: true,
      says: {
        en: 'Places that a source attests as members and that had joined by the end of the year.',
        fr: 'Territoires attestés comme membres par une source et entrés dans le réseau au plus tard à la fin de l’année.',
      },
    },
    store.listMembersBy,
    ofPlace,
  ),
  countries(
    {
      name: 'members_countries',
      unit: 'countries',
      says: {
        en: 'Countries of the places attested as members by the end of the year.',
        fr: 'Pays des territoires attestés comme membres à la fin de l’année.',
      },
    },
    store.listMembersBy,
  ),
  continents(
    {
      name: 'network_continents',
      unit: 'continents',
      says: {
        en: 'Continents on which the countries of these members lie; North and South America are two.',
        fr: 'Continents où se trouvent les pays de ces membres ; l’Amérique du Nord et l’Amérique du Sud en font deux.',
      },
    },
    store.listMembersBy,
  ),
  counted(
    {
      name: 'members_new',
      unit: 'places',
      ofNetworks: true,
      says: { en: 'Members that joined in the year.', fr: 'Membres entrés dans le réseau au cours de l’année.' },
    },
    store.listNewMembers,
    ofPlace,
  ),
  counted(
    {
      name: 'accessions_started',
      unit: 'places',
      ofNetworks: true,
      says: {
        en: 'Places on the way to membership: the first step on record is of the year, and no welcome came within it.',
        fr: 'Territoires en voie d’adhésion : la première étape consignée date de l’année, sans entrée dans le réseau au cours de celle-ci.',
      },
    },
    store.listAccessionsBegun,
    ofPlace,
  ),
]

const groups: readonly Figure[] = [
  summed(
    {
      name: 'gt_members',
      unit: 'people',
      says: {
        en: 'Seats in the working group of States and cities, as stated.',
        fr: 'Sièges du groupe de travail réunissant États et villes, tels que la source les indique.',
      },
    },
    seatsOf(),
    inGroup(levels),
  ),
  summed(
    {
      name: 'gt_states',
      unit: 'states',
      says: { en: 'Seats of States in that group.', fr: 'Sièges des États dans ce groupe.' },
    },
    seatsOf('state'),
    inGroup(levels),
  ),
  summed(
    {
      name: 'gt_cities',
      unit: 'places',
      says: { en: 'Seats of member cities in that group.', fr: 'Sièges des villes membres dans ce groupe.' },
    },
    seatsOf('place'),
    inGroup(levels),
  ),
  counted(
    {
      name: 'gt_meetings',
      unit: 'meetings',
      says: { en: 'Meetings of that group in the year.', fr: 'Réunions de ce groupe au cours de l’année.' },
    },
    (db, scope) => store.listMeetings(db, scope, levels),
    inGroup(levels),
  ),
  counted(
    {
      name: 'gt_results',
      unit: 'results',
      says: {
        en: 'What that group began to draw up in the year.',
        fr: 'Travaux que ce groupe a engagés au cours de l’année.',
      },
    },
    (db, scope) => store.listOutputs(db, scope, levels),
    inGroup(levels),
  ),
  counted(
    {
      name: 'reci_working_groups',
      unit: 'groups',
      says: {
        en: 'Thematic working groups that the Spanish network set up in the year.',
        fr: 'Groupes de travail thématiques créés par le réseau espagnol au cours de l’année.',
      },
    },
    (db, { year }) => store.listGroupsBegun(db, { year, network: 'reci' }),
    ofGroup,
  ),
  counted(
    {
      name: 'working_groups_begun',
      unit: 'groups',
      ofNetworks: true,
      says: {
        en: 'Working groups of the programme and its networks that began in the year.',
        fr: 'Groupes de travail du programme et de ses réseaux créés au cours de l’année.',
      },
    },
    store.listGroupsBegun,
    ofGroup,
  ),
]

const networks: readonly Figure[] = [
  counted(
    {
      name: 'networks',
      unit: 'networks',
      says: {
        en: 'Networks of the programme in the year: national, regional, thematic and platforms; an initiative outside it does not count.',
        fr: 'Réseaux du programme au cours de l’année : nationaux, régionaux, thématiques et plateformes ; une initiative extérieure ne compte pas.',
      },
    },
    store.listNetworksOf,
    ofNetwork,
  ),
  summed(
    {
      name: 'norwegian_network_years',
      unit: 'years',
      says: {
        en: 'Years from the founding of the Norwegian network to the year.',
        fr: 'Années écoulées depuis la fondation du réseau norvégien.',
      },
    },
    (db, scope) => store.listYearsOf(db, scope, 'norwegian'),
    ofNetwork,
  ),
]

export const networkFigures: readonly Figure[] = [...members, ...groups, ...networks]

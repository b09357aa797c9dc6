import { counted, figureSeries, nowhere, summed } from '#library'
import { getNetwork } from '#network'
import type { Figure, FigureRow, Series } from '#platform/figures'
import { ofEvent, ofPlace, ofProject } from './figure-makers.ts'
import { amounts, conditions, groups } from './figures-store.ts'
import * as store from './figures-store.ts'
import { neuchatel, projectFigures } from './project-figures.ts'

/** Names of the record that single figures of the report of 2020 are about. */
const regions = 'intercultural-regions'
const summit = 'anti-rumours-youth-summit'
const communication = 'communication-working-group'
const italian = 'citta-del-dialogo'

const events: readonly Figure[] = [
  counted(
    {
      name: 'events_recorded',
      unit: 'events',
      ofNetworks: true,
      says: {
        en: 'Events of the year on record; of a network, its own and those in which a place took part that was its member in that year.',
        fr: 'Événements de l’année consignés ; pour un réseau, les siens et ceux auxquels a pris part un territoire qui en était membre cette année-là.',
      },
    },
    (db, scope) => store.listEvents(db, scope),
    ofEvent,
  ),
  counted(
    {
      name: 'events_major',
      unit: 'events',
      says: { en: 'Main events of the year.', fr: 'Grands événements de l’année.' },
    },
    (db, scope) => store.listEvents(db, scope, { where: conditions.level('main') }),
    ofEvent,
  ),
  summed(
    {
      name: 'ai_webinar_hours',
      unit: 'hours',
      says: {
        en: 'Hours of the year’s webinars on artificial intelligence, as far as their length is on record.',
        fr: 'Heures des webinaires de l’année sur l’intelligence artificielle, dans la mesure où leur durée est consignée.',
      },
    },
    (db, scope) =>
      store.listEvents(db, scope, {
        where: conditions.webinarAbout('artificial_intelligence'),
        amount: amounts.hours,
      }),
    ofEvent,
  ),
  counted(
    {
      name: 'academy_guest_countries',
      unit: 'countries',
      says: {
        en: 'Countries that took part in the year’s academies, apart from the host.',
        fr: 'Pays ayant participé aux académies de l’année, hors pays d’accueil.',
      },
    },
    (db, scope) => store.listCountries(db, scope, 'event', conditions.guestsOfAcademies),
    nowhere,
  ),
  summed(
    {
      name: 'youth_summit_edition',
      unit: 'edition',
      says: {
        en: 'Which anti-rumours youth summit the year’s was.',
        fr: 'Numéro du sommet de la jeunesse contre les rumeurs de l’année.',
      },
    },
    (db, scope) => store.listEvents(db, scope, { where: conditions.series(summit), amount: amounts.edition }),
    ofEvent,
  ),
  counted(
    {
      name: 'youth_summit_groups',
      unit: 'groups',
      says: {
        en: 'Groups of young people that took part in the year’s summit against rumours.',
        fr: 'Groupes de jeunes présents au sommet contre les rumeurs de l’année.',
      },
    },
    (db, scope) => store.listLines(db, scope, 'groups', conditions.series(summit)),
    ofEvent,
  ),
  summed(
    {
      name: 'communication_working_group_experts',
      unit: 'people',
      says: {
        en: 'Experts in the working group on intercultural communication.',
        fr: 'Expert-e-s du groupe de travail sur la communication interculturelle.',
      },
    },
    (db, scope) =>
      store.listEvents(db, scope, {
        where: conditions.id(`${communication}-${scope.year}`),
        amount: amounts.participants,
      }),
    ofEvent,
  ),
]

const ofRegions: readonly Figure[] = [
  counted(
    {
      name: 'regions_meetings',
      unit: 'events',
      says: {
        en: 'Meetings of the year with the network of intercultural regions.',
        fr: 'Rencontres de l’année avec le réseau des régions interculturelles.',
      },
    },
    (db, scope) => store.listEvents(db, scope, { where: conditions.series(regions) }),
    ofEvent,
  ),
  summed(
    {
      name: 'regions_at_first_meeting',
      unit: 'regions',
      says: {
        en: 'Regions at the first of these meetings, as stated.',
        fr: 'Régions présentes à la première de ces rencontres, telles que la source les compte.',
      },
    },
    (db, scope) =>
      store.listEvents(db, scope, { where: conditions.firstOf(regions, scope.year), amount: amounts.participants }),
    ofEvent,
  ),
  counted(
    {
      name: 'regions_countries',
      unit: 'countries',
      says: { en: 'Countries of these regions.', fr: 'Pays de ces régions.' },
    },
    (db, scope) => store.listCountries(db, scope, 'event', conditions.firstOf(regions, scope.year)),
    nowhere,
  ),
  counted(
    {
      name: 'regions_needs',
      unit: 'topics',
      says: {
        en: 'Needs of regions that the first of these meetings found.',
        fr: 'Besoins des régions relevés à la première de ces rencontres.',
      },
    },
    (db, scope) => store.listLines(db, scope, 'conclusions', conditions.firstOf(regions, scope.year)),
    ofEvent,
  ),
]

/** The year of which the record holds, network by network, what was done. */
const toldYear = 2020

const italianYear: Figure = {
  name: 'citta_events',
  unit: 'events',
  says: {
    en: 'What the Italian network did in the year, as the programme’s report lists it.',
    fr: 'Ce que le réseau italien a fait dans l’année, tel que le rapport du programme l’énumère.',
  },
  ofNetworks: false,
  async run(db, { year, network }) {
    if (year !== toldYear || (network !== null && network !== italian)) return { value: null, rows: [] }
    const { activities } = await getNetwork(db, italian)
    const rows = (activities['en'] ?? []).map((label, n): FigureRow => ({
      id: `${italian}-${n + 1}`,
      label,
      labels: Object.fromEntries(
        Object.entries(activities).flatMap(([lang, lines]) => (lines?.[n] ? [[lang, lines[n]]] : [])),
      ),
      language: 'en',
      address: `/networks/${italian}`,
      source: 'ICC annual report 2020 (FR)',
    }))
    return { value: rows.length === 0 ? null : rows.length, rows }
  },
}

export const activityFigures: readonly Figure[] = [...events, ...ofRegions, ...projectFigures, neuchatel, italianYear]

export const activitySeries: readonly Series[] = [
  figureSeries(
    {
      name: 'events_by_kind',
      ofNetworks: true,
      says: { en: 'Events of the year, by their kind.', fr: 'Événements de l’année, par type.' },
    },
    (db, scope) => store.listEvents(db, scope, { group: groups.kind }),
    ofEvent,
  ),
  figureSeries(
    {
      name: 'events_by_month',
      ofNetworks: true,
      says: {
        en: 'Events of the year, by the month they began in; none where no source gives one.',
        fr: 'Événements de l’année, par mois de leur début ; sans mois lorsqu’aucune source n’en donne.',
      },
    },
    (db, scope) => store.listEvents(db, scope, { group: groups.month }),
    ofEvent,
  ),
  figureSeries(
    {
      name: 'events_by_mode',
      ofNetworks: true,
      says: {
        en: 'Events of the year: online, on site, partly online, or not stated.',
        fr: 'Événements de l’année : en ligne, sur place, hybrides, ou non précisé.',
      },
    },
    (db, scope) => store.listEvents(db, scope, { group: groups.mode }),
    ofEvent,
  ),
  figureSeries(
    {
      name: 'projects',
      ofNetworks: true,
      says: { en: 'Projects begun in the year, by their kind.', fr: 'Projets commencés dans l’année, par type.' },
    },
    (db, scope) => store.listProjects(db, scope),
    ofProject,
  ),
  figureSeries(
    {
      name: 'project_partners',
      ofNetworks: true,
      says: {
        en: 'Places in the projects begun in the year, by project and role.',
        fr: 'Territoires des projets commencés dans l’année, par projet et par rôle.',
      },
    },
    store.listProjectPartners,
    ofPlace,
  ),
]

import { counted, stated } from '#library'
import type { Figure, Said } from '#platform/figures'
import { ofPlace, ofProject } from './figure-makers.ts'
import { conditions } from './figures-store.ts'
import * as store from './figures-store.ts'

/** Names of the record that single figures of the report of 2020 are about. */
const pact = 'european-pact-for-integration-2020'
const melitopol = 'melitopol-ballarat-2020'

const joined = (name: string, country: string, says: Said): Figure =>
  counted(
    { name, unit: 'places', says },
    (db, scope) => store.listPartners(db, scope, { role: 'joined', where: conditions.id(melitopol), country }),
    ofPlace,
  )

export const projectFigures: readonly Figure[] = [
  counted(
    {
      name: 'grants_projects',
      unit: 'projects',
      ofNetworks: true,
      says: {
        en: 'Projects between cities that the programme supported with a grant, begun in the year.',
        fr: 'Projets entre villes soutenus par une aide du programme et commencés dans l’année.',
      },
    },
    (db, scope) => store.listProjects(db, scope, conditions.kind('inter_city_grant')),
    ofProject,
  ),
  counted(
    {
      name: 'grants_members_involved',
      unit: 'places',
      ofNetworks: true,
      says: { en: 'Leading members of these projects.', fr: 'Membres à l’initiative de ces projets.' },
    },
    (db, scope) => store.listPartners(db, scope, { role: 'lead', where: conditions.kind('inter_city_grant') }),
    ofPlace,
  ),
  joined('melitopol_ballarat_joined_ua', 'UA', {
    en: 'Ukrainian cities that joined the project of Melitopol and Ballarat.',
    fr: 'Villes ukrainiennes ayant rejoint le projet de Melitopol et Ballarat.',
  }),
  joined('melitopol_ballarat_joined_au', 'AU', {
    en: 'Australian cities that joined it.',
    fr: 'Villes australiennes ayant rejoint ce projet.',
  }),
  joined('melitopol_ballarat_joined_jp', 'JP', {
    en: 'Japanese cities that joined it.',
    fr: 'Villes japonaises ayant rejoint ce projet.',
  }),
  counted(
    {
      name: 'ua_members_project_countries',
      unit: 'countries',
      says: {
        en: 'Countries of the two cities that lead the project of Melitopol and Ballarat; cities that joined it do not count.',
        fr: 'Pays des deux villes qui mènent le projet de Melitopol et Ballarat ; celles qui l’ont rejoint ne comptent pas.',
      },
    },
    (db, scope) => store.listPartnerCountries(db, scope, { role: 'lead', where: conditions.id(melitopol) }),
  ),
  counted(
    {
      name: 'epi_countries',
      unit: 'countries',
      says: {
        en: 'Countries of the European Pact for Integration.',
        fr: 'Pays du Pacte européen pour l’intégration.',
      },
    },
    (db, scope) => store.listCountries(db, scope, 'project', conditions.id(pact)),
  ),
  counted(
    {
      name: 'epi_member_cities',
      unit: 'places',
      says: {
        en: 'Cities of the European Pact for Integration that are members of the programme.',
        fr: 'Villes du Pacte européen pour l’intégration membres du programme.',
      },
    },
    (db, scope) => store.listPartners(db, scope, { role: 'partner', where: conditions.id(pact), members: true }),
    ofPlace,
  ),
]

export const neuchatel = stated({
  name: 'neuchatel_anniversary',
  unit: 'years',
  says: {
    en: 'Years of the canton of Neuchâtel’s integration policy, as the report of the year states them; nothing is counted.',
    fr: 'Années de la politique d’intégration du canton de Neuchâtel, telles que le rapport de l’année les indique ; rien n’est compté.',
  },
})

import type { Figure, Said, Series } from '#platform/figures'
import {
  type AddressOf,
  counted,
  figureSeries,
  grouped,
  type Listing,
  orStated,
  stated,
  statedAs,
  summed,
} from './figure-makers.ts'
import * as store from './figures-store.ts'

const ofPublication: AddressOf = ({ id }) => `/publications/${id}`
const ofNews: AddressOf = ({ id }) => `/news/${id}`
const ofPractice: AddressOf = ({ id }) => `/practices/${id}`
const ofTool: AddressOf = ({ id }) => `/tools#${id}`

const welcomePack: Listing = (db, scope) => store.listPublicationsOf(db, scope, 'welcome_pack')

const says = (en: string, fr: string): Said => ({ en, fr })

export const libraryFigures: readonly Figure[] = [
  stated({
    name: 'practices_collected',
    unit: 'practices',
    ofNetworks: false,
    says: says(
      'Good practices collected and shared in the year, as its report states: the collection does not say when a practice was collected, so there is nothing to count.',
      'Bonnes pratiques recueillies et partagées dans l’année, telles que son rapport les annonce : la base ne dit pas quand une pratique a été recueillie, il n’y a donc rien à compter.',
    ),
  }),
  stated({
    name: 'practices_published',
    unit: 'practices',
    ofNetworks: false,
    says: says(
      'Good practices of member cities published in the year, as its report states: the collection does not say when a practice was published.',
      'Bonnes pratiques de villes membres publiées dans l’année, telles que son rapport les annonce : la base ne dit pas quand une pratique a été publiée.',
    ),
  }),
  summed(
    {
      name: 'news_items',
      unit: 'items',
      ofNetworks: false,
      says: says(
        'News items of the year that the record holds; what the report states, where it holds none.',
        'Actualités de l’année que contient le registre ; à défaut, ce que le rapport annonce.',
      ),
    },
    orStated(store.listNewsOf, statedAs('news_items')),
    ofNews,
  ),
  counted(
    {
      name: 'online_courses_prepared',
      unit: 'courses',
      ofNetworks: true,
      says: says('Online courses prepared in the year.', 'Cours en ligne préparés dans l’année.'),
    },
    store.listCoursesPrepared,
    ofTool,
  ),
  counted(
    {
      name: 'trust_barometer_dimensions',
      unit: 'dimensions',
      ofNetworks: false,
      says: says('Dimensions of the social trust barometer.', 'Dimensions du baromètre de la confiance sociale.'),
    },
    (db, scope) => store.listParts(db, scope, 'social-trust-barometer'),
    () => '/tools#social-trust-barometer',
  ),
  counted(
    {
      name: 'rpci_welcome_products',
      unit: 'products',
      ofNetworks: true,
      says: says(
        'Products of the project Welcoming Cities of the Portuguese network.',
        'Produits du projet Villes d’accueil du réseau portugais.',
      ),
    },
    (db, scope) => store.listToolsOfProject(db, scope, 'rpci-welcoming-cities-2020'),
    ofTool,
  ),
  counted(
    {
      name: 'voice_over_editions',
      unit: 'editions',
      ofNetworks: false,
      says: says(
        'Issues of the magazine Voice Over in the year.',
        'Numéros du magazine Voice Over parus dans l’année.',
      ),
    },
    store.listIssues,
    ofTool,
  ),
  counted(
    {
      name: 'policy_briefs',
      unit: 'publications',
      ofNetworks: true,
      says: says(
        'Policy briefs that the report of the year lists under that heading.',
        'Notes d’orientation que le rapport de l’année recense sous ce titre.',
      ),
    },
    (db, scope) => store.listPublicationsOf(db, scope, 'policy_briefs'),
    ofPublication,
  ),
  counted(
    {
      name: 'welcome_pack_documents',
      unit: 'publications',
      ofNetworks: true,
      says: says('Documents of the welcome pack.', 'Documents du dossier de bienvenue.'),
    },
    welcomePack,
    ofPublication,
  ),
  counted(
    {
      name: 'welcome_pack_languages',
      unit: 'languages',
      ofNetworks: true,
      says: says('Languages of the welcome pack.', 'Langues du dossier de bienvenue.'),
    },
    grouped((db, scope) => store.listByLanguage(db, scope, 'welcome_pack')),
    ofPublication,
  ),
  counted(
    {
      name: 'international_day_publications',
      unit: 'publications',
      ofNetworks: true,
      says: says(
        'Publications made for international days of the year.',
        'Publications conçues pour des journées internationales de l’année.',
      ),
    },
    (db, scope) => store.listOfForm(db, scope, 'special_publication'),
    ofPublication,
  ),
  counted(
    {
      name: 'publications_listed',
      unit: 'publications',
      ofNetworks: true,
      says: says(
        'Publications that the report of the year lists or names.',
        'Publications que le rapport de l’année recense ou cite.',
      ),
    },
    store.listByForm,
    ofPublication,
  ),
]

export const librarySeries: readonly Series[] = [
  figureSeries(
    {
      name: 'practices_by_area',
      ofNetworks: true,
      says: says(
        'Practices of the collection that began by the end of the year or are undated, by policy area.',
        'Pratiques de la base lancées avant la fin de l’année ou sans date, par domaine.',
      ),
    },
    store.listPracticesByArea,
    ofPractice,
  ),
  figureSeries(
    {
      name: 'publications_by_kind',
      ofNetworks: true,
      says: says('Publications of the year, by kind.', 'Publications de l’année, par type.'),
    },
    store.listByForm,
    ofPublication,
  ),
  figureSeries(
    {
      name: 'publications_by_language',
      ofNetworks: true,
      says: says(
        'Publications of the year, once for every language they exist in.',
        'Publications de l’année, une fois pour chaque langue dans laquelle elles existent.',
      ),
    },
    (db, scope) => store.listByLanguage(db, scope),
    ofPublication,
  ),
]

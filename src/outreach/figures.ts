import { orStated, stated, statedAs, summed } from '#library'
import type { Figure } from '#platform/figures'
import { channel, inYear, mentions, onPage } from './figure-makers.ts'
import * as store from './figures-store.ts'

/** What a source states and nothing here can be counted for. */
const facts: readonly Figure[] = [
  stated(
    {
      name: 'recommendation_states',
      unit: 'states',
      says: {
        en: 'States to which the Recommendation on intercultural integration is addressed, as a source states it.',
        fr: 'États auxquels la Recommandation sur l’intégration interculturelle est adressée, selon une source.',
      },
    },
    true,
  ),
  stated(
    {
      name: 'recommendation_year',
      unit: 'year',
      says: {
        en: 'Year in which the Committee of Ministers approved the model, as a source states it.',
        fr: 'Année où le Comité des Ministres a approuvé le modèle, selon une source.',
      },
    },
    true,
  ),
  stated({
    name: 'policy_labs',
    unit: 'events',
    says: {
      en: 'Policy labs on inclusive integration held so far, as a source states it; single labs are not on record.',
      fr: 'Laboratoires sur la politique d’intégration inclusive tenus jusque-là, selon une source ; le registre n’en détaille aucun.',
    },
  }),
  stated(
    {
      name: 'policy_labs_since',
      unit: 'year',
      says: {
        en: 'Year of the first policy labs, as a source states it.',
        fr: 'Année des premiers laboratoires, selon une source.',
      },
    },
    true,
  ),
]

const visibility: readonly Figure[] = [
  summed(
    {
      name: 'newsletter_issues',
      unit: 'issues',
      says: {
        en: 'Issues of the newsletter on record for the year; where there are none, the number that a source states.',
        fr: 'Numéros de la lettre d’information consignés pour l’année ; à défaut, le nombre indiqué par une source.',
      },
      ofNetworks: true,
    },
    orStated(store.listIssues, statedAs('newsletter_issues')),
    onPage,
  ),
  summed(
    {
      name: 'week_in_brief_mentions',
      unit: 'mentions',
      says: {
        en: 'Mentions on the news page of the Committee of Ministers: single ones, or their number as stated.',
        fr: 'Mentions sur la page d’information du Comité des Ministres : une à une, ou leur nombre tel qu’indiqué.',
      },
    },
    mentions('week_in_brief'),
    onPage,
  ),
  summed(
    {
      name: 'main_page_highlights',
      unit: 'mentions',
      says: {
        en: 'Highlights on the main page of the Council of Europe: single ones, or their number as stated.',
        fr: 'Points forts de la page principale du Conseil de l’Europe : un à un, ou leur nombre tel qu’indiqué.',
      },
    },
    mentions('main_page'),
    onPage,
  ),
  summed(
    {
      name: 'media_mentions_min',
      unit: 'mentions',
      says: {
        en: 'Mentions in the media, at least: single ones, or the least number as stated.',
        fr: 'Mentions dans les médias, au minimum : une à une, ou leur nombre minimal tel qu’indiqué.',
      },
      ofNetworks: true,
    },
    mentions('media'),
    onPage,
  ),
  summed(
    {
      name: 'media_mentions_countries',
      unit: 'countries',
      says: {
        en: 'Countries of the media that mentioned the programme.',
        fr: 'Pays des médias qui ont mentionné le programme.',
      },
      ofNetworks: true,
    },
    (db, scope) => store.listMentionCountries(db, scope, 'media'),
    () => '/outreach',
  ),
  summed(
    {
      name: 'covid_page_referenced_by',
      unit: 'organisations',
      says: {
        en: 'Organisations that referred to the page on Covid-19.',
        fr: 'Organisations qui ont renvoyé à la page sur la Covid-19.',
      },
    },
    mentions('organisation', 'covid_19'),
    onPage,
  ),
  summed(
    {
      name: 'mayors_messages_min',
      unit: 'people',
      says: {
        en: 'Messages sent for the campaigns of the year, at least.',
        fr: 'Messages envoyés pour les campagnes de l’année, au minimum.',
      },
      ofNetworks: true,
    },
    store.listMessages,
    onPage,
  ),
  summed(
    {
      name: 'campaigns',
      unit: 'campaigns',
      says: { en: 'International days marked in the year.', fr: 'Journées internationales célébrées dans l’année.' },
      ofNetworks: true,
    },
    store.listCampaigns,
    onPage,
  ),
  summed(
    {
      name: 'joint_campaigns',
      unit: 'campaigns',
      says: {
        en: 'Campaigns of the year made together with members.',
        fr: 'Campagnes de l’année menées avec les membres.',
      },
      ofNetworks: true,
    },
    (db, scope) => store.listCampaigns(db, scope, 'joint_campaign'),
    onPage,
  ),
]

const followers = (key: 'twitter' | 'facebook', name: string): readonly Figure[] => [
  summed(
    {
      name: `${key}_followers`,
      unit: 'followers',
      says: {
        en: `Followers on ${name} at the end of the year.`,
        fr: `Abonnements sur ${name} à la fin de l’année.`,
      },
      ofNetworks: true,
    },
    channel({ channel: key, measure: 'followers' }),
    onPage,
  ),
  summed(
    {
      name: `${key}_growth`,
      unit: 'followers',
      says: {
        en: `Followers gained on ${name} over the year.`,
        fr: `Abonnements supplémentaires sur ${name} au cours de l’année.`,
      },
      ofNetworks: true,
    },
    channel({ channel: key, measure: 'followers_gained' }),
    onPage,
  ),
]

const work: readonly Figure[] = [
  summed(
    {
      name: 'website_visits_growth',
      unit: 'percent',
      says: {
        en: 'Growth of visits to the website over the year, in per cent.',
        fr: 'Progression des visites du site au cours de l’année, en pour cent.',
      },
      ofNetworks: true,
    },
    channel({ channel: 'website', measure: 'visits_growth_percent' }),
    onPage,
  ),
  summed(
    {
      name: 'objectives',
      unit: 'objectives',
      says: { en: 'Objectives on record for the year.', fr: 'Objectifs consignés pour l’année.' },
      ofNetworks: true,
    },
    store.listObjectives,
    inYear,
  ),
  summed(
    {
      name: 'objectives_put_off',
      unit: 'objectives',
      says: { en: 'Objectives of the year that were put off.', fr: 'Objectifs de l’année qui ont été reportés.' },
      ofNetworks: true,
    },
    (db, scope) => store.listObjectives(db, scope, 'put_off'),
    inYear,
  ),
  summed(
    {
      name: 'expenditure_total',
      unit: 'EUR',
      says: {
        en: 'Spending of the year in euros: the sum of its lines, or the one total where no lines are recorded.',
        fr: 'Dépenses de l’année en euros : la somme des postes, ou le seul total lorsqu’aucun poste n’est consigné.',
      },
      ofNetworks: true,
    },
    store.listSpending,
    inYear,
  ),
]

export const outreachFigures: readonly Figure[] = [
  ...facts,
  ...visibility,
  ...followers('twitter', 'Twitter'),
  ...followers('facebook', 'Facebook'),
  ...work,
]

import { EntryTools, In, NewEntryLink, type Publication, SourceLine, textIn } from '#library'
import { sayPartialDate } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Markdown, Page } from '#ui'
import { campaignKind } from '../kinds.ts'
import type { Campaign } from '../model.ts'
import type { Outreach } from '../store.ts'
import { Channels } from './channels.tsx'
import { Magazine, Mentions, Newsletter } from './heard.tsx'

interface Props {
  view: View
  outreach: Outreach
  /** Those that campaigns name. */
  publications: readonly Publication[]
  /** Of which there is a work programme. */
  years: readonly number[]
}

const sections = ['channels', 'campaigns', 'newsletter', 'magazine', 'mentions'] as const

export function OutreachPage({ view, outreach, publications, years }: Props) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  const entries = [outreach.figures, outreach.campaigns, outreach.issues, outreach.mentions].flat()
  return (
    <Page
      view={view}
      title={t('outreach.title')}
      description={t('outreach.lead')}
      demonstration={entries.some(({ demonstration }) => demonstration)}
      structured={{ '@type': 'CollectionPage', name: t('outreach.title') }}
    >
      <h1>{t('outreach.title')}</h1>
      <p class="lead">{t('outreach.lead')}</p>
      <nav class="rooms" aria-label={t('outreach.contents')}>
        <ul>
          {sections.map((section) => (
            <li>
              <a href={`#${section}`}>{t(`${section}.title`)}</a>
            </li>
          ))}
          {years.map((year) => (
            <li>
              <a href={href('workProgramme', { lang, year: `${year}` })}>{t('work.toYear', { year: `${year}` })}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Channels view={view} figures={outreach.figures} />
      <Campaigns view={view} campaigns={outreach.campaigns} publications={publications} />
      <Newsletter view={view} issues={outreach.issues} stated={outreach.stated} />
      <Magazine view={view} issues={outreach.magazine} />
      <Mentions view={view} mentions={outreach.mentions} />
    </Page>
  )
}

interface CampaignsProps {
  view: View
  campaigns: readonly Campaign[]
  publications: readonly Publication[]
}

function Campaigns({ view, campaigns, publications }: CampaignsProps) {
  const t = view.speech.words('outreach')
  return (
    <section class="section" id="campaigns">
      <h2>{t('campaigns.title')}</h2>
      {campaigns.length === 0 && <p>{t('campaigns.none')}</p>}
      <ul class="grid" role="list">
        {campaigns.map((campaign) => (
          <li id={campaign.id} class="card">
            <CampaignItem view={view} campaign={campaign} publications={publications} />
          </li>
        ))}
      </ul>
      <NewEntryLink view={view} kind={campaignKind} />
    </section>
  )
}

function CampaignItem({ view, campaign, publications }: Omit<CampaignsProps, 'campaigns'> & { campaign: Campaign }) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  const { form, day, messages, messagesMore } = campaign.values
  const summary = textIn(campaign, 'summary', lang)
  const sent =
    messages === null ? [] : [t(messagesMore ? 'campaigns.messagesMore' : 'campaigns.messages', { count: messages })]
  return (
    <>
      <h3>
        <In view={view} said={textIn(campaign, 'title', lang)} />
      </h3>
      <p class="also">{[sayPartialDate(speech, day), t(`campaign.choice.form.${form}`), ...sent].join(' · ')}</p>
      {summary && (
        <div lang={summary.lang === lang ? undefined : summary.lang}>
          <Markdown text={summary.text} headings={4} />
        </div>
      )}
      {form === 'joint_campaign' && <Participants view={view} campaign={campaign} />}
      {publications
        .filter(({ id }) => campaign.values.publications.includes(id))
        .map((publication) => (
          <p>
            <a href={href('publication', { lang, id: publication.id })}>
              <In view={view} said={textIn(publication, 'title', lang)} />
            </a>
          </p>
        ))}
      <SourceLine view={view} entry={campaign} />
      <EntryTools view={view} kind={campaignKind} entry={campaign} />
    </>
  )
}

function Participants({ view: { speech, lang }, campaign: { places } }: { view: View; campaign: Campaign }) {
  if (places.length === 0) return <p class="hint">{speech.words('outreach')('campaigns.noPlaces')}</p>
  return (
    <ul class="outreach-places" role="list">
      {places.map(({ placeId, name }) => (
        <li>{placeId ? <a href={href('place', { lang, id: placeId })}>{name}</a> : name}</li>
      ))}
    </ul>
  )
}

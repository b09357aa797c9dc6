import { type Entry, EntryTools, In, magazineKind, NewEntryLink, SourceLine, type StatedValues, textIn } from '#library'
import { countryName, sayPartialDate } from '#network'
import type { View } from '#platform/http'
import { issueKind, mentionKind } from '../kinds.ts'
import { type Issue, type Mention, mentionedBy, yearOf } from '../model.ts'
import type { Outreach } from '../store.ts'

interface NewsletterProps {
  view: View
  issues: readonly Issue[]
  stated: readonly Entry<StatedValues>[]
}

export function Newsletter({ view, issues, stated }: NewsletterProps) {
  const t = view.speech.words('outreach')
  return (
    <section class="section" id="newsletter">
      <h2>{t('newsletter.title')}</h2>
      {issues.length === 0 && <p>{t('newsletter.none')}</p>}
      {stated.map((one) => {
        const { year, amount } = one.values
        const known = issues.filter(({ values }) => yearOf(values.month) === year).length
        return (
          <>
            <p>{t('newsletter.stated', { year: `${year}`, count: amount, known })}</p>
            <SourceLine view={view} entry={one} />
          </>
        )
      })}
      <ul class="grid" role="list">
        {issues.map((issue) => (
          <li id={issue.id} class="card">
            <IssueItem view={view} issue={issue} />
          </li>
        ))}
      </ul>
      <NewEntryLink view={view} kind={issueKind} />
    </section>
  )
}

function IssueItem({ view, issue }: { view: View; issue: Issue }) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  const { label, languages, address } = issue.values
  const contents = textIn(issue, 'contents', lang)
  const spoken = languages.map((language) => speech.language(language)).join(' · ')
  return (
    <>
      <h3>
        <In view={view} said={textIn(issue, 'title', lang)} />
      </h3>
      {label && (
        <p class="also">
          <In view={view} said={{ text: label, lang: issue.sourceLanguage }} />
        </p>
      )}
      {spoken !== '' && <p class="also">{spoken}</p>}
      {contents && (
        <ul lang={contents.lang === lang ? undefined : contents.lang}>
          {contents.text.split('\n').map((line) => (
            <li class="sentence">{line}</li>
          ))}
        </ul>
      )}
      {address ? (
        <p>
          <a href={address}>{t('newsletter.read')}</a>
        </p>
      ) : (
        <SourceLine view={view} entry={issue} />
      )}
      <EntryTools view={view} kind={issueKind} entry={issue} />
    </>
  )
}

export function Magazine({ view, issues }: { view: View; issues: Outreach['magazine'] }) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  return (
    <section class="section" id="magazine">
      <h2>{t('magazine.title')}</h2>
      {issues.length === 0 && <p>{t('magazine.none')}</p>}
      <ul>
        {issues.map((issue) => (
          <li>
            <a href={magazineKind.address?.(lang, issue.id)}>
              <In view={view} said={textIn(issue, 'title', lang)} />
            </a>
            {issue.values.launched && (
              <span class="also">
                {' '}
                {t('magazine.launched', { date: sayPartialDate(speech, issue.values.launched) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Mentions({ view, mentions }: { view: View; mentions: readonly Mention[] }) {
  const t = view.speech.words('outreach')
  const kinds = mentionedBy.filter((by) => mentions.some(({ values }) => values.by === by))
  return (
    <section class="section" id="mentions">
      <h2>{t('mentions.title')}</h2>
      {mentions.length === 0 && <p>{t('mentions.none')}</p>}
      {kinds.map((by) => (
        <section>
          <h3>{t(`mention.choice.by.${by}`)}</h3>
          <ul class="outreach-mentions">
            {mentions
              .filter(({ values }) => values.by === by)
              .map((mention) => (
                <li id={mention.id}>
                  <MentionItem view={view} mention={mention} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      {[...new Map(mentions.map((mention) => [mention.source, mention])).values()].map((mention) => (
        <SourceLine view={view} entry={mention} />
      ))}
      <p>
        <NewEntryLink view={view} kind={mentionKind} />
      </p>
    </section>
  )
}

function MentionItem({ view, mention }: { view: View; mention: Mention }) {
  const { speech, lang } = view
  const t = speech.words('outreach')
  const { day, times, atLeast, countries, address } = mention.values
  const named = countries.map((code) => countryName(speech, code, new Map())).sort(speech.compare)
  const facts = [
    sayPartialDate(speech, day),
    ...(times === null ? [] : [t(atLeast ? 'mentions.atLeast' : 'mentions.times', { count: times })]),
    ...(named.length > 0 ? [speech.list(named)] : []),
  ]
  return (
    <>
      <strong>
        <In view={view} said={textIn(mention, 'title', lang)} />
      </strong>{' '}
      <span class="also">{facts.join(' · ')}</span>
      <div>
        <In view={view} said={textIn(mention, 'summary', lang)} />
      </div>
      {address && <a href={address}>{t('mentions.address')}</a>}
      <EntryTools view={view} kind={mentionKind} entry={mention} />
    </>
  )
}

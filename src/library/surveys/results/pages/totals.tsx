import { type Edition, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Page } from '#ui'
import type { Collected } from '../../collection/store.ts'
import { ItemResults, type ItemsProps } from './items.tsx'
import type { Taking } from '../taking.ts'
import { ResponseRates } from './response.tsx'

export interface TotalsProps {
  view: View
  survey: Collected
  edition: Edition
  tallies: ItemsProps['tallies']
  /** Earlier versions asked otherwise: said, and not shown here. */
  hasEarlier: boolean
  before: ItemsProps['before']
  taking: readonly Taking[]
  /** Shown to the secretariat beside it: the way back. */
  runs: boolean
}

/** What everybody may see: totals alone. */
export function TotalsPage({ view, survey, edition, tallies, hasEarlier, before, taking, runs }: TotalsProps) {
  const { lang, speech } = view
  const t = speech.words('surveys')
  const words = textsIn(edition, lang).edition
  const { title } = words
  const asked = { ...edition, items: edition.items.filter(({ kind }) => kind !== 'text') }
  return (
    <Page
      view={view}
      title={title}
      description={t('public.description', { title })}
      demonstration={survey.demonstration}
      indexed={!survey.demonstration}
    >
      <h1 {...langOf(words)}>{title}</h1>
      <p class="lead">{t('public.lead')}</p>
      {runs && (
        <p>
          <a href={href('survey', { lang, survey: survey.id })}>{t('public.back')}</a>
        </p>
      )}
      <ResponseRates view={view} taking={taking} annual={survey.kind === 'annual'} />
      <p class="hint">{t('public.small')}</p>
      {hasEarlier && <p class="hint">{t('public.earlier')}</p>}
      <ItemResults view={view} edition={asked} tallies={tallies} before={before} isPublic />
    </Page>
  )
}

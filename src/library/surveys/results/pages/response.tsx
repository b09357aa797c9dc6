import { SourceLinks } from '#network'
import type { View } from '#platform/http'
import { formerSurveys } from '../former.ts'
import type { Taking } from '../taking.ts'

interface Props {
  view: View
  taking: readonly Taking[]
  /** Beside what is recorded of the years before this program. */
  annual: boolean
}

/** How many of those who were asked have answered, and what is known of years before. */
export function ResponseRates({ view, taking, annual }: Props) {
  const { speech } = view
  const t = speech.words('surveys')
  const rate = ({ asked, sent }: Pick<Taking, 'asked' | 'sent'>) =>
    asked === 0 ? '–' : speech.percent(Math.round((100 * sent) / asked))
  return (
    <section class="section">
      <h2>{t('response.title')}</h2>
      <ul class="survey-rates">
        {taking.map((one) => (
          <li>
            {t('response.year', { year: String(one.year), sent: one.sent, count: one.asked, rate: rate(one) })}{' '}
            {one.coordinations.asked > 0 &&
              t('response.coordinations', { sent: one.coordinations.sent, count: one.coordinations.asked })}
          </li>
        ))}
        {annual && formerSurveys.map((one) => <Former view={view} one={one} />)}
      </ul>
    </section>
  )
}

function Former({ view, one }: { view: View; one: (typeof formerSurveys)[number] }) {
  const { speech, lang } = view
  const t = speech.words('surveys')
  const { network } = one
  const most = speech.percent(Math.round((100 * one.members) / network.members))
  const words = {
    held: one.held[lang] ?? one.held['en'] ?? '',
    members: one.members,
    count: one.coordinators,
    all: network.members,
    year: String(network.year),
    most,
  }
  return (
    <li>
      {t('response.former', words)} {t('response.former.rate', words)}{' '}
      <span class="hint">
        {t('response.sources')} <span lang={lang === 'en' ? undefined : 'en'}>{one.source}</span>;{' '}
        <SourceLinks view={view} source={network.source} />
      </span>
    </li>
  )
}

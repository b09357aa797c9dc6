import { href } from '#routes'
import { changeWord } from '../words.ts'
import type { StrategyProps } from './strategy.tsx'

/** Every saved state: who changed what and when, and the way back. */
export function Versions({ view, round, rights, versions, version }: StrategyProps) {
  const { speech, lang } = view
  const t = speech.words('strategy')
  if (versions.length === 0) return null
  const when = { dateStyle: 'medium', timeStyle: 'short' } as const
  const rows = versions.map(({ version: number, change, savedAt, savedByName }) => ({
    number,
    said: t('version.line', {
      what: changeWord(speech, change),
      time: speech.date(savedAt, when),
      who: savedByName ?? t('version.somebody'),
    }),
  }))
  return (
    <details class="section">
      <summary>{t('versions.title', { count: version })}</summary>
      <form method="post" action={href('strategy', { lang, round: round.id })}>
        <input type="hidden" name="seen" value={version} />
        <ol class="versions" role="list">
          {rows.map(({ number, said }) => (
            <li>
              <span>{said}</span>
              {rights.write && number !== version && (
                <button class="quiet" type="submit" name="do" value={`restore:${number}`}>
                  {t('version.restore')} <span class="unseen">{said}</span>
                </button>
              )}
            </li>
          ))}
        </ol>
        {rights.write && version > 0 && <p class="hint">{t('versions.hint')}</p>}
      </form>
    </details>
  )
}

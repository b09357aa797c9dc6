import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge } from '#ui'
import type { DraftVersion } from '../drafts/model.ts'
import { cardParts, type CardPart } from '../card.ts'
import type { PracticeRecord } from '../model.ts'
import { mayWrite } from '../policy.ts'

interface CardProps {
  view: View
  practice: PracticeRecord
  /** What its place wrote, where it did. */
  version: DraftVersion | undefined
}

/** Which parts of a full card the entry has, which it lacks, and how its place can fill them in. */
export function PracticeCard({ view, practice, version }: CardProps) {
  const t = view.speech.words('publications')
  const parts = cardParts(practice, version?.content)
  const missing = parts.filter(({ there }) => !there)
  return (
    <section class="section">
      <h2>{t('card.title')}</h2>
      <p>
        {missing.length === 0
          ? t('card.complete')
          : t('card.missing.count', { count: missing.length, all: parts.length })}
      </p>
      <ul class="card-parts">
        {parts.map((part) => (
          <Part view={view} part={part} />
        ))}
      </ul>
      {missing.length > 0 && <FillIn view={view} practice={practice} />}
    </section>
  )
}

function Part({ view, part: { key, there } }: { view: View; part: CardPart }) {
  const t = view.speech.words('publications')
  return (
    <li>
      <Badge kind={there ? 'good' : 'past'}>{t(there ? 'card.there' : 'card.missing')}</Badge> {t(`card.part.${key}`)}
    </li>
  )
}

function FillIn({ view, practice }: Omit<CardProps, 'version'>) {
  const { actor, lang } = view
  const t = view.speech.words('publications')
  const writes = actor !== null && practice.places.some(({ placeId }) => placeId !== null && mayWrite(actor, placeId))
  return (
    <>
      <p class="hint">
        {t('card.fill.source')} {t(writes ? 'card.fill.leads' : 'card.fill.others')}
      </p>
      <p class="actions">
        {writes ? (
          <a class="button secondary" href={href('practiceDrafts', { lang })}>
            {t('card.fill.write')}
          </a>
        ) : (
          actor === null && (
            <a href={href('signIn', { lang }, { to: href('practiceDrafts', { lang }) })}>{t('card.fill.signIn')}</a>
          )
        )}
      </p>
    </>
  )
}

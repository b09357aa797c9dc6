import { inLanguage } from '#network'
import type { PersonalData } from '#platform/personal-data'
import { href } from '#routes'
import { Table } from '#ui'
import { withDays } from '../../personal-data/actions.ts'
import { outboxDays } from '../../personal-data/registry.ts'
import { FieldFacts, Framed, type LegalProps } from './shown.tsx'

/** What is kept, and how long, is said from the very registry by which it is exported, erased and forgotten. */
export function PrivacyNotice(props: LegalProps & { registry: readonly PersonalData[] }) {
  const { view } = props
  const t = view.speech.words('legal')
  return (
    <Framed {...props} page="privacy">
      <section>
        <h2>{t('privacy.controller')}</h2>
        <FieldFacts {...props} names={['controller', 'controllerEmail', 'protectionOfficer', 'legalBasis']} />
      </section>
      <section>
        <h2>{t('privacy.readers')}</h2>
        <p>{t('privacy.readers.text')}</p>
        <p>{t('privacy.cookies')}</p>
        <p>{t('privacy.limits')}</p>
      </section>
      <section class="wide">
        <h2>{t('privacy.kept')}</h2>
        <p>{t('privacy.kept.text')}</p>
        <Registry {...props} />
        <p class="hint">{t('privacy.outbox', { count: outboxDays })}</p>
      </section>
      <section>
        <h2>{t('privacy.recipients')}</h2>
        <p>{t('privacy.recipients.text')}</p>
        <FieldFacts {...props} names={['recipients', 'backups']} />
      </section>
      <section>
        <h2>{t('privacy.rights')}</h2>
        <p>{t('privacy.rights.text')}</p>
        <ul>
          <li>
            <a href={href('myData', { lang: view.lang })}>{t('privacy.rights.export')}</a>
          </li>
          <li>
            <a href={href('eraseMe', { lang: view.lang })}>{t('privacy.rights.erase')}</a>
          </li>
        </ul>
        <p>{t('privacy.rights.backups')}</p>
        <p>{t('privacy.rights.complaint')}</p>
        <FieldFacts {...props} names={['authority', 'authorityPage']} />
      </section>
    </Framed>
  )
}

function Registry({ view, registry }: { view: LegalProps['view']; registry: readonly PersonalData[] }) {
  const t = view.speech.words('legal')
  const told = (words: PersonalData['holds']) => inLanguage(words, view.lang).text
  const columns = [
    { key: 'holds', head: t('privacy.column.holds'), rowHead: true, cell: (kind: PersonalData) => told(kind.holds) },
    { key: 'purpose', head: t('privacy.column.purpose'), cell: (kind: PersonalData) => told(kind.purpose) },
    {
      key: 'kept',
      head: t('privacy.column.kept'),
      cell: (kind: PersonalData) => told(withDays(kind.kept, kind.stores)),
    },
  ]
  return <Table caption={t('privacy.kept')} captionHidden columns={columns} rows={registry} stacked />
}

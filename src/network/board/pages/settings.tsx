import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Facts, Notice, Page, SelectField, TextField } from '#ui'
import type { Faults } from '../../accession/forms.ts'
import { longest } from '../../accession/typed.ts'
import { faultOf } from '../../accession/words.ts'
import { inLanguage, type Texts } from '../../model.ts'
import type { TermsForm } from '../../obligations/forms.ts'
import { sayTerms } from '../../obligations/pages/fees.tsx'
import type { NamedTerms } from '../../obligations/terms-store.ts'
import { termsName } from '../../obligations/words.ts'
import { SourceLinks } from '../../pages/source-links.tsx'

interface SettingsProps {
  view: View
  terms: readonly NamedTerms[]
  networks: readonly { id: string; name: Texts }[]
  demonstration: boolean
  saved: boolean
  rejected: { typed: TermsForm; faults: Faults<keyof TermsForm> } | undefined
}

/** What members pay and from when they are asked: of the programme, and of networks whose members belong to nothing else. */
export function SettingsPage(props: SettingsProps) {
  const { view, terms, demonstration, saved } = props
  const { speech, lang } = view
  const t = speech.words('membership')
  return (
    <Page view={view} title={t('settings.title')} section="desk" indexed={false} demonstration={demonstration}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('board.title'), href: href('board', { lang }) }]} />
      <h1>{t('settings.title')}</h1>
      <p class="lead">{t('settings.lead')}</p>
      {saved && (
        <Notice kind="success" live>
          <p>{t('membership.saved')}</p>
        </Notice>
      )}
      {terms.length === 0 ? (
        <p>{t('terms.unset')}</p>
      ) : (
        <Facts
          facts={terms.map((one) => ({
            label: termsName(speech, one.networkName),
            value: sayTerms(view, one, one),
            note: (
              <>
                {t('settings.from', { year: String(one.countedFrom) })}{' '}
                {one.source && <SourceLinks view={view} source={one.source} />}
              </>
            ),
          }))}
        />
      )}
      <TermsFields {...props} />
    </Page>
  )
}

function TermsFields({ view, networks, terms, rejected }: SettingsProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const values = rejected?.typed ?? prefilled(view, terms)
  const error = (field: keyof TermsForm) => faultOf(t, rejected?.faults, field)
  const months = Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: speech.date(new Date(Date.UTC(2026, index, 1)), { month: 'long' }),
  }))
  return (
    <section class="section">
      <h2>{t('settings.change')}</h2>
      <form method="post" action={href('boardSettings', { lang })}>
        <SelectField
          name="network"
          label={t('settings.for')}
          hint={t('settings.for.hint')}
          any={t('terms.programme')}
          choices={networks.map(({ id, name }) => ({
            value: id,
            label: t('terms.network', { network: inLanguage(name, lang).text }),
          }))}
          value={values.network}
        />
        <div class="field-row">
          <TextField name="fee" label={t('settings.fee')} inputmode="decimal" value={values.fee} error={error('fee')} />
          <TextField
            name="currency"
            label={t('settings.currency')}
            maxlength={3}
            value={values.currency}
            error={error('currency')}
          />
          <SelectField
            name="month"
            label={t('settings.month')}
            choices={months}
            value={values.month}
            error={error('month')}
          />
          <TextField
            name="from"
            label={t('settings.countedFrom')}
            hint={t('settings.countedFrom.hint')}
            inputmode="numeric"
            maxlength={4}
            value={values.from}
            error={error('from')}
          />
        </div>
        <TextField
          name="source"
          label={t('settings.source')}
          maxlength={longest.address}
          value={values.source}
          error={error('source')}
        />
        <button type="submit">{t('settings.submit')}</button>
      </form>
    </section>
  )
}

/** The programme's terms stand in the form, since they are the ones that change. */
function prefilled({ speech }: View, terms: readonly NamedTerms[]): TermsForm {
  const programme = terms.find(({ networkId }) => networkId === null)
  return {
    network: '',
    fee: programme ? speech.number(programme.fee, { useGrouping: false }) : '',
    currency: programme?.currency ?? 'EUR',
    month: String(programme?.feeDueMonth ?? 12),
    from: programme ? String(programme.countedFrom) : '',
    source: programme?.source ?? '',
  }
}

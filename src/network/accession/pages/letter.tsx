import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Page, TextField } from '#ui'
import type { Faults } from '../forms.ts'
import { type LetterText, letterText } from '../letter.ts'
import type { Accession, Letter } from '../model.ts'
import { longest } from '../typed.ts'
import { faultOf } from '../words.ts'

interface LetterProps {
  view: View
  accession: Accession
  country: string
  /** Who may write into the letter; others read and print it. */
  mayWrite: boolean
  rejected: { typed: Readonly<Record<keyof Letter, string>>; faults: Faults<keyof Letter> } | undefined
}

/** The letter as it will be signed; around it, on the screen alone, what goes into it. */
export function LetterPage({ view, accession, country, mayWrite, rejected }: LetterProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const { id, place, letter } = accession
  const title = t('letter.of', { place: place.name })
  return (
    <Page view={view} title={title} section="desk" indexed={false} demonstration={place.demonstration}>
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: t('accession.title', { place: place.name }), href: href('accession', { lang, accession: id }) },
        ]}
      />
      <div class="letter-split">
        <LetterSheet text={letterText(speech, { place, country, letter })} />
        <aside class="not-printed">
          <p>{t('letter.lead')}</p>
          <p>{t('letter.language', { language: speech.language(lang) })}</p>
          {mayWrite && <SignatoryForm view={view} accession={accession} rejected={rejected} />}
          <p class="actions">
            <a class="button" href={href('accessionLetterFile', { lang, accession: id })}>
              {t('letter.download')}
            </a>
          </p>
          <p class="hint">{t('letter.print')}</p>
        </aside>
      </div>
    </Page>
  )
}

function LetterSheet({ text }: { text: LetterText }) {
  return (
    <article class="letter">
      {text.mark && <p class="hint">{text.mark}</p>}
      <h1>{text.title}</h1>
      <p>
        <strong>{text.address}</strong>
      </p>
      <p>{text.opening}</p>
      <p>{text.listOpening}</p>
      <ol>
        {text.intentions.map((one) => (
          <li>{one}</li>
        ))}
      </ol>
      {text.closing.map((one) => (
        <p>{one}</p>
      ))}
      <p class="letter-date">{text.done}</p>
      <div class="signatures">
        {text.signatures.map((side) => (
          <div>
            <p>
              <strong>{side.for}</strong>
            </p>
            <p class="signature">{side.name}</p>
            <p>{side.office}</p>
          </div>
        ))}
      </div>
    </article>
  )
}

function SignatoryForm({ view, accession, rejected }: Pick<LetterProps, 'view' | 'accession' | 'rejected'>) {
  const { lang } = view
  const t = view.speech.words('membership')
  const { id, letter } = accession
  const values = rejected?.typed ?? letter
  const error = (field: keyof Letter) => faultOf(t, rejected?.faults, field)
  return (
    <details class="letter-form" open={letter === null || rejected !== undefined}>
      <summary>{t('letter.form')}</summary>
      <form method="post" action={href('accessionLetter', { lang, accession: id })}>
        <TextField
          name="signatory"
          label={t('letter.signatory')}
          maxlength={longest.name}
          value={values?.signatory}
          error={error('signatory')}
        />
        <TextField
          name="office"
          label={t('letter.office')}
          hint={t('letter.office.hint')}
          maxlength={longest.name}
          value={values?.office}
          error={error('office')}
        />
        <TextField name="on" type="date" label={t('letter.on')} value={values?.on} error={error('on')} />
        <button type="submit">{t('letter.submit')}</button>
      </form>
    </details>
  )
}

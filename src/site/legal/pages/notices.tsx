import { FieldFacts, Framed, type LegalProps } from './shown.tsx'

export function LegalNotice(props: LegalProps) {
  const t = props.view.speech.words('legal')
  return (
    <Framed {...props} page="legal">
      <section>
        <h2>{t('legal.publisher')}</h2>
        <FieldFacts {...props} names={['publisher', 'publisherAddress', 'publisherEmail', 'responsible']} />
      </section>
      <section>
        <h2>{t('legal.hosting')}</h2>
        <FieldFacts {...props} names={['host', 'hostAddress']} />
      </section>
      <section>
        <h2>{t('legal.independence')}</h2>
        <p>{t('legal.independence.text')}</p>
      </section>
      <section>
        <h2>{t('legal.reuse')}</h2>
        <p>{t('legal.reuse.program')}</p>
        <p>{t('legal.reuse.data')}</p>
        <FieldFacts {...props} names={['terms']} />
      </section>
    </Framed>
  )
}

export function AccessibilityStatement(props: LegalProps) {
  const t = props.view.speech.words('legal')
  return (
    <Framed {...props} page="accessibility">
      <section>
        <h2>{t('accessibility.state')}</h2>
        <p>{t('accessibility.state.text')}</p>
        <FieldFacts {...props} names={['conformity', 'gaps']} />
      </section>
      <section>
        <h2>{t('accessibility.made')}</h2>
        <ul>
          <li>{t('accessibility.made.script')}</li>
          <li>{t('accessibility.made.charts')}</li>
          <li>{t('accessibility.made.keyboard')}</li>
          <li>{t('accessibility.made.small')}</li>
        </ul>
      </section>
      <section>
        <h2>{t('accessibility.checked')}</h2>
        <p>{t('accessibility.checked.text')}</p>
        <FieldFacts {...props} names={['checkedOn', 'checkedBy']} />
      </section>
      <section>
        <h2>{t('accessibility.feedback')}</h2>
        <p>{t('accessibility.feedback.text')}</p>
        <FieldFacts {...props} names={['accessibilityEmail']} />
      </section>
      <section>
        <h2>{t('accessibility.enforcement')}</h2>
        <p>{t('accessibility.enforcement.text')}</p>
        <FieldFacts {...props} names={['enforcement', 'enforcementPage']} />
      </section>
    </Framed>
  )
}

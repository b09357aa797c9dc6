import { type InputFault, ItemQuestion, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, Page, SelectField } from '#ui'
import { ageBands, genders } from '../model.ts'
import type { TestHere, TestPlace } from '../place-test.ts'
import { type SentForm, valueIn, valuesIn, versionField } from '../sent.ts'
import { AdaptCrumbs } from './adapt.tsx'

interface PaperProps {
  view: View
  here: TestHere & { place: TestPlace }
  typed: SentForm
  faults: ReadonlyMap<string, InputFault>
  /** Not one answer was entered. */
  empty: boolean
  entered: boolean
  pageId: string
}

/** A sheet that was filled in on paper, on one page. */
export function PaperPage({ view, here, typed, faults, empty, entered, pageId }: PaperProps) {
  const { speech, lang } = view
  const t = speech.words('citizenshipTest')
  const { edition, place, adaptations } = here
  const texts = textsIn(edition, lang)
  return (
    <Page view={view} title={t('paper.title')} indexed={false} demonstration={place.demonstration}>
      <AdaptCrumbs view={view} place={place} />
      <h1>{t('paper.title')}</h1>
      <p class="lead">{t('paper.lead')}</p>
      {entered && (
        <Notice kind="success" live>
          <p>{t('paper.done')}</p>
        </Notice>
      )}
      {(faults.size > 0 || empty) && (
        <Notice kind="error" live>
          <p>{t(empty ? 'give.nothing' : 'paper.refused')}</p>
        </Notice>
      )}
      <form method="post" action={href('placeTestPaper', { lang, id: place.id })} autocomplete="off" novalidate>
        <input type="hidden" name="page" value={pageId} />
        {adaptations.map(({ item, version }) => (
          <input type="hidden" name={versionField(item)} value={version} />
        ))}
        {edition.items.map((item, index) =>
          item.kind === 'text' ? null : (
            <ItemQuestion
              speech={speech}
              edition={edition}
              texts={texts}
              item={item}
              values={valuesIn(typed, item.key)}
              fault={faults.get(item.key)}
              number={index + 1}
            />
          ),
        )}
        <p class="hint">{t('paper.words')}</p>
        <div class="field-row">
          <SelectField
            name="gender"
            label={t('give.gender')}
            any={t('give.unsaid')}
            value={valueIn(typed, 'gender')}
            choices={genders.map((value) => ({ value, label: t(`gender.${value}`) }))}
          />
          <SelectField
            name="age"
            label={t('give.age')}
            any={t('give.unsaid')}
            value={valueIn(typed, 'age')}
            choices={ageBands.map((value) => ({ value, label: t(`age.${value}`) }))}
          />
        </div>
        <button type="submit">{t('paper.submit')}</button>
      </form>
    </Page>
  )
}

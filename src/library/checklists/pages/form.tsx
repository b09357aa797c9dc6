import {
  type Edition,
  Guard,
  type InputFault,
  ItemQuestion,
  langOf,
  TermsExplained,
  type TextsIn,
  textsIn,
} from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page, TextField } from '#ui'
import type { Unread } from '../files.ts'
import { nameOf } from '../names.ts'
import { keyOf, longestTitle, minutesOf } from '../model.ts'
import type { ChecklistResult } from '../result.ts'
import { Carried } from './carried.tsx'
import { UnreadFiles } from './unread.tsx'

export interface FormState {
  /** Results of other checklists that come along. */
  readonly others: readonly ChecklistResult[]
  readonly unread?: readonly Unread[]
  readonly values?: ReadonlyMap<string, readonly string[]>
  readonly faults?: ReadonlyMap<string, InputFault>
  readonly title?: string | undefined
  /** Nothing was answered. */
  readonly empty?: boolean
  /** It was saved before it was finished. */
  readonly continued?: boolean
}

interface FormProps extends FormState {
  view: View
  edition: Edition
}

/** All questions of a checklist, part by part, to be answered in any order. */
export function ChecklistForm(props: FormProps) {
  const { view, edition, others, title } = props
  const { lang, speech } = view
  const t = speech.words('checklists')
  const texts = textsIn(edition, lang)
  const own = langOf(texts.edition)
  const action = href('checklist', { lang, checklist: keyOf(edition) })
  return (
    <Page view={view} title={texts.edition.title} description={texts.edition.subtitle ?? t('lead')} section="themes">
      <Breadcrumb speech={speech} crumbs={[{ label: t('title'), href: href('checklists', { lang }) }]} />
      <h1 {...own}>{texts.edition.title}</h1>
      {texts.edition.about && (
        <p class="lead" {...own}>
          {texts.edition.about}
        </p>
      )}
      <p class="hint">{t('card.size', { count: edition.items.length, minutes: minutesOf(edition) })}</p>
      {texts.edition.fallback && (
        <Notice>
          <p>{t('form.untranslated', { language: speech.language(texts.edition.lang) })}</p>
        </Notice>
      )}
      <Outcome {...props} />
      <form method="post" action={action} class="split checklist" novalidate>
        <Aside view={view} edition={edition} texts={texts} />
        <div>
          {/* Pressing Enter means the first button of a form. */}
          <button type="submit" class="unseen" tabindex={-1} aria-hidden="true">
            {t('form.submit')}
          </button>
          <Carried results={others} />
          <TextField
            name="title"
            label={t('form.project')}
            hint={t('form.project.hint')}
            value={title ?? others.find(({ file }) => file.title)?.file.title}
            maxlength={longestTitle}
          />
          {edition.areas.map((area) => (
            <Part {...props} area={area} texts={texts} />
          ))}
          <p class="hint">{t(edition.rule.missing === 'zero' ? 'form.hint' : 'form.hint.out')}</p>
          <p class="actions">
            <button type="submit">{t('form.submit')}</button>
            <button type="submit" class="secondary" name="do" value="json">
              {t('form.save')}
            </button>
          </p>
        </div>
      </form>
    </Page>
  )
}

/** What came of the form that was sent, or of the file that was opened. */
function Outcome({ view, edition, others, unread = [], values, faults, empty, continued }: FormProps) {
  const t = view.speech.words('checklists')
  const names = others.map((one) => nameOf(one.edition, view.lang).name)
  const numbers = new Map(edition.items.map(({ key }, i) => [key, i + 1]))
  return (
    <>
      <UnreadFiles view={view} unread={unread} />
      {faults && faults.size > 0 && (
        <Notice kind="error" live title={t('form.rejected', { count: faults.size })}>
          <ul>
            {[...faults.keys()].map((key) => (
              <li>
                <a href={`#${key}`}>{t('form.question', { number: numbers.get(key) ?? '' })}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {empty && (
        <Notice kind="error" live>
          <p>{t('form.empty')}</p>
        </Notice>
      )}
      {continued && (
        <Notice kind="success" live>
          <p>{t('form.continued', { answered: values?.size ?? 0, count: edition.items.length })}</p>
        </Notice>
      )}
      {others.length > 0 && (
        <Notice>
          <p>{t('form.carried', { count: others.length, list: view.speech.list(names) })}</p>
        </Notice>
      )}
    </>
  )
}

interface PartProps extends FormProps {
  area: string
  texts: TextsIn
}

function Part({ view, edition, area, texts, values, faults }: PartProps) {
  const { name, about, ...text } = texts.area(area)
  return (
    <section class="section" id={`area-${area}`} aria-labelledby={`area-${area}-name`}>
      <h2 id={`area-${area}-name`} {...langOf(text)}>
        {name}
      </h2>
      {about && <p {...langOf(text)}>{about}</p>}
      {edition.items.map((item, i) =>
        item.area === area ? (
          <>
            {item.applies_if && (
              <div class="hint">
                <p>{view.speech.words('instruments')('item.guard')}</p>
                <Guard speech={view.speech} edition={edition} texts={texts} guard={item.applies_if} />
              </div>
            )}
            <ItemQuestion
              speech={view.speech}
              edition={edition}
              texts={texts}
              item={item}
              values={values?.get(item.key) ?? []}
              fault={faults?.get(item.key)}
              number={i + 1}
            />
          </>
        ) : null,
      )}
    </section>
  )
}

/** The way between the parts, and what the words mean. */
function Aside({ view, edition, texts }: { view: View; edition: Edition; texts: TextsIn }) {
  const t = view.speech.words('checklists')
  const terms = [...new Set(edition.items.flatMap((item) => item.terms))]
  return (
    <aside class="staying not-printed">
      <h2>{t('form.nav')}</h2>
      <nav class="area-nav" aria-label={t('form.nav')}>
        <ol>
          {edition.areas.map((area) => (
            <li>
              <a href={`#area-${area}`}>
                <span {...langOf(texts.area(area))}>{texts.area(area).name}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <TermsExplained speech={view.speech} texts={texts} terms={terms} />
    </aside>
  )
}

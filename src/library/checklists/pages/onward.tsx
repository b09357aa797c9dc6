import { type Edition, type Editions, langOf } from '#instruments'
import type { View } from '#platform/http'
import { languages, speech } from '#platform/i18n'
import { href } from '#routes'
import { findChecklist, keyOf, othersOf } from '../model.ts'
import { nameOf } from '../names.ts'
import type { ChecklistResult } from '../result.ts'
import { Carried } from './carried.tsx'

interface OnwardProps {
  view: View
  editions: Editions
  results: readonly ChecklistResult[]
}

/** What can be done with the result before it is gone: another checklist, a file, a table, changed answers. */
export function Onward({ view, editions, results }: OnwardProps) {
  const t = view.speech.words('checklists')
  const next = nextOf(editions, results)
  return (
    <div class="not-printed checklist-onward">
      {next.length > 0 && (
        <section class="section">
          <h2>{t('next.title')}</h2>
          <p>{t('next.text')}</p>
          <Fill view={view} results={results} editions={next} say="next.go" />
        </section>
      )}
      <section class="section">
        <h2>{t('save.title')}</h2>
        <p>{t('save.text')}</p>
        <Keep view={view} results={results} />
        <p class="hint">{t('save.print')}</p>
        <Change view={view} editions={editions} results={results} />
      </section>
    </div>
  )
}

function nextOf(editions: Editions, results: readonly ChecklistResult[]): Edition[] {
  const filled = new Set(results.map(({ edition }) => edition.id))
  const all = results.flatMap(({ edition }) => othersOf(editions, edition, filled))
  return [...new Map(all.map((edition) => [edition.id, edition])).values()]
}

interface FillProps {
  view: View
  results: readonly ChecklistResult[]
  editions: readonly Edition[]
  say: 'next.go' | 'result.change.of'
}

/** One form for all: the button says which checklist the answers go on to. */
function Fill({ view, results, editions, say }: FillProps) {
  const t = view.speech.words('checklists')
  return (
    <form method="post" class="actions" action={href('checklists', { lang: view.lang })}>
      <input type="hidden" name="do" value="fill" />
      <Carried results={results} />
      {editions.map((edition, i) => {
        const { name, ...text } = nameOf(edition, view.lang)
        return (
          <button
            type="submit"
            class={say === 'next.go' && i === 0 ? undefined : 'secondary'}
            formaction={href('checklist', { lang: view.lang, checklist: keyOf(edition) })}
            {...langOf(text)}
          >
            {t(say, { checklist: name })}
          </button>
        )
      })}
    </form>
  )
}

function Keep({ view, results }: Omit<OnwardProps, 'editions'>) {
  const t = view.speech.words('checklists')
  return (
    <>
      <form method="post" class="actions" action={href('checklists', { lang: view.lang })}>
        <Carried results={results} />
        <button type="submit" name="do" value="json">
          {t('save.json.several', { count: results.length })}
        </button>
        <button type="submit" class="secondary" name="do" value="csv">
          {t('save.csv')}
        </button>
      </form>
      {languages
        .filter((lang) => lang !== view.lang)
        .map((lang) => (
          <form method="post" class="actions" action={href('checklists', { lang })}>
            <Carried results={results} />
            <button type="submit" class="quiet" name="do" value="show">
              {t('save.language', { language: speech(view.lang).language(lang) })}
            </button>
          </form>
        ))}
    </>
  )
}

/** Only what is asked today can be asked again. */
function Change({ view, editions, results }: OnwardProps) {
  const t = view.speech.words('checklists')
  const twice = (id: string) => results.filter(({ edition }) => edition.id === id).length > 1
  const today = results.filter(({ edition }) => findChecklist(editions, keyOf(edition))?.id === edition.id)
  const open = today.filter(({ edition }) => !twice(edition.id)).map(({ edition }) => edition)
  return (
    <>
      {today.length < results.length && <p class="hint">{t('result.changed')}</p>}
      {open.length > 0 && <Fill view={view} results={results} editions={open} say="result.change.of" />}
    </>
  )
}

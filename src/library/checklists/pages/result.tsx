import { type Editions, langOf } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import { nameOf } from '../names.ts'
import type { PracticesFor } from '../practices.ts'
import type { ChecklistResult } from '../result.ts'
import { Onward } from './onward.tsx'
import { Scores } from './scores.tsx'
import { ToDo } from './to-do.tsx'

interface ResultProps {
  view: View
  editions: Editions
  results: readonly ChecklistResult[]
  practices: PracticesFor
}

/** Every checklist with its own scores, side by side; then what to do about what is missing. */
export function ResultPage({ view, editions, results, practices }: ResultProps) {
  const { speech, lang } = view
  const t = speech.words('checklists')
  const title = t(results.length > 1 ? 'result.titles' : 'result.title')
  const scores = results.flatMap(({ composites }) => composites)
  const idOf = (i: number) => `todo-${i + 1}`
  return (
    <Page view={view} title={title} section="themes" indexed={false}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('title'), href: href('checklists', { lang }) }]} />
      <h1>{title}</h1>
      <div class="not-printed">
        <Notice>
          <p>{t('result.kept')}</p>
        </Notice>
      </div>
      {scores.length > 1 && <p>{t('result.never')}</p>}
      <div class="checklist-results">
        {results.map((result, i) => (
          <section class="card">
            <Heading view={view} result={result} />
            <Scores view={view} result={result} />
            <p class="not-printed">
              <a href={`#${idOf(i)}`}>{t('todo.title', { checklist: nameOf(result.edition, lang).name })}</a>
            </p>
          </section>
        ))}
      </div>
      <Onward view={view} editions={editions} results={results} />
      {results.map((result, i) => (
        <ToDo view={view} id={idOf(i)} result={result} practices={practices} />
      ))}
    </Page>
  )
}

function Heading({ view, result }: { view: View; result: ChecklistResult }) {
  const { speech, lang } = view
  const t = speech.words('checklists')
  const { edition, file, unanswered } = result
  const { name, ...text } = nameOf(edition, lang)
  return (
    <>
      <h2 {...langOf(text)}>{name}</h2>
      {file.title && <p>{t('result.of', { title: file.title })}</p>}
      <p class="hint">{t('result.date', { date: speech.date(file.date) })}</p>
      {unanswered > 0 && (
        <p class="hint">
          {t(edition.rule.missing === 'zero' ? 'result.unanswered' : 'result.unanswered.out', { count: unanswered })}
        </p>
      )}
    </>
  )
}

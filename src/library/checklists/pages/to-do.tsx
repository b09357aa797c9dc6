import { langOf, type TextsIn, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { nameOf } from '../names.ts'
import type { PracticesFor } from '../practices.ts'
import type { AreaScore, ChecklistResult, WeakItem } from '../result.ts'
import { PracticesForPart } from './practices-for-part.tsx'

interface ToDoProps {
  view: View
  id: string
  result: ChecklistResult
  practices: PracticesFor
}

/** For each part what is missing, a step to take, and how others do it. */
export function ToDo({ view, id, result, practices }: ToDoProps) {
  const t = view.speech.words('checklists')
  const { edition, areas } = result
  const texts = textsIn(edition, view.lang)
  const weak = areas.filter((area) => area.weak.length > 0)
  const full = areas.filter((area) => area.weak.length === 0 && area.score !== null)
  const names = full.map(({ key }) => texts.area(key).name)
  return (
    <section class="section checklist-todo" id={id}>
      <h2>{t('todo.title', { checklist: nameOf(edition, view.lang).name })}</h2>
      {weak.length === 0 && <p>{t('todo.none')}</p>}
      {weak.length > 0 && full.length > 0 && (
        <p>{t('todo.full', { count: full.length, list: view.speech.list(names) })}</p>
      )}
      {weak.map((area) => (
        <Part view={view} texts={texts} area={area}>
          <PracticesForPart view={view} practices={practices.get(area) ?? []} />
        </Part>
      ))}
    </section>
  )
}

interface PartProps {
  view: View
  texts: TextsIn
  area: AreaScore
  children?: unknown
}

function Part({ view, texts, area: { key, weak }, children }: PartProps) {
  const { name, ...text } = texts.area(key)
  return (
    <section>
      <h3 {...langOf(text)}>{name}</h3>
      <div class="checklist-gaps">
        {weak.map((one) => (
          <Missing view={view} texts={texts} weak={one} />
        ))}
      </div>
      {children}
    </section>
  )
}

function Missing({ view, texts, weak: { item, answered, open } }: { view: View; texts: TextsIn; weak: WeakItem }) {
  const t = view.speech.words('checklists')
  const text = texts.item(item.key)
  const lang = langOf(text)
  return (
    <article class="card checklist-missing">
      <h4 {...lang}>{text.ask}</h4>
      {!answered && <p class="hint">{t('todo.unanswered')}</p>}
      {open.length > 0 && (
        <>
          <p class="label">{t(item.kind === 'multiple' ? 'todo.open' : 'todo.more.options')}</p>
          <ul {...lang}>
            {open.map((code) => (
              <li>{text.options[code]}</li>
            ))}
          </ul>
        </>
      )}
      {text.action && (
        <div class="next-step">
          <p class="label">{t('todo.action')}</p>
          <p {...lang}>{text.action}</p>
        </div>
      )}
      <Further view={view} text={text} />
    </article>
  )
}

/** Folded: thirty questions are a long page. */
function Further({ view, text }: { view: View; text: ReturnType<TextsIn['item']> }) {
  const t = view.speech.words('checklists')
  const lang = langOf(text)
  if (!text.reflection && !text.more) return null
  return (
    <details>
      <summary>{t(text.reflection ? 'todo.reflection' : 'todo.more')}</summary>
      {text.reflection && <p {...lang}>{text.reflection}</p>}
      {text.reflection && text.more && <p class="label">{t('todo.more')}</p>}
      {text.more && (
        <ul {...lang}>
          {text.more.map(({ title, href }) => (
            <li>
              <a href={href} rel="external">
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

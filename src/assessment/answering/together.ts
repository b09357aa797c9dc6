import { follow } from './follow.ts'
import { type Others, othersAt } from './others.ts'
import type { Standing } from './server.ts'
import { showProgress } from './signs.ts'

interface Hooks {
  /** The newest version of each item that the page shows. */
  seen: ReadonlyMap<string, number>
  /** Somebody else has saved an item. */
  met(standing: Standing, others: Others): void
}

/** What others do in the round of a form appears in it, and they see at which item its reader is. */
export function together(form: HTMLElement, locale: string, { seen, met }: Hooks) {
  const sign = form.querySelector<HTMLElement>('[data-live]')
  if (!sign) return
  const others = othersAt(form, sign, locale)
  const at = follow(sign.dataset['live'] ?? '', form.dataset['area'] ?? '', {
    seen: () => [...seen].map((pair) => pair.join(':')).join(),
    news(news) {
      showProgress(news, form)
      others.news(news)
      for (const standing of news.items) met(standing, others)
    },
    people: (people) => others.people(people),
  })
  const itemOf = (target: EventTarget | null) =>
    (target instanceof Element && target.closest<HTMLElement>('[data-item]')?.dataset['item']) || null
  form.addEventListener('focusin', ({ target }) => at(itemOf(target)))
  form.addEventListener('focusout', ({ relatedTarget }) => at(itemOf(relatedTarget)))
}

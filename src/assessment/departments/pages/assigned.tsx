import type { Edition } from '#instruments'
import type { View } from '#platform/http'
import { partsByItem } from '../model.ts'
import type { Together } from './together.ts'

interface AssignedProps {
  view: View
  edition: Edition
  area: string
  together: Together
}

/** On the page of an area: which of its questions are the reader's, until when; else whose they are. */
export function Assigned({ view, edition, area, together }: AssignedProps) {
  const t = view.speech.words('departments')
  const shares = together.shares.filter((share) => share.area === area)
  if (shares.length > 0) {
    return (
      <div class="assigned">
        {shares.map(({ items, whole, dueOn }) => {
          const said = { count: items.length, date: view.speech.date(dueOn) }
          return (
            <p>
              {t(whole ? 'assigned.yours.all' : 'assigned.yours', said)} {!whole && <ItemLinks items={items} />}
            </p>
          )
        })}
      </div>
    )
  }
  const byItem = partsByItem(edition, together.parts)
  const ids = new Set(
    edition.items.flatMap((item) => (item.area === area ? (byItem.get(item.key)?.departmentId ?? []) : [])),
  )
  const others = together.departments.filter(({ id }) => ids.has(id)).map(({ name }) => name)
  if (others.length === 0) return null
  return <p class="assigned">{t('assigned.others', { departments: view.speech.list(others) })}</p>
}

function ItemLinks({ items }: { items: readonly string[] }) {
  return (
    <span class="assigned-items">
      {items.map((item) => (
        <>
          <a href={`#${item}`}>{item}</a>{' '}
        </>
      ))}
    </span>
  )
}

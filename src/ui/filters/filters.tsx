import type { Child } from 'hono/jsx'

interface FiltersProps {
  action: string
  label: string
  submit: string
  /** Link that takes all filters away; shown when one is set. */
  clear?: { label: string; active: boolean }
  children?: Child
}

/** A form whose answer is an address: filters can be linked, bookmarked and sent on. */
export function Filters({ action, label, submit, clear, children }: FiltersProps) {
  return (
    <form class="filters" method="get" action={action} role="search" aria-label={label}>
      <div class="filter-fields">{children}</div>
      <div class="filter-actions">
        <button type="submit">{submit}</button>
        {clear?.active && <a href={action}>{clear.label}</a>}
      </div>
    </form>
  )
}

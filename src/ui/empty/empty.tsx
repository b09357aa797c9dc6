import type { Child } from 'hono/jsx'

/** What a list says when it has nothing to show, and what to do then. */
export function Empty({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  )
}

import type { Child } from 'hono/jsx'

/** A short word on a thing's state; the words carry the meaning, the colour only repeats it. */
export function Badge({
  kind = 'plain',
  children,
}: {
  kind?: 'plain' | 'good' | 'waiting' | 'late' | 'past'
  children?: Child
}) {
  return <span class={`badge ${kind}`}>{children}</span>
}

export function DemonstrationBadge({ label }: { label: string }) {
  return <span class="badge demonstration">{label}</span>
}

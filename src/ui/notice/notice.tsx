import type { Child } from 'hono/jsx'

interface NoticeProps {
  kind?: 'information' | 'success' | 'warning' | 'error'
  title?: string
  /** Read out at once, for what has just happened. */
  live?: boolean
  children?: Child
}

export function Notice({ kind = 'information', title, live, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  )
}

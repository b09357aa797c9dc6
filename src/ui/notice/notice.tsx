import type { Child } from 'hono/jsx'

type Kind = 'information' | 'success' | 'warning' | 'error'

interface NoticeProps {
  kind?: Kind
  title?: string
  /** Read out at once, for what has just happened. */
  live?: boolean
  children?: Child
}

/** A shape of its own for each kind: colour alone would not tell them apart. */
const signs: Record<Kind, string> = {
  information: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 11v6M12 7.2v.3',
  success: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M7.8 12.4l2.9 2.9l5.6-6.2',
  warning: 'M12 3.5L2.5 20h19zM12 10v4.6M12 17.2v.2',
  error: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.4v5.4M12 16.2v.2',
}

export function Notice({ kind = 'information', title, live, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      <svg class="notice-sign" viewBox="0 0 24 24" aria-hidden="true">
        <path d={signs[kind]} />
      </svg>
      <div class="notice-text">
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

import type { Child } from 'hono/jsx'

export interface Fact {
  label: string
  value: Child
  /** Where the value comes from, its date, what it does not mean. */
  note?: Child
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd>
            {fact.value}
            {fact.note && <span class="fact-note">{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

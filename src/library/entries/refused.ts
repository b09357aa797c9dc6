/** What is refused as it is written: a rule between columns or rows that no field knows alone. */
export class Circle extends Error {
  readonly code = '23514'
  /** As a rule of a table is called. */
  readonly constraint: string

  constructor(column: string) {
    super(`${column}: by way of others the entry names itself`)
    this.constraint = `${column}_${circle}`
  }
}

const circle = 'circle'
export const isCircle = (constraint: string): boolean => constraint.endsWith(`_${circle}`)

export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  if (!/^(22|23)/.test(error.code)) return undefined
  const named = 'constraint' in error ? error.constraint : undefined
  const column = 'column' in error ? error.column : undefined
  return [named, column].find((one): one is string => typeof one === 'string') ?? error.code
}

/** What the database itself refuses: a rule between columns that no field knows alone. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  if (!/^(22|23)/.test(error.code)) return undefined
  const named = 'constraint' in error ? error.constraint : undefined
  const column = 'column' in error ? error.column : undefined
  return [named, column].find((one): one is string => typeof one === 'string') ?? error.code
}

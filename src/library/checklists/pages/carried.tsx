import type { ChecklistResult } from '../result.ts'

/** What was answered before goes on with the reader from page to page, and is kept nowhere else. */
export function Carried({ results }: { results: readonly ChecklistResult[] }) {
  return (
    <>
      {results.map(({ file }) => (
        <input type="hidden" name="file" value={JSON.stringify(file)} />
      ))}
    </>
  )
}

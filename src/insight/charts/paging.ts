export interface Paging {
  readonly page: number
  readonly pages: number
  /** Position of the first row of the page, and of the first beyond it. */
  readonly start: number
  readonly end: number
}

/** Where a page of a list begins and ends; beyond the last page stands the last. */
export function pagingOf(count: number, asked: number, perPage: number): Paging {
  const pages = Math.max(1, Math.ceil(count / perPage))
  const page = Math.min(asked, pages)
  return { page, pages, start: (page - 1) * perPage, end: Math.min(count, page * perPage) }
}

/** The rows of a page. */
export function onPage<T>(rows: readonly T[], asked: number, perPage: number): readonly T[] {
  const { start, end } = pagingOf(rows.length, asked, perPage)
  return rows.slice(start, end)
}

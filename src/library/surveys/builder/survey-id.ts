/** What stands in addresses where a survey would. */
const reserved = new Set(['new', 'answer', 'open-now'])

/** How a survey is called in its address: its first title and the year it began in. */
export function surveyIdFrom(titles: Readonly<Record<string, string>>, now: Date): string {
  const words = Object.values(titles).map(plainWords).find(Boolean) ?? 'survey'
  const year = String(now.getUTCFullYear())
  const id = words.endsWith(year) ? words : `${words}-${year}`
  return reserved.has(id) ? `survey-${id}` : id
}

const plainWords = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '')

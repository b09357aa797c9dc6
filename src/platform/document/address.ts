/** Where links of a document lead once it has left the site. */
export interface Addresses {
  /** Of the site, for addresses that begin with a slash; '' on the site itself; without it they are text. */
  readonly origin?: string | undefined
  /** Keys of the document's sections. */
  readonly sections: ReadonlySet<string>
}

export type Leads = { readonly section: string } | { readonly url: string } | undefined

const longest = 2000

/** Undefined for what a reader must not be led to: other schemes, sections that are not there, endless addresses. */
export function leadsTo(href: string | undefined, { origin, sections }: Addresses): Leads {
  if (href === undefined || href.length > longest) return undefined
  if (href.startsWith('#')) return sections.has(href.slice(1)) ? { section: href.slice(1) } : undefined
  const own = /^\/(?![/\\])/.test(href)
  if (own && origin === '') return { url: href }
  const whole = own ? origin && `${origin}${href}` : href
  if (!whole || !URL.canParse(whole)) return undefined
  const url = new URL(whole)
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? { url: url.href } : undefined
}

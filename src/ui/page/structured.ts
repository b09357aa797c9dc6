import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { href } from '#routes'

/** A thing of schema.org: `{ '@type': 'Event', name: … }`. Addresses in it are absolute. */
export type Structured = object

interface Described {
  view: View
  title: string
  description?: string | undefined
  structured?: Structured | readonly Structured[] | undefined
}

/** What programs read of a page: the page itself as part of the site, and the things it is about. */
export function pageGraph({ view, title, description, structured = [] }: Described): object {
  const { lang, origin } = view
  const address = origin + view.path
  const site = origin + href('home', { lang })
  const about = (Array.isArray(structured) ? structured : [structured]) as readonly Structured[]
  const ids = about.map((thing, n) => ('@id' in thing ? String(thing['@id']) : `${address}#${n + 1}`))
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebPage',
        '@id': address,
        url: address,
        name: title,
        ...(description && { description }),
        inLanguage: lang,
        isPartOf: { '@id': site },
        ...(ids.length > 0 && { mainEntity: ids.map((id) => ({ '@id': id })) }),
      },
      {
        '@type': 'WebSite',
        '@id': site,
        url: site,
        name: view.speech.words('site')('name'),
        inLanguage: languages,
        potentialAction: {
          '@type': 'SearchAction',
          target: { '@type': 'EntryPoint', urlTemplate: `${origin}${href('search', { lang })}?q={search_term_string}` },
          'query-input': 'required name=search_term_string',
        },
      },
      ...about.map((thing, n) => Object.assign({ '@id': ids[n] }, thing)),
    ],
  }
}

/** JSON that no text in it can lead out of: neither a closing tag nor a comment. */
export function asData(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

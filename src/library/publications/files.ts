import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import type { CslItem } from './csl.ts'

const bibtex = plugins.config.get('@bibtex') as { format: { useIdAsLabel: boolean; checkLabel: boolean } }
// Labels made of author and title are the same for several publications without an author.
bibtex.format.useIdAsLabel = true
// Ids have hyphens, which a label may have.
bibtex.format.checkLabel = false

interface CitationFile {
  readonly type: string
  make(items: readonly CslItem[]): string
}

/** Files for reference managers, by how their name ends. */
const kinds: Readonly<Record<string, CitationFile>> = {
  '.csl.json': {
    type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    make: (items) => `${JSON.stringify(items, null, 2)}\n`,
  },
  '.bib': {
    type: 'application/x-bibtex; charset=utf-8',
    make: (items) => (items.length === 0 ? '' : String(plugins.output.format('bibtex', [...items]))),
  },
}

/** Undefined: no such file is made. */
export function citationFile(name: string): CitationFile | undefined {
  const ending = /(\.csl\.json|\.bib)$/.exec(name)?.[1]
  return ending === undefined ? undefined : kinds[ending]
}

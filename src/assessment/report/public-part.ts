import type { Block, Doc, Section } from '#platform/document'

/**
 * The rule for readers from outside, where a place has made its areas public but not its answers: the report without what
 * the place wrote and showed beside single answers. Its texts stay: the place has approved them for publication.
 */
export const publicPart = (doc: Doc): Doc => ({ ...doc, sections: doc.sections.map(withoutEvidence) })

const withoutEvidence = (section: Section): Section => ({
  ...section,
  blocks: section.blocks.filter((block) => !isEvidence(block)),
  ...(section.sections && { sections: section.sections.map(withoutEvidence) }),
})

/** Of all callouts those with a title quote the place. */
const isEvidence = (block: Block): boolean => block.kind === 'callout' && block.title !== undefined

import { leastPlaces } from '#insight'
import type { Block, Section } from '#platform/document'
import { href } from '#routes'
import { bound, type Pen } from './draft/words.ts'
import { sectionFrom } from './text.ts'

/** How the figures came about, what they are not, and what is not known. Nobody edits it. */
export function methodSection(pen: Pen, version: number | null): Section {
  const { t } = pen
  const part = (key: string, title: string, blocks: readonly Block[]): Section => ({
    key: `method-${key}`,
    title,
    blocks,
  })
  return {
    key: 'method',
    title: t('section.method'),
    newPage: true,
    blocks: [paragraph(`${t('method.independent')} ${t('method.mirror')}`), paragraph(t('method.text'))],
    sections: [
      part('made', t('method.made'), [madeFacts(pen, version)]),
      part('rule', t('method.rule'), ruleBlocks(pen)),
      part('counts', t('method.counts'), countBlocks(pen)),
      part('groups', t('method.groups'), [paragraph(t('method.groups.lead', { least: leastPlaces }))]),
      part('unknown', t('method.unknown'), [{ kind: 'list', items: unknowns(pen).map((one) => [one]) }]),
    ],
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text] })

function madeFacts({ t, speech, texts, material }: Pen, version: number | null): Block {
  const { standing, round } = material
  const { result, edition } = standing
  const { lang } = speech
  const facts = [
    {
      label: t('made.edition'),
      value: [`${texts.edition.title} ${edition.edition} (${edition.id})`],
    },
    { label: t('made.editionHash'), value: [result.editionHash] },
    { label: t('made.basis'), value: [t(`made.basis.${result.basis}`)] },
    {
      label: t('made.result'),
      value: [
        { text: result.id, href: href('result', { lang, result: result.id }) },
        ` (${speech.date(result.computedAt)})`,
      ],
    },
    { label: t('made.resultHash'), value: [result.hash] },
    { label: t('made.engine'), value: [result.engine] },
    {
      label: t('made.round'),
      value: [
        version === null ? t('made.round.draft', { id: round.id }) : t('made.round.version', { id: round.id, version }),
      ],
    },
  ]
  return { kind: 'facts', facts }
}

function ruleBlocks({ t, speech, texts, material }: Pen): Block[] {
  const { document, edition } = material.standing
  const rule = speech.words('instruments')
  const composites = edition.composites.flatMap(({ key }) => {
    const { name, about } = texts.composite(key)
    return about ? [[{ text: name, bold: true as const }, ` ${about}`]] : []
  })
  return [
    paragraph(t('rule.lead')),
    paragraph(
      [rule(`rule.mean.${document.rule.mean}`), rule(`rule.missing.${document.rule.missing}`), rule('rule.na')].join(
        ' ',
      ),
    ),
    ...(composites.length > 0 ? [{ kind: 'list' as const, items: composites }] : []),
    paragraph(t('rule.moves')),
  ]
}

/** Of all areas together; each area says its own. */
function countBlocks({ t, speech, figures }: Pen): readonly Block[] {
  const given = {
    answered: bound('answered:all'),
    na: bound('na:all'),
    missing: bound('missing:all'),
    sourced: bound('sourced:all'),
  }
  const text = `${t('counts.all', given)} ${t('method.counts.lead')}`
  return sectionFrom(text, { key: '', title: '' }, { speech, figures, blocks: new Map() }).blocks
}

function unknowns({ t, material }: Pen): string[] {
  const { standing, facts } = material
  const has = (measure: string) => facts.some((fact) => fact.measure === measure)
  const { missing } = standing.document.counts
  return [
    ...(missing > 0 ? [t('unknown.missing', { count: missing })] : []),
    ...(has('population') ? [] : [t('unknown.population')]),
    ...(has('foreign_born_percent') ? [] : [t('unknown.foreign_born')]),
    ...(standing.former.length === 0 ? [t('unknown.former')] : []),
    ...(standing.result.basis === 'answered' ? [t('unknown.review')] : []),
    t('unknown.others'),
    t('unknown.effect'),
  ]
}

import type { Cell, Section } from '#platform/document'
import type { Difference } from './model.ts'
import { type Pen, sayValue, sayWho } from './saying.ts'

/** Record and print beside each other, with who has seen it, when and why. */
export function differenceSection(pen: Pen): Section | undefined {
  const { t, differences } = pen
  if (differences.size === 0) return undefined
  return {
    key: 'differences',
    title: t('differences.title'),
    newPage: true,
    blocks: [
      { kind: 'paragraph', runs: [t('differences.text', { count: differences.size })] },
      {
        kind: 'table',
        caption: t('differences.caption'),
        head: [
          cell(t('differences.figure')),
          numeric(t('differences.recorded')),
          numeric(t('differences.stated')),
          cell(t('differences.why')),
        ],
        rows: [...differences.values()].map((one) => rowOf(pen, one)),
      },
    ],
  }
}

const cell = (text: string): Cell => ({ runs: [text] })
const numeric = (text: string): Cell => ({ runs: [text], numeric: true })

function rowOf(pen: Pen, { figure, recorded, stated, acknowledged }: Difference): Cell[] {
  const { speech, t, material } = pen
  const found = material.figures.get(figure)
  const unit = found?.unit ?? ''
  const { text, lang } = reasonIn(pen, acknowledged?.reason ?? {})
  const by =
    acknowledged && t('differences.by', { name: sayWho(t, acknowledged.name), date: speech.date(acknowledged.at) })
  return [
    cell(found?.says[speech.lang as 'en' | 'fr'] ?? figure),
    numeric(recorded === null ? '–' : sayValue(speech, unit, recorded)),
    numeric(sayValue(speech, unit, stated)),
    by === undefined
      ? { runs: [{ text: t('differences.open'), bold: true }] }
      : { runs: [lang === speech.lang ? text : { text, lang }, ` ${by}`] },
  ]
}

/** Where it was given in one language alone, that one. */
export function reasonIn(
  { speech }: Pick<Pen, 'speech'>,
  reason: Partial<Record<string, string>>,
): { text: string; lang: string } {
  const own = reason[speech.lang]
  if (own) return { text: own, lang: speech.lang }
  const [lang = speech.lang, text = ''] = Object.entries(reason).find(([, said]) => said) ?? []
  return { lang, text: text ?? '' }
}

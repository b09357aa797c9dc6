import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'

const lineRule = LineRuleType.AUTO

/** Of the line between the margins, in twentieths of a point. */
export const textWidth = 11906 - 2 * 1440

const [ink, soft, accent, mark] = ['20262E', '555752', '093A3E', '6D4C0C']
/** Installed with every Word; readers without them see what their program takes instead. */
const [sans, serif] = ['Calibri', 'Cambria']

const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: false, font: serif, color: accent },
  paragraph: { spacing: { before, after }, keepNext: true },
})

export const styles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: sans, size: 22, color: ink, language: { value: language } },
      paragraph: { spacing: { after: 140, line: 288, lineRule } },
    },
    title: {
      run: { size: 64, font: serif, color: accent },
      paragraph: { spacing: { before: 2800, after: 200, line: 240, lineRule } },
    },
    heading1: heading(40, 480, 200),
    heading2: heading(28, 360, 140),
    heading3: heading(24, 280, 100),
    heading4: heading(22, 240, 80),
    hyperlink: { run: { color: '0F5257' } },
  },
  paragraphStyles: [
    style('Subtitle', 'Subtitle', { size: 30, color: soft }, { spacing: { after: 300 } }),
    style('CoverLine', 'Cover line', { size: 22, color: soft }, { spacing: { after: 160 } }),
    style('Mark', 'Mark', { bold: true, color: mark }, { spacing: { before: 200, after: 300 } }),
    style('ContentsTitle', 'Contents title', { size: 40, color: accent, font: serif }, { spacing: { after: 200 } }),
    style('Lead', 'Lead', { size: 26, color: soft }, { spacing: { after: 200 } }),
    style('MarkSmall', 'Mark on a page', { size: 17, color: mark }, { spacing: { after: 0, line: 240, lineRule } }),
    style('TOC1', 'toc 1', {}, { spacing: { before: 80, after: 20, line: 250, lineRule } }),
    style(
      'TOC2',
      'toc 2',
      { color: soft, size: 20 },
      { indent: { left: 220 }, spacing: { after: 0, line: 250, lineRule } },
    ),
    style('Small', 'Small print', { size: 17, color: soft }, { spacing: { after: 80, line: 240, lineRule } }),
    style(
      'Caption',
      'caption',
      { bold: true, size: 20, color: ink },
      { spacing: { before: 240, after: 100 }, keepNext: true },
    ),
    style('Legend', 'Legend', { size: 19, color: soft }, { spacing: { before: 60, after: 240 } }),
    style('Cell', 'Cell', { size: 20 }, { spacing: { before: 40, after: 40, line: 250, lineRule } }),
    style('Quote', 'Quote', { italics: true }, { indent: { left: 400 }, spacing: { before: 160, after: 60 } }),
    style('QuoteSource', 'Quote source', { size: 19, color: soft }, { indent: { left: 400 }, spacing: { after: 200 } }),
    style('CalloutTitle', 'Callout title', { bold: true, size: 24, color: accent, font: serif }, { keepNext: true }),
  ],
})

const style = (id: string, name: string, run: object, paragraph: object) => ({
  id,
  name,
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  run,
  paragraph,
})

export const bullets = 'bullets'
export const numbersOf = (list: number): string => `numbers-${list}`

/** Every numbered list has numbers of its own, else it would go on where the one before ended. */
export const listLevels = (lists: number): INumberingOptions => ({
  config: [
    level(bullets, LevelFormat.BULLET, '•'),
    ...Array.from({ length: lists }, (_, i) => level(numbersOf(i), LevelFormat.DECIMAL, '%1.')),
  ],
})

const level = (reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  reference,
  levels: [
    {
      level: 0,
      format,
      text,
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: 440, hanging: 320 }, spacing: { after: 80 } } },
    },
  ],
})

import type { Speech } from '#platform/i18n'
import type { Place } from '../model.ts'
import type { Letter } from './model.ts'

/** The statement of intent in one language, as a page and a file set it. */
export interface LetterText {
  readonly title: string
  /** That place and letter are invented, where they are. */
  readonly mark: string | null
  /** Who declares, to whom. */
  readonly address: string
  readonly opening: string
  readonly listOpening: string
  readonly intentions: readonly string[]
  readonly closing: readonly string[]
  readonly done: string
  readonly signatures: readonly { readonly for: string; readonly name: string; readonly office: string }[]
}

const intentions = ['policy', 'coordinator', 'index', 'share', 'exchange', 'fee'] as const

interface Parties {
  readonly place: Pick<Place, 'name' | 'demonstration'>
  /** In the reader's language. */
  readonly country: string
  /** Absent: lines to be filled in by hand. */
  readonly letter: Letter | null
}

/** Our own text: the programme's is not public. It says what the steps and obligations of this system ask for. */
export function letterText(speech: Speech, { place, country, letter }: Parties): LetterText {
  const t = speech.words('membership')
  const names = { place: place.name, country }
  return {
    title: t('letter.title'),
    mark: place.demonstration ? t('demonstration.mark') : null,
    address: t('letter.address', names),
    opening: t('letter.opening', names),
    listOpening: t('letter.list', names),
    intentions: intentions.map((one) => t(`letter.list.${one}`, names)),
    closing: [t('letter.network', names), t('letter.nature')],
    done: letter ? t('letter.done', { date: speech.date(letter.on) }) : t('letter.done.blank'),
    signatures: [
      { for: t('letter.for', names), name: letter?.signatory ?? '', office: letter?.office ?? '' },
      { for: t('letter.forProgramme'), name: '', office: '' },
    ],
  }
}

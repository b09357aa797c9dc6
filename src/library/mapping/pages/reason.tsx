import type { View } from '#platform/http'
import { languageMark } from '../../pages/practice-items.tsx'
import { reasonIn, type Reasons } from '../model.ts'

/** In the language of the page, where it was written in that. */
export function Reason({ view, reasons }: { view: View; reasons: Reasons }) {
  const { text, language } = reasonIn(reasons, view.lang)
  return <span lang={languageMark(language, view)}>{text}</span>
}

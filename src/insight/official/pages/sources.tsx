import { saysMore, SourceLinks } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import type { OfficialResult } from '../model.ts'

/** Where a figure can be checked: the page or the file it was published in, and what was entered here of it. */
export function OfficialSource({ view, row }: { view: View; row: OfficialResult }) {
  const t = view.speech.words('data')
  return (
    <>
      <SourceLinks view={view} source={row.source} />{' '}
      {row.fileId && <a href={href('file', { id: row.fileId })}>{t('official.file')}</a>}{' '}
      <a class="official-details" href={href('officialEntry', { lang: view.lang, entry: row.entryId })}>
        {t('official.details')}
      </a>
    </>
  )
}

/** A note is in the words of whoever entered it: English in the record, of any language where people did. */
export function NoteText({ view, note, origin }: Pick<OfficialResult, 'note' | 'origin'> & { view: View }) {
  if (note === null) return null
  return <span lang={origin === 'record' && view.lang !== 'en' ? 'en' : undefined}>{note}</span>
}

/** Whether English words of the record stand in a row. */
export const isOfRecord = ({ note, origin, source }: Pick<OfficialResult, 'note' | 'origin' | 'source'>): boolean =>
  origin === 'record' && (note !== null || saysMore(source))

import { type Edition, langOf, textsIn, type TextsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Breadcrumb, Page } from '#ui'
import { areaLabel } from '../../pages/practice-items.tsx'
import type { ReviewedRow } from '../store.ts'
import { PracticeName } from './mapping.tsx'
import { Reason } from './reason.tsx'

interface Props {
  view: View
  edition: Edition
  demonstration: boolean
  area: string
  rows: readonly ReviewedRow[]
}

/** The questions of an area, each with the practices that answer it and why. */
export function MappingAreaPage({ view, edition, demonstration, area, rows }: Props) {
  const { speech, lang } = view
  const t = speech.words('recommendations')
  const texts = textsIn(edition, lang)
  const title = t('mapping.of', { area: texts.area(area).name })
  const byItem = Map.groupBy(rows, ({ item }) => item)
  const all = href('practiceMapping', { lang }, { set: demonstration ? 'demonstration' : undefined })
  return (
    <Page view={view} title={title} section="practices" demonstration={demonstration} indexed={!demonstration}>
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: speech.words('library')('practices.title'), href: href('practices', { lang }) },
          { label: t('mapping.title'), href: all },
        ]}
      />
      <h1>{title}</h1>
      {edition.items
        .filter((item) => item.area === area)
        .map(({ key }) => (
          <Question view={view} texts={texts} item={key} area={area} rows={byItem.get(key) ?? []} />
        ))}
      <p class="actions">
        <a href={all}>{t('mapping.back')}</a>
      </p>
    </Page>
  )
}

type QuestionProps = Pick<Props, 'view' | 'area' | 'rows'> & { texts: TextsIn; item: string }

function Question({ view, texts, item, area, rows }: QuestionProps) {
  const t = view.speech.words('recommendations')
  const text = texts.item(item)
  return (
    <section class="section" id={item}>
      <h2 class="practice-question" {...langOf(text)}>
        <span class="item-number">{item}</span> {text.ask}
      </h2>
      {rows.length === 0 ? (
        <p>{t('mapping.item.none')}</p>
      ) : (
        <ul class="practice-answers" role="list">
          {rows.map((row) => (
            <li>
              <PracticeName view={view} row={row} />
              <p>
                {row.fit && <Badge>{t(`fit.${row.fit}`)}</Badge>}{' '}
                {row.own ? t('answers.own') : <Reason view={view} reasons={row.reasons} />}
              </p>
              {row.area !== area && (
                <p class="hint">{t('mapping.otherArea', { area: areaLabel(row.area, view.lang) })}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

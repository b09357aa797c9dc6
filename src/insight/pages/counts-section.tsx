import { langOf } from '#instruments'
import { Table } from '#ui'
import type { SectionProps } from './result.tsx'

/** What the scores rest on: a missing answer counts 0, and a reader has to see how many there are. */
export function CountsSection(props: SectionProps) {
  const { view, document, edition, texts } = props
  const { speech } = view
  const t = speech.words('insight')
  const areas = edition.areas.map((key) => ({
    name: <span {...langOf(texts.area(key))}>{texts.area(key).name}</span>,
    counts: document.countsByArea[key],
  }))
  const rows = [...areas, { name: t('counts.all'), counts: document.counts }]
  const column = (state: 'answered' | 'na' | 'missing') => ({
    key: state,
    head: t(`counts.${state}`),
    numeric: true,
    cell: ({ counts }: (typeof rows)[number]) => speech.number(counts?.[state] ?? 0),
  })
  return (
    <section class="section" id="counts">
      <h2>{t('counts.title')}</h2>
      <p>{t(`counts.sentence.${document.rule.missing}`, { ...document.counts, count: document.counts.missing })}</p>
      <div class="narrow">
        <Table
          caption={t('counts.caption')}
          captionHidden
          columns={[
            { key: 'area', head: t('table.area'), rowHead: true, cell: ({ name }) => name },
            column('answered'),
            column('na'),
            column('missing'),
          ]}
          rows={rows}
        />
      </div>
      {document.counts.missing > 0 && <Missing {...props} />}
    </section>
  )
}

function Missing({ view, document, edition, texts }: SectionProps) {
  const t = view.speech.words('insight')
  const missing = edition.items.filter(({ key }) => document.items[key]?.state === 'missing')
  const areas = edition.areas.filter((area) => missing.some((item) => item.area === area))
  return (
    <>
      <h3>{t('missing.title')}</h3>
      <dl class="missing-items">
        {areas.map((area) => (
          <div>
            <dt {...langOf(texts.area(area))}>{texts.area(area).name}</dt>
            {missing
              .filter((item) => item.area === area)
              .map(({ key }) => (
                <dd {...langOf(texts.item(key))}>{texts.item(key).ask}</dd>
              ))}
          </div>
        ))}
      </dl>
    </>
  )
}

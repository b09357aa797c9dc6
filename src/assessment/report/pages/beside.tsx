import { href } from '#routes'
import { Table } from '#ui'
import type { NamedFigure } from '../figure-names.ts'
import { blockNames } from '../sections.ts'
import type { EditProps } from './edit.tsx'

/** Names that a text may use: those of the section first, then all others. */
export function FigureLists({ view, figures, section }: EditProps) {
  const t = view.speech.words('report')
  const near = (figure: NamedFigure) => (section.area === null ? figure.area === null : figure.area === section.area)
  const blocks = blockNames[section.kind]
  return (
    <section>
      {blocks.length > 0 && (
        <>
          <h2>{t('edit.blocks')}</h2>
          <dl class="report-blocks">
            {blocks.map((name) => (
              <div>
                <dt>
                  <code>{`{block:${name}}`}</code>
                </dt>
                <dd>{t(`block.${name as 'facts'}`)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h2>{t('edit.figures')}</h2>
      <FigureTable view={view} figures={figures.filter(near)} caption={t('edit.figures')} />
      <details>
        <summary>{t('edit.figures.all')}</summary>
        <FigureTable view={view} figures={figures.filter((one) => !near(one))} caption={t('edit.figures.all')} />
      </details>
    </section>
  )
}

function FigureTable({ view, figures, caption }: Pick<EditProps, 'view' | 'figures'> & { caption: string }) {
  const t = view.speech.words('report')
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        {
          key: 'token',
          head: t('edit.figures.token'),
          rowHead: true,
          cell: ({ key, what }) => (
            <>
              <code>{`{${key}}`}</code>
              <span class="hint">{what}</span>
            </>
          ),
        },
        { key: 'value', head: t('edit.figures.value'), numeric: true, cell: ({ value }) => value },
      ]}
      rows={figures}
    />
  )
}

/** What the place says of this section. */
export function Remarks({ view, checks, section, round }: EditProps) {
  const { speech, lang } = view
  const t = speech.words('report')
  const own = checks.filter((check) => check.section === section.key && check.settledAt === null)
  if (own.length === 0) return null
  return (
    <section>
      <h2>{t('edit.remarks')}</h2>
      <ul class="report-checks" role="list">
        {own.map(({ text, name, saidAt }) => (
          <li>
            <p class="typed">{text}</p>
            <p class="hint">
              {name === null
                ? t('check.said.unknown', { date: speech.date(saidAt) })
                : t('check.said', { name, date: speech.date(saidAt) })}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={href('report', { lang, round: round.id })}>{t('check.settle')}</a>
      </p>
    </section>
  )
}

export function TextVersions({ view, versions, round, section, lang }: EditProps) {
  if (versions.length === 0) return null
  const { speech } = view
  const t = speech.words('report')
  return (
    <details>
      <summary>{t('edit.versions')}</summary>
      <ol class="report-versions" reversed>
        {versions.map(({ revision, savedAt, name, text }) => {
          const date = speech.date(savedAt, { dateStyle: 'long', timeStyle: 'short' })
          const given = { date, name: name ?? t('edit.somebody') }
          const to = { lang: view.lang, round: round.id, section: section.key }
          return (
            <li>
              {t(text === null ? 'edit.version.back' : 'edit.version', given)}{' '}
              {text !== null && (
                <a href={href('reportEdit', to, { in: lang, version: revision })}>
                  {t('edit.version.show')}
                  <span class="unseen"> {date}</span>
                </a>
              )}
            </li>
          )
        })}
      </ol>
    </details>
  )
}

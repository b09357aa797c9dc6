import { AnswerValue, type Content, findItem, langOf, textsIn } from '#instruments'
import { href } from '#routes'
import { Badge, Notice, Table } from '#ui'
import { changesOf, isWrong, type PlannedRow } from '../plan.ts'
import { Bring, type ExchangeProps, type Previewed } from './exchange.tsx'
import { sayRowFault } from './words.ts'

type PreviewProps = ExchangeProps & { preview: Previewed }

/** Row by row what an import would do; the button stands only where all of it can be done. */
export function Preview(props: PreviewProps) {
  const { view, preview, round } = props
  const t = view.speech.words('exchange')
  const { plan, moved } = preview
  const count = (status: PlannedRow['status']) => plan.filter((row) => row.status === status).length
  const changes = changesOf(plan).length
  return (
    <>
      {moved && (
        <Notice kind="warning" live>
          <p>{t('preview.moved')}</p>
        </Notice>
      )}
      {isWrong(plan) && (
        <Notice kind="error" live title={t('preview.wrong', { count: count('wrong') })}>
          <p>{t('preview.wrong.text')}</p>
        </Notice>
      )}
      {changes === 0 && !isWrong(plan) && <Notice>{t('preview.nothing')}</Notice>}
      {count('clash') > 0 && (
        <Notice kind="warning">
          <p>{t('preview.clash', { count: count('clash') })}</p>
        </Notice>
      )}
      <section class="section">
        <h2>{t('preview.title')}</h2>
        <p>
          {view.speech.list([
            t('preview.new', { count: count('new') }),
            t('preview.changed', { count: count('changed') + count('clash') }),
            t('preview.same', { count: count('same') + count('empty') }),
          ])}
        </p>
        {changes > 0 && (
          <form
            method="post"
            action={href('roundExchange', { lang: view.lang, round: round.id })}
            enctype="multipart/form-data"
          >
            <input type="hidden" name="rows" value={JSON.stringify(preview.rows)} />
            <input type="hidden" name="confirm" value={preview.fingerprint} />
            <p class="actions">
              <button type="submit">{t('preview.submit', { count: changes })}</button>
              <a href={href('roundExchange', { lang: view.lang, round: round.id })}>{t('preview.leave')}</a>
            </p>
          </form>
        )}
        <Rows {...props} />
      </section>
      <section class="section">
        <h2>{t('bring.again')}</h2>
        <Bring view={view} round={round.id} />
      </section>
    </>
  )
}

const kinds = {
  new: 'good',
  changed: 'waiting',
  clash: 'waiting',
  wrong: 'late',
  same: 'plain',
  empty: 'plain',
} as const

/** What is the same or empty is counted, not shown. */
function Rows({ view, edition, preview }: PreviewProps) {
  const { speech, lang } = view
  const t = speech.words('exchange')
  const texts = textsIn(edition, lang)
  const rows = preview.plan.filter(({ status }) => status !== 'same' && status !== 'empty')
  if (rows.length === 0) return null
  return (
    <Table
      caption={t('preview.title')}
      captionHidden
      columns={[
        { key: 'line', head: t('preview.line'), numeric: true, cell: ({ row }) => speech.number(row.line) },
        {
          key: 'item',
          head: t('sheet.question'),
          rowHead: true,
          cell: ({ row }: PlannedRow) => {
            const text = findItem(edition, row.item) && texts.item(row.item)
            return (
              <>
                {row.item} {text && <span {...langOf(text)}>{text.ask}</span>}
              </>
            )
          },
        },
        {
          key: 'status',
          head: t('preview.status'),
          cell: ({ status }) => <Badge kind={kinds[status]}>{t(`status.${status}`)}</Badge>,
        },
        {
          key: 'what',
          head: t('preview.what'),
          cell: (planned: PlannedRow) => {
            if (planned.status === 'wrong') return sayRowFault(speech, edition, planned.row, planned.fault)
            if (!('content' in planned)) return null
            const { before, content, row } = planned
            return (
              <>
                <Said {...{ view, edition }} item={row.item} content={content} />
                {planned.status !== 'new' && (
                  <>
                    <p class="hint">{t('preview.before')}</p>
                    <Said {...{ view, edition }} item={row.item} content={before} />
                  </>
                )}
              </>
            )
          },
        },
      ]}
      rows={rows}
    />
  )
}

function Said({
  view,
  edition,
  item: key,
  content,
}: Pick<PreviewProps, 'view' | 'edition'> & { item: string; content: Content }) {
  const t = view.speech.words('assessment')
  const item = findItem(edition, key)
  if (!item) return null
  return (
    <>
      <AnswerValue
        speech={view.speech}
        item={item}
        text={textsIn(edition, view.lang).item(key)}
        answer={content.answer}
      />
      {content.comment && <p>{t('content.comment', { comment: content.comment })}</p>}
      {content.source && <p>{t('content.source', { source: content.source })}</p>}
    </>
  )
}

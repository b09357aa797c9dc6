import { EntryTools, In, NewEntryLink, SourceLine, textIn } from '#library'
import type { View } from '#platform/http'
import { type Column, Markdown, Table } from '#ui'
import { spendingKind } from '../kinds.ts'
import type { Spending } from '../model.ts'
import { yearSpent } from '../spending.ts'

interface Props {
  view: View
  year: number
  spending: readonly Spending[]
  /** Names of networks, by id. */
  networks: ReadonlyMap<string, string>
}

export function SpendingOfYear({ view, year, spending, networks }: Props) {
  const t = view.speech.words('outreach')
  const owners = [...new Set(spending.map(({ networkId }) => networkId))]
  return (
    <section class="section" id="spending">
      <h2>{t('spending.title')}</h2>
      {spending.length === 0 && <p>{t('spending.none', { year: `${year}` })}</p>}
      {owners.map((owner) => (
        <>
          {owner !== null && <h3>{networks.get(owner) ?? owner}</h3>}
          <Spent view={view} spending={spending.filter(({ networkId }) => networkId === owner)} />
        </>
      ))}
      <NewEntryLink view={view} kind={spendingKind} />
    </section>
  )
}

function Spent({ view, spending }: Pick<Props, 'view' | 'spending'>) {
  const { speech } = view
  const t = speech.words('outreach')
  const { lines, total, sum, difference } = yearSpent(spending)
  const euro = (value: number) => speech.number(value, { style: 'currency', currency: 'EUR' })
  const rows: Row[] = [
    ...lines.map((line) => ({
      name: nameOf(line),
      amount: line.values.amount,
      standing: standingOf(line),
      id: line.id,
    })),
    ...(sum === null ? [] : [{ name: t('spending.sum'), amount: sum, standing: '' }]),
    ...(total
      ? [
          {
            name: sum === null ? nameOf(total) : t('spending.stated'),
            amount: total.values.amount,
            standing: standingOf(total),
            id: total.id,
          },
        ]
      : []),
  ]
  return (
    <>
      <Table caption={t('spending.title')} captionHidden columns={columns(view, euro)} rows={rows} stacked />
      {sum === null && total && <p>{t('spending.noLines')}</p>}
      {sum !== null && total && difference !== null && (
        <p>
          {t('spending.differs', {
            sum: euro(sum),
            total: euro(total.values.amount),
            difference: euro(Math.abs(difference)),
          })}
        </p>
      )}
      {spending.map((entry) => (
        <Remark view={view} entry={entry} />
      ))}
    </>
  )

  function nameOf(entry: Spending) {
    return <In view={view} said={textIn(entry, 'title', view.lang)} />
  }
  function standingOf({ values }: Spending) {
    return t(`expenditure.choice.standing.${values.standing}`)
  }
}

interface Row {
  readonly name: unknown
  readonly amount: number
  readonly standing: string
  readonly id?: string
}

function columns({ speech }: View, euro: (value: number) => string): Column<Row>[] {
  const t = speech.words('outreach')
  return [
    { key: 'line', head: t('spending.line'), rowHead: true, cell: ({ name, id }) => <span id={id}>{name}</span> },
    { key: 'amount', head: t('spending.amount'), numeric: true, cell: ({ amount }) => euro(amount) },
    { key: 'standing', head: t('spending.standing'), cell: ({ standing }) => standing },
  ]
}

function Remark({ view, entry }: { view: View; entry: Spending }) {
  const note = textIn(entry, 'note', view.lang)
  return (
    <>
      {note && (
        <div lang={note.lang === view.lang ? undefined : note.lang}>
          <Markdown text={note.text} headings={4} />
        </div>
      )}
      <SourceLine view={view} entry={entry} />
      <EntryTools view={view} kind={spendingKind} entry={entry} />
    </>
  )
}

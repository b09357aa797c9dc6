import Papa from 'papaparse'
import { formula } from '#platform/csv'
import { nextThing, stageOf } from '../accession/pipeline.ts'
import type { Board } from './read-board.ts'
import { lastSign } from './silence.ts'

/** The tables of the board as files: codes and dates, which every program reads alike. */
const tables = {
  accessions: ({ accessions, today }: Board) =>
    accessions.map((accession) => {
      const { place, openedAt } = accession
      const next = nextThing(accession, today)
      return {
        ...placeOf(place),
        stage: stageOf(accession),
        next_step: next?.step ?? '',
        planned_for: next?.dueOn ?? '',
        overdue: next?.overdue ?? false,
        opened: openedAt?.toISOString().slice(0, 10) ?? '',
      }
    }),
  members: ({ members, year }: Board) =>
    members.map(({ member: { place }, obligations, fee, people }) => ({
      ...placeOf(place),
      joined: place.joinedYear ?? '',
      ...Object.fromEntries(
        obligations.flatMap(({ kind, state, last, dueOn }) => [
          [kind, state],
          [`${kind}_last`, last?.on ?? ''],
          [`${kind}_due`, dueOn],
        ]),
      ),
      fee_year: year,
      fee: fee.state,
      fee_amount: 'fee' in fee ? fee.fee.amount : '',
      fee_currency: 'fee' in fee ? fee.fee.currency : '',
      people,
    })),
  overdue: ({ overdue }: Board) =>
    overdue.map((row) => ({
      ...placeOf(row.place),
      what: row.kind,
      detail: row.kind === 'fee' ? row.year : row.kind === 'step' ? row.step : '',
      due: row.dueOn,
    })),
  silent: ({ silent }: Board) =>
    silent.map(({ member: { place }, signs, people }) => ({
      ...placeOf(place),
      last_sign: lastSign(signs)?.on ?? '',
      sign_in: signs.signIn ?? '',
      answer: signs.answer ?? '',
      practice: signs.practice ?? '',
      survey: signs.survey ?? '',
      people,
    })),
} as const

type Table = keyof typeof tables
const isTable = (name: string): name is Table => Object.hasOwn(tables, name)

interface Named {
  id: string
  name: string
  country: string
  networkIds: readonly string[]
  demonstration: boolean
}

/** That a row is invented stands in each, since rows get copied. */
const placeOf = ({ id, name, country, networkIds, demonstration }: Named) => ({
  place_id: id,
  place: name,
  country,
  networks: networkIds.join(';'),
  demonstration,
})

/** Undefined: there is no such file. */
export function boardFile(board: Board, file: string): string | undefined {
  const name = /^(\w+)\.csv$/.exec(file)?.[1] ?? ''
  if (!isTable(name)) return undefined
  const rows: readonly object[] = tables[name](board)
  return `${Papa.unparse([...rows], { escapeFormulae: formula })}\r\n`
}

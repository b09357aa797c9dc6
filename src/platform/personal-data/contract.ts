import type { Transaction } from 'kysely'
import type { Db } from '../database/index.ts'

export type Tx = Transaction<{}>

/** Words in every language of the interface. */
export type Told = Readonly<{ en: string; fr: string }>

/** Whose data are asked for. The address in small letters, as accounts hold it. */
export interface Person {
  readonly accountId: string
  readonly email: string
  readonly name: string
}

export type Row = Readonly<Record<string, unknown>>

/**
 * One kind of personal data: said once, and used by the export, the erasure, the retention job and the privacy notice
 * alike. The door of the domain that owns the tables exports its kinds as `personalData`.
 */
export interface PersonalData {
  /** Unique, for addresses and files. */
  readonly key: string
  /** What it is, as a noun: "Sessions: browser, address and time of every sign-in". */
  readonly holds: Told
  /** What it is for, as a sentence. */
  readonly purpose: Told
  /** Until when it is kept, as a sentence, and what is left after an erasure. `{days}` stands for the period of its expiry, as in "7 days". */
  readonly kept: Told
  readonly stores: readonly PersonalStore[]
}

/** Where data of a kind stand: a table, or files. */
export interface PersonalStore {
  /** The table, with its schema where it is not the public one. */
  readonly name: string
  /** Its columns that lead to a person. A test finds any other such column of the database. */
  readonly columns: readonly string[]
  /** Everything about the person that they may see: no secrets, and nothing that names somebody else. */
  read(db: Db, person: Person): Promise<readonly Row[]>
  /** Afterwards nothing here leads to the person. All stores, in the order of the registry, in one transaction. */
  erase(tx: Tx, person: Person): Promise<void>
  readonly expiry?: Expiry
}

/** A period after which a job takes something out by itself. */
export interface Expiry {
  readonly days: number
  /** Takes out what is older; resolves to how much. */
  remove(tx: Tx, before: Date): Promise<number>
}

import { type AddressOf, type Listing, orStated } from '#library'
import * as store from './figures-store.ts'
import type { ChannelValues } from './model.ts'

export const onPage: AddressOf = ({ id }) => `/outreach#${id}`
export const inYear: AddressOf = ({ id }, { year }) => `/work-programme/${year}#${id}`

export const mentions = (by: string, theme?: string): Listing => {
  const of =
    (single: boolean): Listing =>
    (db, scope) =>
      store.listMentions(db, scope, { by, single, ...(theme !== undefined && { theme }) })
  return orStated(of(true), of(false))
}

export const channel =
  (asked: Pick<ChannelValues, 'channel' | 'measure'>): Listing =>
  (db, scope) =>
    store.listChannelFigures(db, scope, asked)

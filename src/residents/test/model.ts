/** How a run came about. */
export const channels = ['alone', 'group', 'paper'] as const
export type Channel = (typeof channels)[number]

/** What somebody may say of themselves; nobody has to. */
export const genders = ['woman', 'man', 'other'] as const
export type Gender = (typeof genders)[number]
export const ageBands = ['under_18', '18_29', '30_44', '45_64', '65_over'] as const
export type AgeBand = (typeof ageBands)[number]

export interface Said {
  readonly gender: Gender | null
  readonly ageBand: AgeBand | null
}

/** By what a summary can be filtered, one at a time. */
export const filters = { channel: channels, gender: genders, age: ageBands } as const
export type Filter = keyof typeof filters
export const isFilter = (value: string | undefined): value is Filter =>
  value !== undefined && Object.hasOwn(filters, value)
/** Stands for those who said nothing. */
export const unsaid = 'unsaid'

/** The instrument of which the test is the newest edition. */
export const testInstrument = 'citizenship-test'

/** Questions a place may put in the stead of others. */
export const mostAdapted = 3

/** Answers of one day in one place by one channel above which the program takes it for a machine's. */
export const mostGivenADay = 2000

export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

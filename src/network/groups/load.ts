import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Db } from '#platform/database'
import { readPartialDate } from '../accession/partial-date.ts'
import { groupParts, meetingFormats, outputKinds, seatKinds, standings } from './model.ts'
import * as store from './store.ts'

const texts = z
  .strictObject({ en: z.string().min(1), fr: z.string().min(1) })
  .transform((words) => JSON.stringify(words))
const date = z
  .string()
  .refine((value) => readPartialDate(value) !== null)
  .nullable()
  .default(null)
const source = z.string().min(1)

const parts = {
  seats: z.strictObject({ kind: z.enum(seatKinds), seats: z.int().positive(), source }),
  members: z
    .strictObject({ kind: z.enum(seatKinds), standing: z.enum(standings), place: z.string(), source })
    .transform(({ place, ...row }) => ({ ...row, place_id: place })),
  meetings: z
    .strictObject({
      from: date,
      until: date,
      format: z.enum(meetingFormats).nullable(),
      summary: texts,
      documents: z.array(z.strictObject({ title: z.string(), url: z.url() })),
      source,
    })
    .transform(({ from, until, documents, ...row }) => {
      return { ...row, from_on: from, until_on: until, documents: JSON.stringify(documents) }
    }),
  outputs: z
    .strictObject({
      kind: z.enum(outputKinds),
      title: texts,
      begun: date,
      drafted: date,
      adopted: date,
      document: z.url().nullable().default(null),
      source,
    })
    .transform(({ begun, drafted, adopted, ...row }) => {
      return { ...row, begun_on: begun, drafted_on: drafted, adopted_on: adopted }
    }),
}

const Group = z.strictObject({
  id: z.string().min(1),
  acronym: z.string().nullable(),
  name: texts,
  purpose: texts,
  network: z.string().nullable(),
  decidedBy: texts.nullable(),
  attachedTo: texts.nullable(),
  from: date,
  until: date,
  note: texts.nullable(),
  source,
  seats: z.array(parts.seats),
  members: z.array(parts.members),
  meetings: z.array(parts.meetings),
  outputs: z.array(parts.outputs),
})
type Group = z.infer<typeof Group>

/** Brings the working groups to what the file says; one that somebody has changed here stays as it is. */
export async function loadGroups(db: Db, dataFolder: string): Promise<void> {
  const file = await readFile(join(dataFolder, 'working-groups.json'), 'utf8')
  for (const group of z.array(Group).parse(JSON.parse(file))) {
    if (await store.isChanged(db, group.id)) continue
    await db.transaction().execute(async (tx) => {
      await store.deleteGroup(tx, group.id)
      await store.insertGroup(tx, group.id, columnsOf(group), false)
      for (const part of groupParts) {
        for (const [n, row] of group[part].entries())
          await store.putRow(tx, part, group.id, `${group.id}-${part}-${n + 1}`, row)
      }
    })
  }
}

const columnsOf = ({
  acronym,
  name,
  purpose,
  network,
  decidedBy,
  attachedTo,
  from,
  until,
  note,
  source: origin,
}: Group) => ({
  acronym,
  name,
  purpose,
  network_id: network,
  decided_by: decidedBy,
  attached_to: attachedTo,
  from_on: from,
  until_on: until,
  note,
  source: origin,
})

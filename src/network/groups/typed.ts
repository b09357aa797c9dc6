import type { Texts } from '../model.ts'
import { type Typed, writeDocuments } from './fields.ts'
import type { GroupPart, GroupRecord, WorkingGroup } from './model.ts'

// A group and its rows as their forms show them before anything is typed.

const spoken = (name: string, texts: Texts | null): Typed =>
  Object.fromEntries(Object.entries(texts ?? {}).map(([lang, words]) => [`${name}.${lang}`, words ?? '']))

export const typedOfGroup = (group: WorkingGroup): Typed => ({
  ...spoken('name', group.name),
  ...spoken('purpose', group.purpose),
  ...spoken('decided_by', group.decidedBy),
  ...spoken('attached_to', group.attachedTo),
  ...spoken('note', group.note),
  acronym: group.acronym ?? '',
  from_on: group.fromOn ?? '',
  until_on: group.untilOn ?? '',
  source: group.source,
})

export function typedOfRow(record: GroupRecord, part: GroupPart, id: string): Typed {
  const found = <Row extends { id: string }>(rows: readonly Row[]) => rows.find((row) => row.id === id)
  switch (part) {
    case 'seats': {
      const row = found(record.seats)
      return row ? { kind: row.kind, seats: String(row.seats), source: row.source } : {}
    }
    case 'members': {
      const row = found(record.members)
      if (!row) return {}
      const { kind, standing, placeId, country, name, source } = row
      return {
        kind,
        standing,
        place_id: placeId ?? '',
        country: country ?? '',
        ...spoken('name', name),
        ...period(row),
        source,
      }
    }
    case 'meetings': {
      const row = found(record.meetings)
      if (!row) return {}
      const { format, location, summary, documents, source } = row
      const rest = { format: format ?? '', location: location ?? '', documents: writeDocuments(documents), source }
      return { ...period(row), ...spoken('summary', summary), ...rest }
    }
    case 'outputs': {
      const row = found(record.outputs)
      if (!row) return {}
      const { kind, title, begunOn, draftedOn, adoptedOn, document, source } = row
      const dates = { begun_on: begunOn ?? '', drafted_on: draftedOn ?? '', adopted_on: adoptedOn ?? '' }
      return { kind, ...spoken('title', title), ...dates, document: document ?? '', source }
    }
  }
}

const period = ({ fromOn, untilOn }: { fromOn: string | null; untilOn: string | null }): Typed => ({
  from_on: fromOn ?? '',
  until_on: untilOn ?? '',
})

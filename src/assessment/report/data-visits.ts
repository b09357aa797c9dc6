import { href } from '#routes'
import { speech } from '#platform/i18n'
import { fileName } from '../doc-files.ts'
import { programmeCalendar } from '../visits/calendar.ts'
import { stateOfVisit } from '../visits/model.ts'
import { findProfileOf, type OpenedVisit, type ReadProfile, visitFor } from '../visits/pages/read.ts'
import { inOrder } from '../visits/programme.ts'
import { programmeDoc } from '../visits/programme-doc.ts'
import { listVisits } from '../visits/store.ts'
import { markOf } from '../visits/words.ts'
import { type Asking, documents, file, type Needs, type PackageFile, table, type Told } from './data-parts.ts'
import { type Row, time } from './data-tables.ts'

/** A visit in the hands of the reader of a package; without a profile where it is not theirs to read yet. */
interface ReadVisit extends OpenedVisit {
  readonly profile: ReadProfile | undefined
}

/** The visits of experts because of the round, as far as the reader sees them on the site. */
export async function visitFiles(deps: Needs, asking: Asking): Promise<Told[]> {
  const { actor, round } = asking
  const listed = await listVisits(deps.db, { demonstration: round.demonstration, roundId: round.id })
  const visits = await Promise.all(
    listed.map(async ({ id }): Promise<ReadVisit> => {
      const opened = await visitFor(deps, { actor }, id)
      return Object.assign({ profile: await findProfileOf(deps, opened) }, opened)
    }),
  )
  const of = (make: (visit: ReadVisit) => readonly Row[]): Row[] =>
    visits.flatMap((visit) => make(visit).map((row) => Object.assign({ visit: visit.visit.id }, row)))
  return [
    table('visits', 'readme.visits', of(visitRow)),
    table('visits-programme', 'readme.programme', of(programmeRows)),
    table('visits-stakeholders', 'readme.stakeholders', of(stakeholderRows)),
    table('visits-findings', 'readme.findings', of(findingRows)),
    table('visits-remarks', 'readme.remarks', of(remarkRows)),
    { about: 'readme.programmes', files: visits.flatMap((visit) => programmeFiles(deps, asking, visit)) },
    { about: 'readme.profiles', files: visits.flatMap((visit) => profileFiles(deps, asking, visit)) },
  ]
}

const pathOf = ({ visit }: ReadVisit, name: string) => `visits/${fileName(visit.id)}/${name}.${visit.language}`

function programmeFiles(deps: Needs, asking: Asking, read: ReadVisit): Told['files'] {
  const { visit, content } = read
  const name = pathOf(read, 'programme')
  const words = speech(visit.language)
  const calendar: PackageFile = file(
    `${name}.ics`,
    programmeCalendar(words, content, {
      visit,
      origin: deps.config.publicUrl,
      page: href('visitProgramme', { lang: asking.speech.lang, visit: visit.id }),
      now: deps.now(),
      mark: markOf(words, { draft: false, invented: visit.demonstration }),
    }),
  )
  const doc = async () => programmeDoc(read)
  return [...documents(deps, asking, { name, doc, forms: ['docx', 'sheet'] }), calendar]
}

function profileFiles(deps: Needs, asking: Asking, read: ReadVisit): Told['files'] {
  const { profile } = read
  if (!profile) return []
  const doc = async () => profile.doc
  return documents(deps, asking, { name: pathOf(read, 'profile'), doc, forms: ['html', 'docx', 'pdf'] })
}

function visitRow({ visit, content, profile }: ReadVisit): Row[] {
  const { kind, language, team, heldAt, sentAt, checkedAt, publishedAt, cancelledAt, cancelledReason } = visit
  return [
    {
      kind,
      state: stateOfVisit(visit),
      mode: content.mode,
      from_on: content.fromOn,
      until_on: content.untilOn,
      language,
      team: team.map(({ name }) => name).join('; '),
      topics: content.topics.map(({ title }) => title).join('; '),
      held_at: time(heldAt),
      sent_at: time(sentAt),
      checked_at: time(checkedAt),
      published_at: time(publishedAt),
      profile_sha256: profile?.hash ?? null,
      cancelled_at: time(cancelledAt),
      cancelled_reason: cancelledReason,
    },
  ]
}

const programmeRows = ({ content }: ReadVisit): Row[] =>
  inOrder(content.blocks).map(({ on, from, until, title, met, where }) => ({ on, from, until, title, met, where }))

const stakeholderRows = ({ content }: ReadVisit): Row[] =>
  content.stakeholders.map(({ organisation, role }) => ({ organisation, role }))

/** Whoever does not write the profile reads of the findings what stands in it. */
function findingRows({ content, rights }: ReadVisit): Row[] {
  const titles = new Map(content.topics.map(({ id, title }) => [id, title]))
  return (rights.write ? content.findings : []).map((one) => ({
    topic: one.topic === null ? null : (titles.get(one.topic) ?? null),
    seen: one.seen,
    confirms: one.confirms.join(' '),
    contradicts: one.contradicts.join(' '),
    recommendation: one.recommendation,
    owner: one.owner,
    horizon: one.horizon,
  }))
}

/** What the place says of the facts of a profile it reads. */
const remarkRows = ({ content, profile }: ReadVisit): Row[] =>
  (profile ? content.remarks : []).map(({ section, words, answer }) => ({ section, words, answer }))

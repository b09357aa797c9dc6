import { mandateDay } from '#network'
import { type Lang, languages, speech } from '#platform/i18n'
import { href } from '#routes'
import { strategyCalendar } from '../strategy/calendar.ts'
import { type Action, type Objective, stateOfAction, type Strategy } from '../strategy/model.ts'
import { versions } from '../strategy/store.ts'
import { strategyDoc } from '../strategy/strategy-doc.ts'
import { type Asking, documents, file, type Needs, table, type Told } from './data-parts.ts'
import { jsonOf, type Row } from './data-tables.ts'

/** What the place set out to do after the round: as tables, as documents, as a calendar, and every version of it. */
export async function strategyFiles(deps: Needs, asking: Asking): Promise<Told[]> {
  const { round } = asking
  const history = await versions.history(deps.db, round.id)
  const [newest] = history.toReversed()
  if (!newest) return []
  const { objectives } = newest.content
  return [
    table('strategy-objectives', 'readme.objectives', objectives.map(objectiveRow)),
    table('strategy-actions', 'readme.actions', withActions(objectives, actionRow)),
    table('strategy-progress', 'readme.progress', withActions(objectives, noteRows).flat()),
    { about: 'readme.strategyVersions', files: [file('strategy-versions.json', jsonOf(history))] },
    await takeAway(deps, asking, newest),
  ]
}

async function takeAway(
  deps: Needs,
  asking: Asking,
  { content: strategy, version }: { content: Strategy; version: number },
): Promise<Told> {
  const { round, place } = asking
  const { year } = round
  const edition = await deps.editions.get(round.editionId)
  const now = deps.now()
  const inLanguage = (lang: Lang): Told['files'] => {
    const words = speech(lang)
    const mark = round.demonstration ? words.words('membership')('demonstration.mark') : null
    const doc = async () =>
      strategyDoc({ speech: words, strategy, edition, place, year, today: mandateDay(now), version, mark })
    const page = href('strategy', { lang, round: round.id })
    const calendar = strategyCalendar(words, strategy, { place, year, origin: deps.config.publicUrl, page, now, mark })
    const name = `strategy.${lang}`
    return [...documents(deps, asking, { name, doc, forms: ['docx', 'pdf'] }), file(`${name}.ics`, calendar)]
  }
  return { about: 'readme.strategy', files: languages.flatMap(inLanguage) }
}

const withActions = <Made>(
  objectives: readonly Objective[],
  make: (action: Action, objective: string) => Made,
): Made[] => objectives.flatMap(({ id, actions }) => actions.map((action) => make(action, id)))

const objectiveRow = ({ id, title, why, origin, items }: Objective): Row => ({
  objective: id,
  title,
  why,
  recommendation: origin,
  items: items.join(' '),
})

function actionRow(action: Action, objective: string): Row {
  const { id, title, owner, dueOn, indicator, budget, items } = action
  return {
    objective,
    action: id,
    title,
    owner,
    due_on: dueOn,
    state: stateOfAction(action),
    indicator: indicator?.name ?? null,
    baseline: indicator?.baseline ?? null,
    target: indicator?.target ?? null,
    budget_eur: budget,
    items: items.join(' '),
  }
}

const noteRows = ({ id, notes }: Action, objective: string): Row[] =>
  notes.map(({ on, state, words }) => ({ objective, action: id, on, state, words }))

import { type Edition, findItem, textsIn } from '#instruments'
import type { Block, Doc, Runs, Section } from '#platform/document'
import type { Speech } from '#platform/i18n'
import { type Action, type Objective, standingOf, type Strategy } from './model.ts'
import { sayEuros, sayStateOf, sayStanding } from './words.ts'

interface Material {
  readonly speech: Speech
  readonly strategy: Strategy
  readonly edition: Edition
  readonly place: { readonly name: string }
  readonly year: number
  readonly today: string
  /** Which version, so that it can be asked for again. */
  readonly version: number
  readonly mark: string | null
}

/** The strategy as a document: what it is at a glance, then each objective with its actions. */
export function strategyDoc(material: Material): Doc {
  const { speech, strategy, place, year, today, version, mark } = material
  const t = speech.words('strategy')
  return {
    lang: speech.lang,
    title: t('name', { place: place.name, year: String(year) }),
    description: t('lead'),
    date: new Date(`${today}T00:00:00Z`),
    author: place.name,
    identifier: t('doc.version', { version }),
    ...(mark === null ? {} : { mark }),
    sections: [
      glance(material),
      ...strategy.objectives.map((objective, at) => objectiveSection(material, objective, at)),
    ],
  }
}

function glance({ speech, strategy, today }: Material): Section {
  const t = speech.words('strategy')
  const rows = strategy.objectives.flatMap((objective) =>
    objective.actions.map((action) => [
      { runs: [action.title] },
      { runs: [action.owner] },
      { runs: [speech.date(action.dueOn)] },
      { runs: [sayStateOf(speech, action, today)] },
    ]),
  )
  const head = (['action', 'owner', 'due', 'state'] as const).map((name) => ({ runs: [t(`doc.head.${name}`)] }))
  return {
    key: 'glance',
    title: t('doc.glance'),
    blocks: [
      { kind: 'paragraph', runs: [sayStanding(speech, standingOf(strategy, today))], lead: true },
      ...(rows.length > 0 ? [{ kind: 'table' as const, caption: t('doc.caption'), head, rows }] : []),
    ],
  }
}

function objectiveSection(material: Material, objective: Objective, at: number): Section {
  const { speech, edition } = material
  const t = speech.words('strategy')
  const texts = textsIn(edition, speech.lang)
  const items = objective.items.filter((key) => findItem(edition, key))
  const asked: Runs[] = items.map((key) => {
    const { ask, lang, fallback } = texts.item(key)
    return [{ text: `${key} `, bold: true }, fallback ? { text: ask, lang } : ask]
  })
  return {
    key: `objective-${at + 1}`,
    title: t('doc.objective', { number: at + 1, title: objective.title }),
    blocks: [
      ...paragraphs(objective.why),
      ...(asked.length > 0
        ? [
            { kind: 'paragraph' as const, runs: [t('items.summary', { count: asked.length })] },
            { kind: 'list' as const, items: asked },
          ]
        : []),
    ],
    sections: objective.actions.map((action, place) => actionSection(material, action, `${at + 1}-${place + 1}`)),
  }
}

function actionSection({ speech, today }: Material, action: Action, key: string): Section {
  const t = speech.words('strategy')
  const { owner, dueOn, indicator, budget, items, notes } = action
  const facts = [
    [t('field.owner'), owner],
    [t('field.due'), speech.date(dueOn)],
    [t('field.state'), sayStateOf(speech, action, today)],
    ...(indicator
      ? [
          [t('field.indicator'), indicator.name],
          [t('doc.baseline'), indicator.baseline || t('unsaid')],
          [t('field.target'), indicator.target || t('unsaid')],
        ]
      : []),
    ...(budget === null ? [] : [[t('doc.budget'), sayEuros(speech, budget)]]),
    ...(items.length === 0 ? [] : [[t('field.items'), items.join(', ')]]),
  ] as const
  const told = notes
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    .map(({ on, state, words }): Runs => [
      { text: t('note.line', { date: speech.date(on), state: t(`state.${state}`) }), bold: true },
      ` ${words}`,
    ])
  return {
    key: `action-${key}`,
    title: action.title,
    blocks: [
      { kind: 'facts', facts: facts.map(([label = '', value = '']) => ({ label, value: [value] })) },
      ...(told.length > 0 ? [{ kind: 'list' as const, items: told }] : []),
    ],
  }
}

/** Blank lines part paragraphs. */
export const paragraphs = (text: string): Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'paragraph', runs: [part] }))

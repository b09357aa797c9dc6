import type { Child } from 'hono/jsx'
import type { Missing } from '../missing.ts'
import { sayProblem } from '../problem-words.ts'
import type { DeskProps } from './desk.tsx'

/** What is missing, each a sentence that opens to what it counts. */
export function MissingPart({ view, material, missing }: DeskProps) {
  const { speech, lang } = view
  const t = speech.words('annualReport')
  const rows = (found: Missing['withoutDay']): Child =>
    found.map(({ label, address }) => <li>{address === null ? label : <a href={`/${lang}${address}`}>{label}</a>}</li>)
  const lines: [string, Child][] = [
    ...(missing.noTexts ? [[t('missing.texts'), null] as [string, Child]] : []),
    ...listed(missing.differences, t('missing.differences', { count: missing.differences.length }), (one) => (
      <li>
        <a href={`#${one.figure}`}>{material.figures.get(one.figure)?.says[lang as 'en' | 'fr'] ?? one.figure}</a>
      </li>
    )),
    ...listed(missing.faults, t('missing.faults', { count: missing.faults.length }), (one) => (
      <li>{sayProblem(speech, material, one)}</li>
    )),
    ...listed(missing.lacking, t('missing.lacking', { count: missing.lacking.length }), ({ name }) => (
      <li>
        <a href={`#${name}`}>{material.figures.get(name)?.says[lang as 'en' | 'fr'] ?? name}</a>
      </li>
    )),
    ...gap(missing.withoutParticipants, t('missing.participants', { count: missing.withoutParticipants.length }), rows),
    ...gap(missing.withoutDay, t('missing.day', { count: missing.withoutDay.length }), rows),
    ...gap(missing.silentNetworks, t('missing.networks', { count: missing.silentNetworks.length }), rows),
    ...(missing.older > 0 ? [[t('missing.language', { count: missing.older }), null] as [string, Child]] : []),
  ]
  return (
    <section class="section">
      <h2>{t('desk.missing')}</h2>
      {lines.length === 0 ? (
        <p>{t('desk.missing.none')}</p>
      ) : (
        <ul class="annual-missing">
          {lines.map(([sentence, inner]) => (
            <li>
              {inner === null ? (
                sentence
              ) : (
                <details>
                  <summary>{sentence}</summary>
                  <ul>{inner}</ul>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function listed<One>(all: readonly One[], sentence: string, item: (one: One) => Child): [string, Child][] {
  return all.length === 0 ? [] : [[sentence, all.map(item)]]
}

const gap = (
  found: Missing['withoutDay'],
  sentence: string,
  rows: (found: Missing['withoutDay']) => Child,
): [string, Child][] => (found.length === 0 ? [] : [[sentence, rows(found)]])

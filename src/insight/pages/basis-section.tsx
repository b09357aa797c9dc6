import { type Answer, findItem, langOf, sayAnswer } from '#instruments'
import { href } from '#routes'
import { Notice, Table } from '#ui'
import { type DocumentItem, flatScores } from '../model.ts'
import { atLeast } from '../publication/model.ts'
import { readingOf } from '../publication/policy.ts'
import type { SectionProps } from './result.tsx'

/** Whose answers the result rests on, what took its place, and where its report is. */
export function BasisNotice(props: SectionProps) {
  const { view, result, document, replacedBy, replaces, scores, texts } = props
  const { lang, speech } = view
  const t = speech.words('insight')
  const count = Object.keys(document.reviewed?.answers ?? {}).length
  const said = document.reviewed && flatScores(document.reviewed.scores)
  const changed = ['core', 'extended'].filter((key) => {
    const [before, now] = [said?.[key] ?? null, scores[key] ?? null]
    return before !== null && now !== null && speech.score(before) !== speech.score(now)
  })
  return (
    <Notice kind={replacedBy ? 'warning' : 'information'}>
      {replacedBy && (
        <p>
          <a href={href('result', { lang, result: replacedBy.id })}>
            {t(replacedBy.basis === 'reviewed' ? 'basis.replaced' : 'basis.replaced.answered')}
          </a>
        </p>
      )}
      <p>
        {result.basis === 'answered'
          ? t('basis.answered')
          : count === 0
            ? t('basis.reviewed.same')
            : t('basis.reviewed', { count })}
      </p>
      {changed.map((key) => (
        <p>
          {t('basis.scores', {
            name: texts.composite(key).name,
            said: speech.score(said?.[key] ?? 0),
            score: speech.score(scores[key] ?? 0),
          })}
        </p>
      ))}
      {replaces && (
        <p>
          <a href={href('result', { lang, result: replaces.id })}>{t('basis.replaces')}</a>
        </p>
      )}
      <ReportLink {...props} />
    </Notice>
  )
}

/** A published report is everybody's where the areas are; a draft is for those whose result it is. */
function ReportLink({ view, result, reported, published, replacedBy }: SectionProps) {
  const t = view.speech.words('insight')
  const own = readingOf(result, 'nothing', view.actor) === 'answers'
  if (replacedBy || !(own || (reported && atLeast(published, 'areas')))) return null
  return (
    <p>
      <a href={href('report', { lang: view.lang, round: result.roundId })}>
        {t(reported ? 'basis.report' : 'basis.draft')}
      </a>
    </p>
  )
}

/** Both answers wherever review came to another. */
export function ReviewSection({ view, document, edition, texts }: SectionProps) {
  const { speech } = view
  const t = speech.words('insight')
  const said = document.reviewed?.answers ?? {}
  const changed = edition.items.filter(({ key }) => said[key])
  if (changed.length === 0) return null
  const phrase = (key: string, given: DocumentItem | undefined) => {
    const item = findItem(edition, key)
    const answer = answerOf(given)
    return item ? sayAnswer(speech, item, texts.item(key), answer).join(' – ') : ''
  }
  return (
    <section class="section" id="review">
      <h2>{t('basis.changed')}</h2>
      <p>{t('basis.changed.lead')}</p>
      <Table
        caption={t('basis.changed')}
        captionHidden
        columns={[
          {
            key: 'question',
            head: t('basis.changed.question'),
            rowHead: true,
            cell: ({ key }) => <span {...langOf(texts.item(key))}>{texts.item(key).ask}</span>,
          },
          { key: 'said', head: t('basis.changed.said'), cell: ({ key }) => phrase(key, said[key]) },
          { key: 'agreed', head: t('basis.changed.agreed'), cell: ({ key }) => phrase(key, document.items[key]) },
        ]}
        rows={changed}
      />
    </section>
  )
}

function answerOf(given: DocumentItem | undefined): Answer {
  if (!given || given.state !== 'answered') return { state: given?.state === 'na' ? 'na' : 'missing' }
  return given.codes ? { state: 'answered', codes: given.codes } : { state: 'answered', number: given.number ?? 0 }
}

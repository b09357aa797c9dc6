import { AnswerValue, type Item, langOf, type Revision, type TextsIn, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import { type Beside, EvidenceBeside, FormerStrip } from '../../evidence/index.ts'
import { RevisionContent } from '../../pages/clash.tsx'
import { type Opinion, opinionsOf } from '../model.ts'
import type { ItemStanding } from '../standing.ts'
import { StateBadges, Turns } from './discussion.tsx'
import { MarkForm, type RejectedMark } from './item-mark.tsx'
import type { OpenedReview } from './open.ts'
import { ReviewAreas } from './progress.tsx'

export interface AreaOutcome {
  /** How many marks and questions were kept; undefined where no form was sent. */
  readonly saved: number | undefined
  readonly rejected?: ReadonlyMap<string, RejectedMark>
  /** The review was over, or the answers were open again, when the form came. */
  readonly late?: boolean
}

export interface ReviewAreaProps extends OpenedReview {
  view: View
  area: string
  entries: readonly { readonly item: Item; readonly history: readonly Revision[] }[]
  /** By item: evidence, and what the place said before. */
  besides: ReadonlyMap<string, Beside>
  outcome: AreaOutcome
}

/** Whether the reader says here what they hold of the answers. */
export const marksHere = ({ reader, review, open }: OpenedReview): boolean => {
  const seat = review.seats.find(({ part }) => part === reader.part)
  return open && seat !== undefined && !(seat.part === 'blind' && seat.finishedAt)
}

/** The answers of one area with what the review says of each. */
export function ReviewAreaPage(props: ReviewAreaProps) {
  const { view, round, place, edition, area, outcome } = props
  const { lang, speech } = view
  const t = speech.words('review')
  const { name, ...text } = textsIn(edition, lang).area(area)
  const title = t('title', { place: place.name, year: String(round.year) })
  const review = href('review', { lang, round: round.id })
  return (
    <Page view={view} title={`${name} – ${title}`} section="desk" indexed={false} demonstration={round.demonstration}>
      <Breadcrumb speech={speech} crumbs={[{ label: title, href: review }]} />
      <h1 {...langOf(text)}>{name}</h1>
      <Outcome view={view} outcome={outcome} />
      <div class="split">
        <div>{marksHere(props) ? <Marking {...props} /> : <Items {...props} />}</div>
        <aside class="area-aside staying">
          <h2>{t('areas')}</h2>
          <ReviewAreas {...props} current={area} />
        </aside>
      </div>
    </Page>
  )
}

function Outcome({ view, outcome: { saved, rejected, late } }: { view: View; outcome: AreaOutcome }) {
  const t = view.speech.words('review')
  return (
    <>
      {late && (
        <Notice kind="error" live>
          <p>{t('area.late')}</p>
        </Notice>
      )}
      {saved !== undefined && !late && (
        <Notice kind="success" live>
          <p>{saved === 0 ? t('area.nothing') : t('area.saved', { count: saved })}</p>
        </Notice>
      )}
      {rejected && rejected.size > 0 && (
        <Notice kind="error" live title={t('area.rejected', { count: rejected.size })}>
          <ul>
            {[...rejected.keys()].map((item) => (
              <li>
                <a href={`#${item}`}>{item}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function Marking(props: ReviewAreaProps) {
  const { view, round, area, edition } = props
  const t = view.speech.words('review')
  const next = edition.areas[edition.areas.indexOf(area) + 1]
  return (
    <form
      method="post"
      action={href('reviewArea', { lang: view.lang, round: round.id, area })}
      novalidate
      autocomplete="off"
    >
      <p>{t(props.reader.part === 'blind' ? 'area.how.blind' : 'area.how')}</p>
      <Items {...props} />
      <p class="actions">
        <button type="submit">{t('area.save')}</button>
        {next && (
          <button type="submit" class="secondary" name="go" value="next">
            {t('area.save.next')}
          </button>
        )}
      </p>
      <p class="hint">{t('area.kept')}</p>
    </form>
  )
}

function Items(props: ReviewAreaProps) {
  const { view, edition, entries, standings } = props
  const texts = textsIn(edition, view.lang)
  return (
    <>
      {entries.map(({ item, history }) => {
        const standing = standings.find((one) => one.item === item.key)
        return standing && <ItemReview {...props} item={item} history={history} standing={standing} texts={texts} />
      })}
    </>
  )
}

type ItemProps = ReviewAreaProps & {
  item: Item
  history: readonly Revision[]
  standing: ItemStanding
  texts: TextsIn
}

function ItemReview(props: ItemProps) {
  const { view, review, reader, item, standing, given, outcome } = props
  const t = view.speech.words('review')
  const text = props.texts.item(item.key)
  const current = given.get(item.key)
  const own = reader.part && opinionsOf(review, reader.part).get(item.key)
  const marks = marksHere(props) && reader.part
  return (
    <section class="item review-item" id={item.key}>
      <h2 {...langOf(text)}>
        <span class="item-number">{item.key}</span>
        {text.ask}
      </h2>
      {text.evidence && (
        <p class="hint" {...langOf(text)}>
          {text.evidence}
        </p>
      )}
      {!standing.applies && <p class="hint">{t('item.na')}</p>}
      <p class="label">{t('talk.place')}</p>
      {current ? (
        <RevisionContent view={view} item={item} text={text} revision={current} />
      ) : (
        <p>{view.speech.words('instruments')('answer.missing')}</p>
      )}
      <Besides {...props} />
      {reader.seesFirst && <Said {...props} />}
      {marks && own && own.answerRevision !== (current?.revision ?? 0) && (
        <Notice kind="warning">
          <p>{t('item.changed')}</p>
        </Notice>
      )}
      {marks && (
        <MarkForm
          view={view}
          item={item}
          text={text}
          part={marks}
          opinion={own || undefined}
          read={current?.revision ?? 0}
          rejected={outcome.rejected?.get(item.key)}
        />
      )}
    </section>
  )
}

/** What the place shows for its answer, and what it said the time before. */
function Besides({ view, round, edition, item, history, besides }: ItemProps) {
  const beside = besides.get(item.key)
  if (!beside) return null
  const shared = { view, round, item: item.key, beside, open: false }
  return (
    <>
      <EvidenceBeside {...shared} />
      {beside.former && (
        <FormerStrip view={view} edition={edition} item={item} history={history} former={beside.former} open={false} />
      )}
    </>
  )
}

/** What expert and place have said of it; where one reads and does not mark, the mark too. */
function Said(props: ItemProps) {
  const { view, standing, reader, round, review } = props
  const t = view.speech.words('review')
  const second = reader.seesSecond ? opinionsOf(review, 'blind').get(standing.item) : undefined
  const talked = standing.turns.length > 0 || standing.opinion?.verdict === 'propose'
  if (!standing.opinion && !second && !talked) return null
  return (
    <div class="review-said">
      <p>
        <StateBadges view={view} standing={standing} />
        {talked && (
          <>
            {' '}
            <a href={`${href('review', { lang: view.lang, round: round.id })}#${standing.item}`}>{t('item.talk')}</a>
          </>
        )}
      </p>
      {standing.opinion?.verdict === 'propose' && <Proposed {...props} opinion={standing.opinion} label="first" />}
      {second?.verdict === 'agree' && (
        <p class="hint">{t('talk.second.agrees', { confidence: t(`confidence.short.${second.confidence}`) })}</p>
      )}
      {second?.verdict === 'propose' && <Proposed {...props} opinion={second} label="second" />}
      <Turns view={view} turns={standing.turns} />
    </div>
  )
}

function Proposed({ view, item, texts, opinion, label }: ItemProps & { opinion: Opinion; label: 'first' | 'second' }) {
  const t = view.speech.words('review')
  return (
    <div>
      <p class="label">{t(label === 'first' ? 'talk.proposed' : 'talk.second')}</p>
      <div class="answer-value">
        <AnswerValue speech={view.speech} item={item} text={texts.item(item.key)} answer={opinion.answer} />
      </div>
      {opinion.reason && <p class="said">{opinion.reason}</p>}
      <p class="hint">{t(`confidence.${opinion.confidence}`)}</p>
    </div>
  )
}

import { AnswerValue, currentOf, langOf, type Revision, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import { Evidence as AnswerEvidence } from '../../pages/clash.tsx'
import type { OpenedRound } from '../../pages/open.ts'
import type { Beside } from '../beside.ts'
import { type Evidence, isRemovable, mostEvidence, removedFor, takesComments, takesEvidence } from '../model.ts'
import { mayComment, mayGiveEvidence } from '../policy.ts'
import { CommentForm, CommentList, type RejectedComment } from './comments.tsx'
import { DescribeForm, EvidenceForm, LateChange, type LatePiece, type RejectedPiece } from './evidence-form.tsx'
import { Pieces } from './pieces.tsx'

export const doings = ['added', 'changed', 'removed', 'restored', 'commented', 'uncommented'] as const
export type Doing = (typeof doings)[number]

export interface EvidenceProps extends OpenedRound {
  view: View
  item: OpenedRound['edition']['items'][number]
  history: readonly Revision[]
  beside: Beside
  done?: Doing | undefined
  /** What was just taken away, to be put back. */
  removed?: Evidence | undefined
  rejected?: RejectedPiece | undefined
  rejectedComment?: RejectedComment | undefined
  late?: LatePiece | undefined
}

/** All that stands beside one item: what is shown for the answer, and what colleagues say of it. */
export function EvidencePage(props: EvidenceProps) {
  const { view, round, place, edition, item } = props
  const t = view.speech.words('evidence')
  const words = view.speech.words('assessment')
  const texts = textsIn(edition, view.lang)
  const text = texts.item(item.key)
  const address = { lang: view.lang, round: round.id }
  const roundName = words('round.name', { place: place.name, year: String(round.year) })
  const area = href('roundArea', { ...address, area: item.area })
  const crumbs = [
    { label: words('rounds.title'), href: href('rounds', { lang: view.lang }) },
    { label: roundName, href: href('round', address) },
    { label: texts.area(item.area).name, href: area },
  ]
  const title = t('title', { item: item.key })
  return (
    <Page
      view={view}
      title={`${title} – ${roundName}`}
      section="desk"
      indexed={false}
      demonstration={round.demonstration}
    >
      <Breadcrumb speech={view.speech} crumbs={crumbs} />
      <h1>{title}</h1>
      <p class="lead" {...langOf(text)}>
        {text.ask}
      </p>
      <Done {...props} />
      {props.late && <LateChange view={view} late={props.late} open={isRemovable(round, props.late.piece)} />}
      <Answered {...props} text={text} />
      <p>
        <a href={`${area}#${item.key}`}>{t('back')}</a>
      </p>
      <EvidenceSection {...props} wished={text.evidence} lang={langOf(text)} />
      <FormerSection {...props} />
      <CommentSection {...props} />
    </Page>
  )
}

function Done({ view, round, item, done, removed, rejected }: EvidenceProps) {
  const t = view.speech.words('evidence')
  if (rejected?.added) {
    return (
      <Notice kind="warning" live>
        <p>{t('form.half')}</p>
      </Notice>
    )
  }
  if (!done) return null
  if (done === 'removed' && !removed) return null
  const said =
    done === 'removed' ? t('done.removed', { title: removed?.title ?? '', count: removedFor }) : t(`done.${done}`)
  const address = { lang: view.lang, round: round.id, item: item.key, evidence: removed?.id ?? '' }
  return (
    <Notice kind="success" live>
      <p>{said}</p>
      {removed && (
        <form method="post" action={href('roundEvidenceRestore', address)}>
          <button type="submit" class="secondary">
            {t('piece.restore')}
          </button>
        </form>
      )}
    </Notice>
  )
}

type Text = ReturnType<ReturnType<typeof textsIn>['item']>

function Answered({ view, item, history, text }: EvidenceProps & { text: Text }) {
  const t = view.speech.words('evidence')
  const current = currentOf(history)
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{t('answer')}</h2>
      {current && current.answer.state !== 'missing' ? (
        <div class="answer-value">
          <AnswerValue speech={view.speech} item={item} text={text} answer={current.answer} />
        </div>
      ) : (
        <p>{t('answer.none')}</p>
      )}
      {current && <AnswerEvidence view={view} source={current.source} comment={current.comment} />}
    </section>
  )
}

function EvidenceSection(props: EvidenceProps & { wished: string | undefined; lang: { lang?: string } }) {
  const { view, round, item, beside, rejected, wished, lang } = props
  const t = view.speech.words('evidence')
  const gives = mayGiveEvidence(props.actor, round.placeId)
  const takes = gives && takesEvidence(round)
  const full = beside.evidence.length >= mostEvidence
  return (
    <section class="section" id="evidence" aria-labelledby="evidence-title">
      <h2 id="evidence-title">{t('pieces')}</h2>
      {wished && (
        <>
          <p class="label">{view.speech.words('instruments')('item.evidence')}</p>
          <p {...lang}>{wished}</p>
        </>
      )}
      {beside.evidence.length === 0 && <p class="hint">{t('pieces.none')}</p>}
      <Pieces view={view} pieces={beside.evidence} signedOff={round.submittedAt}>
        {(piece) => gives && isRemovable(round, piece) && <PieceForms view={view} piece={piece} rejected={rejected} />}
      </Pieces>
      {takes && (
        <>
          <h3>{t('pieces.add')}</h3>
          <p class="hint">{t('pieces.who')}</p>
          {round.submittedAt && (
            <Notice>
              <p>{t('pieces.late')}</p>
            </Notice>
          )}
          {full ? (
            <p>{t('pieces.full', { count: mostEvidence })}</p>
          ) : (
            <EvidenceForm view={view} round={round.id} item={item.key} rejected={rejected} />
          )}
        </>
      )}
      {gives && !takes && <p class="hint">{t('pieces.closed')}</p>}
    </section>
  )
}

function PieceForms({ view, piece, rejected }: { view: View; piece: Evidence; rejected: EvidenceProps['rejected'] }) {
  const t = view.speech.words('evidence')
  const address = { lang: view.lang, round: piece.roundId, item: piece.item, evidence: piece.id }
  return (
    <div class="own">
      <DescribeForm view={view} piece={piece} rejected={rejected} />
      <form method="post" action={href('roundEvidenceRemove', address)}>
        <button type="submit" class="quiet" aria-label={t('piece.remove.named', { title: piece.title })}>
          {t('piece.remove')}
        </button>
      </form>
    </div>
  )
}

/** What was shown the time before, to be used again. */
function FormerSection({ view, round, item, beside, actor }: EvidenceProps) {
  const t = view.speech.words('evidence')
  const { former } = beside
  if (!former || former.evidence.length === 0) return null
  const gives = mayGiveEvidence(actor, round.placeId) && takesEvidence(round) && beside.evidence.length < mostEvidence
  const used = new Set(beside.evidence.map(sameOf))
  return (
    <section class="section" aria-labelledby="former-title">
      <h2 id="former-title">{t('former.title', { year: String(former.year) })}</h2>
      <Pieces view={view} pieces={former.evidence} signedOff={null}>
        {(piece) =>
          gives &&
          !used.has(sameOf(piece)) && (
            <form
              method="post"
              action={href('roundEvidenceAgain', {
                lang: view.lang,
                round: round.id,
                item: item.key,
                evidence: piece.id,
              })}
            >
              <button type="submit" class="secondary">
                {t('piece.again')} <span class="unseen">({piece.title})</span>
              </button>
            </form>
          )
        }
      </Pieces>
    </section>
  )
}

const sameOf = ({ shown }: Evidence): string => ('link' in shown ? shown.link : shown.fileId)

function CommentSection({ view, round, item, beside, actor, rejectedComment }: EvidenceProps) {
  const t = view.speech.words('evidence')
  if (!beside.comments) return null
  const writes = mayComment(actor, round.placeId)
  const open = takesComments(round)
  return (
    <section class="section" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{t('talk')}</h2>
      <p class="hint">{t('talk.who')}</p>
      <CommentList view={view} comments={beside.comments} editable={writes && open} rejected={rejectedComment} />
      {writes && open && (
        <>
          <h3>{t('talk.write')}</h3>
          <CommentForm view={view} round={round.id} item={item.key} rejected={rejectedComment} />
        </>
      )}
      {writes && !open && <p class="hint">{t('talk.closed')}</p>}
      {writes && !open && rejectedComment && (
        <Notice kind="warning" live title={t('talk.late')}>
          <p class="typed">{rejectedComment.body}</p>
        </Notice>
      )}
    </section>
  )
}

import { findItem, langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Notice, Page, SelectField, TextArea, TextField } from '#ui'
import { type Finding, horizons, isWritable } from '../model.ts'
import type { Faults, Typed } from './forms.ts'
import { VisitCrumbs } from './programme.tsx'
import type { OpenedVisit } from './read.ts'

export interface FindingsProps extends OpenedVisit {
  view: View
  /** The one that is being changed; undefined for a new one. */
  finding: Finding | undefined
  typed: Typed | undefined
  faults: Faults
  done: string | undefined
  /** The version that the form is made from. */
  seen: number
  /** Somebody else changed it while this was typed. */
  overtaken: boolean
}

/** What the team saw, topic by topic, and what it recommends. */
export function FindingsPage(props: FindingsProps) {
  const { view, visit, content, done } = props
  const t = view.speech.words('visits')
  const title = t('findings.title', { place: visit.placeName })
  const groups = [
    ...content.topics.map(({ id, title: topic }) => ({
      topic,
      list: content.findings.filter((one) => one.topic === id),
    })),
    {
      topic: t('findings.other'),
      list: content.findings.filter(({ topic }) => !content.topics.some(({ id }) => id === topic)),
    },
  ]
  return (
    <Page view={view} title={title} section="desk" demonstration={visit.demonstration} indexed={false}>
      <VisitCrumbs view={view} visit={visit} />
      <h1>{title}</h1>
      <p class="lead">{t('findings.lead')}</p>
      {(done === 'saved' || done === 'removed') && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      {content.findings.length === 0 && (
        <Empty title={t('findings.none')}>
          <p>{t('findings.none.hint')}</p>
        </Empty>
      )}
      {groups.map(
        ({ topic, list }) =>
          list.length > 0 && (
            <section class="section">
              <h2>{topic}</h2>
              {list.map((one) => (
                <FindingEntry {...props} finding={one} />
              ))}
            </section>
          ),
      )}
      {isWritable(visit) && <FindingForm {...props} />}
    </Page>
  )
}

function FindingEntry({ view, visit, version, finding, edition }: FindingsProps & { finding: Finding }) {
  const { speech, lang } = view
  const t = speech.words('visits')
  const { id, seen, confirms, contradicts, recommendation, owner, horizon } = finding
  return (
    <article class="card" id={id}>
      <p class="typed">{seen}</p>
      <Items view={view} edition={edition} label={t('finding.confirms')} keys={confirms} />
      <Items view={view} edition={edition} label={t('finding.contradicts')} keys={contradicts} />
      {recommendation !== '' && (
        <>
          <h3>{t('finding.recommendation')}</h3>
          <p class="typed">{recommendation}</p>
          <p class="also">{t('finding.who', { owner, horizon: t(`horizon.${horizon}`) })}</p>
        </>
      )}
      {isWritable(visit) && (
        <form class="actions" method="post" action={href('visitFindings', { lang, visit: visit.id })}>
          <input type="hidden" name="version" value={version} />
          <a href={`${href('visitFindings', { lang, visit: visit.id }, { finding: id })}#finding`}>
            {t('change')} <span class="unseen">{seen.slice(0, 60)}</span>
          </a>
          <button class="quiet" type="submit" name="remove" value={id}>
            {t('remove')} <span class="unseen">{seen.slice(0, 60)}</span>
          </button>
        </form>
      )}
    </article>
  )
}

function Items({
  view,
  edition,
  label,
  keys,
}: Pick<FindingsProps, 'view' | 'edition'> & { label: string; keys: readonly string[] }) {
  const texts = textsIn(edition, view.lang)
  const known = keys.filter((key) => findItem(edition, key))
  if (known.length === 0) return null
  return (
    <>
      <p class="label">{label}</p>
      <ul>
        {known.map((key) => (
          <li>
            <span class="item-number">{key}</span> <span {...langOf(texts.item(key))}>{texts.item(key).ask}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function FindingForm({ view, visit, content, finding, typed, faults, seen, overtaken }: FindingsProps) {
  const t = view.speech.words('visits')
  const stored: Typed = finding
    ? {
        ...finding,
        topic: finding.topic ?? '',
        confirms: finding.confirms.join(', '),
        contradicts: finding.contradicts.join(', '),
      }
    : { horizon: 'year' }
  const field = (name: string) => ({
    name,
    value: (typed ?? stored)[name] ?? '',
    error: faults[name] && t(`error.${faults[name]}`),
  })
  return (
    <section class="section" id="finding">
      <h2>{t(finding ? 'finding.change' : 'finding.new')}</h2>
      {Object.keys(faults).length > 0 && (
        <Notice kind="error" live>
          <p>{t('form.refused')}</p>
        </Notice>
      )}
      {overtaken && finding && (
        <Notice kind="warning" live title={t('form.overtaken')}>
          <p class="typed">{[finding.seen, finding.recommendation, finding.owner].filter(Boolean).join('\n')}</p>
        </Notice>
      )}
      <form method="post" action={href('visitFindings', { lang: view.lang, visit: visit.id })} novalidate>
        <input type="hidden" name="version" value={seen} />
        {finding && <input type="hidden" name="id" value={finding.id} />}
        <SelectField
          {...field('topic')}
          label={t('finding.topic')}
          any={t('findings.other')}
          choices={content.topics.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <TextArea
          {...field('seen')}
          label={t('finding.seen')}
          hint={t('finding.seen.hint')}
          rows={5}
          maxlength={8000}
        />
        <div class="field-row">
          <TextField
            {...field('confirms')}
            label={t('finding.confirms')}
            hint={t('finding.items.hint')}
            maxlength={300}
          />
          <TextField {...field('contradicts')} label={t('finding.contradicts')} maxlength={300} />
        </div>
        <TextArea
          {...field('recommendation')}
          label={t('finding.recommendation')}
          hint={t('finding.recommendation.hint')}
          rows={3}
          maxlength={8000}
        />
        <div class="field-row">
          <TextField {...field('owner')} label={t('finding.owner')} hint={t('finding.owner.hint')} maxlength={300} />
          <SelectField
            {...field('horizon')}
            label={t('finding.horizon')}
            choices={horizons.map((horizon) => ({ value: horizon, label: t(`horizon.${horizon}`) }))}
          />
        </div>
        <button type="submit">{t('form.save')}</button>
      </form>
    </section>
  )
}

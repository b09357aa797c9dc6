import type { TextsIn } from '#instruments'
import type { View } from '#platform/http'
import { type Lang, languages } from '#platform/i18n'
import { href } from '#routes'
import { SelectField, Table, TextArea } from '#ui'
import { stateOf } from '../../model.ts'
import type { Obstacle } from '../actions.ts'
import { type Approval, type FactCheck, olderIn, type TextVersion } from '../model.ts'
import { type Written, sectionTitle } from '../sections.ts'
import type { OpenedReport } from './open.ts'
import { ApprovalPart, PublishForm } from './release.tsx'

export interface WorkProps extends OpenedReport {
  view: View
  texts: TextsIn
  sections: readonly Written[]
  written: readonly TextVersion[]
  checks: readonly FactCheck[]
  approvals: readonly Approval[]
  /** The hash of the documents as they are composed now. */
  content: string
  resultId: string
  /** What was sent and refused. */
  refused: Refused | undefined
}

/** A form that came back: which, what was wrong, what was typed. */
export interface Refused {
  readonly form: 'check' | 'settle' | 'approve' | 'publish'
  readonly sentence: string
  /** 422 where nothing is said. */
  readonly status?: 409
  readonly id?: string
  readonly typed: Readonly<Record<string, string>>
}

/** Sections, remarks, approval and publication: what is still to be done, for those who may do it. */
export function Work(props: WorkProps) {
  const { view, round, refused, versions } = props
  const t = view.speech.words('report')
  const isPublished = versions.length > 0
  const state = isPublished ? 'published' : stateOf(round) === 'signed_off' ? 'signed_off' : 'validated'
  return (
    <details class="report-work" open={refused !== undefined || !isPublished}>
      <summary>
        <h2>{t('work.title')}</h2>
      </summary>
      <p>{t(`work.state.${state}`)}</p>
      <Sections {...props} />
      <Checks {...props} />
      <ApprovalPart {...props} />
      {props.rights.publish && <PublishForm {...props} />}
    </details>
  )
}

const titleOf = ({ view, texts }: WorkProps, section: Written): string =>
  sectionTitle({ t: view.speech.words('report'), texts }, section)

function Sections(props: WorkProps) {
  const { view, round, sections, written, checks, rights, resultId } = props
  const { speech, lang: reader } = view
  const t = speech.words('report')
  const open = (key: string) => checks.filter(({ section, settledAt }) => section === key && !settledAt).length
  const ofLanguage = (lang: Lang) => ({
    key: lang,
    head: t('work.language', { language: speech.language(lang) }),
    cell: (section: Written) => {
      const own = written.filter((one) => one.section === section.key)
      const text = own.find((one) => one.lang === lang && one.text !== null)
      return (
        <>
          {text ? edited(view, text) : t('work.drafted')}
          {olderIn(lang, own) && <span class="report-mark">{t('work.older')}</span>}
          {text && text.resultId !== resultId && <span class="report-mark">{t('work.stale')}</span>}
          {rights.edit && (
            <a
              class="report-edit"
              href={href('reportEdit', { lang: reader, round: round.id, section: section.key }, { in: lang })}
            >
              {t('work.edit', { language: speech.language(lang) })}
              <span class="unseen"> {titleOf(props, section)}</span>
            </a>
          )}
        </>
      )
    },
  })
  return (
    <Table
      caption={t('work.sections')}
      columns={[
        { key: 'section', head: t('work.section'), rowHead: true, cell: (section) => titleOf(props, section) },
        ...languages.map(ofLanguage),
        { key: 'remarks', head: t('work.remarks'), numeric: true, cell: ({ key }) => speech.number(open(key)) },
      ]}
      rows={sections}
    />
  )
}

function edited({ speech }: View, { name, savedAt }: TextVersion): string {
  const date = speech.date(savedAt)
  const t = speech.words('report')
  return name === null ? t('work.edited.unknown', { date }) : t('work.edited', { name, date })
}

function Checks(props: WorkProps) {
  const { view, checks, sections, round, rights, refused } = props
  const t = view.speech.words('report')
  const amiss = refused?.form === 'check' ? refused : undefined
  return (
    <section>
      <h3>{t('check.title')}</h3>
      {checks.length === 0 && <p>{t('check.none')}</p>}
      <ul class="report-checks" role="list">
        {checks.map((check) => (
          <Check {...props} check={check} />
        ))}
      </ul>
      {rights.check && (
        <form method="post" action={href('reportCheck', { lang: view.lang, round: round.id })} novalidate>
          <p>{t('check.lead')}</p>
          <SelectField
            name="section"
            label={t('check.section')}
            value={amiss?.typed['section'] ?? sections[0]?.key}
            choices={sections.map((section) => ({ value: section.key, label: titleOf(props, section) }))}
          />
          <TextArea
            name="text"
            label={t('check.text')}
            value={amiss?.typed['text'] ?? ''}
            error={amiss?.sentence}
            maxlength={2000}
          />
          <button type="submit">{t('check.submit')}</button>
        </form>
      )}
    </section>
  )
}

function Check(props: WorkProps & { check: FactCheck }) {
  const { view, check, round, rights, refused, sections } = props
  const { lang, speech } = view
  const t = speech.words('report')
  const { id, section, text, name, saidAt, settledAt, settledName, reply } = check
  const about = sections.find(({ key }) => key === section)
  const date = speech.date(saidAt)
  const settled = settledAt && speech.date(settledAt)
  const amiss = refused?.form === 'settle' && refused.id === id ? refused : undefined
  return (
    <li>
      <p>
        <strong>{about ? titleOf(props, about) : section}</strong>{' '}
        <span class="hint">{name === null ? t('check.said.unknown', { date }) : t('check.said', { name, date })}</span>
      </p>
      <p class="typed">{text}</p>
      {settled && (
        <div class="report-reply">
          <p class="typed">{reply}</p>
          <p class="hint">
            {settledName === null
              ? t('check.settled.unknown', { date: settled })
              : t('check.settled', { name: settledName, date: settled })}
          </p>
        </div>
      )}
      {!settled && rights.edit && (
        <form method="post" action={href('reportSettle', { lang, round: round.id, check: id })} novalidate>
          <TextArea
            name={`reply-${id}`}
            label={t('check.reply')}
            hint={t('check.reply.hint')}
            rows={2}
            value={amiss?.typed['reply'] ?? ''}
            error={amiss?.sentence}
            maxlength={2000}
          />
          <button type="submit" class="secondary">
            {t('check.settle')}
          </button>
        </form>
      )}
    </li>
  )
}

export const sayObstacles = ({ speech }: View, found: readonly Obstacle[]): string =>
  found.map((one) => speech.words('report')(`obstacle.${one}`)).join(' ')

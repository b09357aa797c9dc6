import { href } from '#routes'
import { TextArea } from '#ui'
import { reasonIn } from '../difference-section.ts'
import type { Difference } from '../model.ts'
import { sayValue, sayWho, titleOfQuery } from '../saying.ts'
import { type DeskProps, yearIn } from './desk.tsx'

/** Where record and print disagree, for whoever may say why. */
export function Differences(props: DeskProps) {
  const { view, differences } = props
  if (differences.length === 0) return null
  const t = view.speech.words('annualReport')
  return (
    <section class="section">
      <h2>{t('desk.differences')}</h2>
      {differences.map((difference) => (
        <OneDifference {...props} difference={difference} />
      ))}
    </section>
  )
}

function OneDifference(props: DeskProps & { difference: Difference }) {
  const { view, material, difference, refused } = props
  const { speech } = view
  const t = speech.words('annualReport')
  const { figure, recorded, stated, acknowledged } = difference
  const found = material.figures.get(figure)
  const title = found ? titleOfQuery(speech, found.says) : figure
  const say = (value: number | null) => (value === null ? t('value.none') : sayValue(speech, found?.unit ?? '', value))
  const at = { ...yearIn(props), figure }
  const amiss = refused?.form === figure ? refused : undefined
  const reason = acknowledged && reasonIn({ speech }, acknowledged.reason)
  return (
    <article class="annual-difference" id={figure}>
      <h3>{title}</h3>
      <p>{t('figure.difference', { recorded: say(recorded), stated: say(stated) })}</p>
      {acknowledged && reason ? (
        <>
          <p>
            <span lang={reason.lang}>{reason.text}</span>{' '}
            {t('differences.by', { name: sayWho(t, acknowledged.name), date: speech.date(acknowledged.at) })}
          </p>
          {props.writes && (
            <form method="post" action={href('annualReportTakeBack', at)}>
              <button type="submit" class="secondary" aria-label={`${t('desk.takeBack')} – ${title}`}>
                {t('desk.takeBack')}
              </button>
            </form>
          )}
        </>
      ) : !props.writes ? (
        <p>{t('differences.open')}</p>
      ) : (
        <form method="post" action={href('annualReportAcknowledge', at)} novalidate>
          {amiss && (
            <p class="error" role="alert">
              {amiss.sentence}
            </p>
          )}
          <input type="hidden" name="recorded" value={String(recorded ?? '')} />
          <input type="hidden" name="stated" value={String(stated)} />
          <p class="hint">{t('desk.acknowledge.hint')}</p>
          {(['en', 'fr'] as const).map((of) => (
            <TextArea
              name={of}
              id={`${figure}-${of}`}
              label={t(`desk.acknowledge.reason.${of}`)}
              value={amiss?.typed[of] ?? ''}
              rows={2}
              maxlength={1000}
            />
          ))}
          <button type="submit">{t('desk.acknowledge')}</button>
        </form>
      )}
    </article>
  )
}

export function Freeze(props: DeskProps) {
  const { view, versions, refused } = props
  const { speech } = view
  const t = speech.words('annualReport')
  const at = yearIn(props)
  const amiss = refused?.form === 'freeze' ? refused : undefined
  return (
    <section class="section">
      <h2>{t('desk.freeze')}</h2>
      <p>{t('desk.freeze.lead')}</p>
      {versions.length > 0 && (
        <ul>
          {versions.map(({ version, frozenAt }) => (
            <li>
              <a href={href('annualReportVersion', { ...at, version: String(version) })}>
                {t('report.former', { version: String(version), date: speech.date(frozenAt) })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {props.writes && (
        <form method="post" action={href('annualReportFreeze', at)} novalidate>
          {amiss && (
            <p class="error" role="alert">
              {amiss.sentence}
            </p>
          )}
          {versions.length > 0 && (
            <TextArea
              name="reason"
              label={t('desk.freeze.reason')}
              hint={t('desk.freeze.reason.hint')}
              value={amiss?.typed['reason'] ?? ''}
              maxlength={1000}
            />
          )}
          <button type="submit">{t(versions.length > 0 ? 'desk.freeze.correct' : 'desk.freeze.submit')}</button>
        </form>
      )}
    </section>
  )
}

import { textsIn } from '#instruments'
import { href } from '#routes'
import { TextField } from '#ui'
import type { VisitProps } from './visit.tsx'

type Props = VisitProps & { writes: boolean }

/** What the visit looks into: chosen from what holds the result back most, or of the team's own. */
export function Topics({ view, visit, content, version, edition, suggestions, writes, refused }: Props) {
  const { speech, lang } = view
  const t = speech.words('visits')
  const texts = textsIn(edition, lang)
  const action = href('visit', { lang, visit: visit.id })
  const sent = refused?.form === 'topic' ? refused : undefined
  return (
    <section class="section" id="topics">
      <h2>{t('topics.title')}</h2>
      {content.topics.length === 0 && <p>{t(writes ? 'topics.none.write' : 'topics.none')}</p>}
      <form method="post" action={action}>
        <input type="hidden" name="version" value={version} />
        <ul>
          {content.topics.map(({ id, title }) => (
            <li>
              {title}{' '}
              {writes && (
                <button class="quiet" type="submit" name="do" value={`remove:topics:${id}`}>
                  {t('remove')} <span class="unseen">{title}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
        {writes && suggestions.length > 0 && (
          <>
            <h3>{t('topics.suggested')}</h3>
            <ul>
              {suggestions.map(({ area, score, gain }) => (
                <li>
                  {texts.area(area).name}{' '}
                  <span class="also">
                    {t('topics.why', {
                      score: score === null ? t('figure.none') : speech.score(score),
                      gain: speech.score(gain),
                    })}
                  </span>{' '}
                  <button class="quiet" type="submit" name="do" value={`area:${area}`}>
                    {t('topics.choose')} <span class="unseen">{texts.area(area).name}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </form>
      {writes && (
        <form method="post" action={action} novalidate>
          <TextField
            name="topic"
            label={t('topics.own')}
            maxlength={300}
            value={sent?.typed['topic']}
            error={sent?.faults['topic'] && t('error.topic')}
          />
          <button class="secondary" type="submit" name="do" value="topic">
            {t('topics.add')}
          </button>
        </form>
      )}
    </section>
  )
}

/** Whom the visit should meet: organisations and functions. */
export function Stakeholders({ view, visit, content, version, writes, refused }: Props) {
  const t = view.speech.words('visits')
  const action = href('visit', { lang: view.lang, visit: visit.id })
  const sent = refused?.form === 'stakeholder' ? refused : undefined
  return (
    <section class="section" id="stakeholders">
      <h2>{t('stakeholders.title')}</h2>
      {content.stakeholders.length === 0 && <p>{t('stakeholders.none')}</p>}
      <form method="post" action={action}>
        <input type="hidden" name="version" value={version} />
        <ul>
          {content.stakeholders.map(({ id, organisation, role }) => (
            <li>
              {role === '' ? organisation : t('stakeholders.line', { organisation, role })}{' '}
              {writes && (
                <button class="quiet" type="submit" name="do" value={`remove:stakeholders:${id}`}>
                  {t('remove')} <span class="unseen">{organisation}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      </form>
      {writes && (
        <form method="post" action={action} novalidate>
          <div class="field-row">
            <TextField
              name="organisation"
              label={t('stakeholders.organisation')}
              maxlength={300}
              value={sent?.typed['organisation']}
              error={sent?.faults['organisation'] && t('error.organisation')}
            />
            <TextField
              name="role"
              label={t('stakeholders.role')}
              hint={t('stakeholders.role.hint')}
              maxlength={300}
              value={sent?.typed['role']}
            />
          </div>
          <button class="secondary" type="submit" name="do" value="stakeholder">
            {t('stakeholders.add')}
          </button>
        </form>
      )}
    </section>
  )
}

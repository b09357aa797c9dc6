import { href } from '#routes'
import { Notice, SelectField, TextArea } from '#ui'
import { canTake, type Remark } from '../model.ts'
import { isSectionKey, sectionKeys } from '../profile.ts'
import type { ProfileProps } from './profile.tsx'

/** The place checks the facts: what it says of a section, what the team made of it, and the word that all is right. */
export function Remarks(props: ProfileProps) {
  const { view, visit, content, version, rights } = props
  const t = view.speech.words('visits')
  const open = canTake(visit, 'check')
  if (content.remarks.length === 0 && !open) return null
  const action = href('visitCheck', { lang: view.lang, visit: visit.id })
  return (
    <section class="section" id="check">
      <h2>{t('check.title')}</h2>
      <p>{t(open ? (rights.check ? 'check.lead' : 'check.waits') : 'check.over')}</p>
      {content.remarks.map((remark) => (
        <RemarkEntry {...props} remark={remark} open={open} />
      ))}
      {open && rights.check && (
        <>
          <RemarkForm {...props} />
          <form class="actions" method="post" action={action}>
            <input type="hidden" name="version" value={version} />
            <button type="submit" name="do" value="confirm">
              {t('check.confirm')}
            </button>
          </form>
        </>
      )}
    </section>
  )
}

function RemarkEntry(props: ProfileProps & { remark: Remark; open: boolean }) {
  const { view, visit, version, remark, rights, overtaken, open } = props
  const t = view.speech.words('visits')
  const { id, section, words, answer } = remark
  const { lang } = view
  const typed = overtaken?.part === id ? overtaken.typed : undefined
  return (
    <article class="card" id={id}>
      <h3>{isSectionKey(section) ? t(`section.${section}`) : section}</h3>
      <p class="typed">{words}</p>
      {answer !== '' && (
        <>
          <p class="label">{t('check.answer')}</p>
          <p class="typed">{answer}</p>
        </>
      )}
      {open && rights.write && (
        <form method="post" action={href('visitProfile', { lang, visit: visit.id })}>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="remark" value={id} />
          {typed !== undefined && (
            <Notice kind="warning" title={t('form.overtaken')}>
              <p class="typed">{answer}</p>
            </Notice>
          )}
          <TextArea name={`answer-${id}`} label={t('check.answer')} rows={2} maxlength={8000} value={typed ?? answer} />
          <button class="secondary" type="submit">
            {t('check.answer.save')}
          </button>
        </form>
      )}
      {open && rights.check && (
        <form method="post" action={href('visitCheck', { lang, visit: visit.id })}>
          <input type="hidden" name="version" value={version} />
          <button class="quiet" type="submit" name="do" value={`remove:${id}`}>
            {t('remove')}
          </button>
        </form>
      )}
    </article>
  )
}

function RemarkForm({ view, visit, wordless }: ProfileProps) {
  const t = view.speech.words('visits')
  return (
    <form method="post" action={href('visitCheck', { lang: view.lang, visit: visit.id })} novalidate>
      <SelectField
        name="section"
        label={t('check.section')}
        value={wordless}
        choices={sectionKeys.map((key) => ({ value: key, label: t(`section.${key}`) }))}
      />
      <TextArea
        name="words"
        label={t('check.words')}
        hint={t('check.words.hint')}
        rows={3}
        maxlength={8000}
        error={wordless === undefined ? undefined : t('error.words')}
      />
      <button class="secondary" type="submit" name="do" value="remark">
        {t('check.submit')}
      </button>
    </form>
  )
}

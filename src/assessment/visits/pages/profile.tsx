import { type Doc, DocumentBody } from '#platform/document'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Notice, Page, TextArea } from '#ui'
import { canTake, isWritable, stateOfVisit } from '../model.ts'
import {
  isSectionKey,
  type ProfileMaterial,
  textOfSection,
  unwritten,
  type WrittenKey,
  writtenKeys,
} from '../profile.ts'
import { VisitCrumbs } from './programme.tsx'
import type { OpenedVisit } from './read.ts'
import { Remarks } from './remarks.tsx'

export interface ProfileProps extends OpenedVisit {
  view: View
  doc: Doc
  /** What the draft is made of; undefined of a published one. */
  material: ProfileMaterial | undefined
  hash: string | undefined
  done: string | undefined
  /** A remark that came without words. */
  wordless: string | undefined
  /** What somebody else changed while this was typed: a section, an answer to a remark, or the facts that were confirmed. */
  overtaken: Overtaken | undefined
}

export interface Overtaken {
  /** A section's key, a remark's id, or `check`. */
  readonly part: string
  readonly typed: string
}

/** The intercultural profile: read by all once published; before that written by the team and checked by the place. */
export function ProfilePage(props: ProfileProps) {
  const { view, visit, doc, material, rights, done, hash } = props
  const t = view.speech.words('visits')
  const member = rights.write || rights.check || view.actor?.mandates.some(({ placeId }) => placeId === visit.placeId)
  const to = { lang: view.lang, visit: visit.id }
  return (
    <Page
      view={view}
      title={doc.title}
      description={doc.description}
      section={member ? 'desk' : 'places'}
      demonstration={visit.demonstration}
      indexed={hash !== undefined}
    >
      {member && <VisitCrumbs view={view} visit={visit} />}
      {props.overtaken && (
        <Notice kind="error" live>
          <p>
            <a href={`#${anchorOf(props.overtaken.part)}`}>
              {t(props.overtaken.part === 'check' ? 'check.overtaken' : 'profile.overtaken')}
            </a>
          </p>
        </Notice>
      )}
      {done === 'saved' && (
        <Notice kind="success" live>
          <p>{t('done.saved')}</p>
        </Notice>
      )}
      <DocumentBody doc={doc}>
        <div lang={view.lang}>
          {!hash && (
            <p>
              <Badge kind="waiting">{t(`state.${stateOfVisit(visit)}`)}</Badge>
            </p>
          )}
          <p class="actions">
            <a href={href('visitProfilePdf', to)}>{t('profile.pdf')}</a>
            <a href={href('visitProfileDocx', to)}>{t('profile.docx')}</a>
          </p>
          {hash && <p class="hint">{t('profile.hash', { hash: hash.slice(0, 16) })}</p>}
        </div>
      </DocumentBody>
      {!hash && <Remarks {...props} />}
      {material && rights.write && isWritable(visit) && <Writing {...props} material={material} />}
    </Page>
  )
}

const anchorOf = (part: string): string => (isSectionKey(part) ? `write-${part}` : part)

/** Every section with what it must say beside it. */
function Writing(props: ProfileProps & { material: ProfileMaterial }) {
  const { view, material, visit } = props
  const t = view.speech.words('visits')
  const missing = unwritten(material)
  return (
    <section class="section" id="writing">
      <h2>{t('writing.title')}</h2>
      <p>{t('writing.lead')}</p>
      {missing.length > 0 && (
        <Notice>
          <p>{t('writing.missing', { sections: view.speech.list(missing.map((key) => t(`section.${key}`))) })}</p>
        </Notice>
      )}
      {writtenKeys.map((key) => (
        <SectionForm {...props} part={key} />
      ))}
      {canTake(visit, 'send') && (
        <form class="actions" method="post" action={href('visit', { lang: view.lang, visit: visit.id })}>
          <button type="submit" name="do" value="send">
            {t('step.send')}
          </button>
        </form>
      )}
    </section>
  )
}

function SectionForm(props: ProfileProps & { material: ProfileMaterial; part: WrittenKey }) {
  const { view, visit, material, content, version, overtaken, part: key } = props
  const t = view.speech.words('visits')
  const text = textOfSection(material, key)
  const typed = overtaken?.part === key ? overtaken.typed : undefined
  return (
    <details class="item-choice" id={`write-${key}`} open={typed !== undefined}>
      <summary>
        {t(`section.${key}`)} {content.sections[key] === undefined && <Badge>{t('writing.drafted')}</Badge>}
      </summary>
      <p class="hint">{t(`guide.${key}`)}</p>
      {typed !== undefined && (
        <Notice kind="warning" title={t('form.overtaken')}>
          <p class="typed">{text}</p>
        </Notice>
      )}
      <form method="post" action={href('visitProfile', { lang: view.lang, visit: visit.id })}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="section" value={key} />
        <TextArea
          name={`text-${key}`}
          label={t('writing.text')}
          hint={t('writing.text.hint')}
          rows={8}
          maxlength={8000}
          value={typed ?? text}
        />
        <button class="secondary" type="submit">
          {t('writing.save')} <span class="unseen">{t(`section.${key}`)}</span>
        </button>
      </form>
    </details>
  )
}

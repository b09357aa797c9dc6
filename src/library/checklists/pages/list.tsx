import { type Edition, langOf, type TextsIn, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { FileField, Notice, Page } from '#ui'
import { LibraryLinks } from '../../pages/library-links.tsx'
import type { Unread } from '../files.ts'
import { groupChecklists, keyOf, minutesOf } from '../model.ts'
import { UnreadFiles } from './unread.tsx'

interface ListProps {
  view: View
  checklists: readonly Edition[]
  /** What came of files that were to be opened. */
  unread?: readonly Unread[]
  /** None was chosen. */
  nothing?: boolean
}

/** What there is to fill in, and where to open what was kept. */
export function ChecklistsPage({ view, checklists, unread = [], nothing = false }: ListProps) {
  const t = view.speech.words('checklists')
  return (
    <Page view={view} title={t('title')} description={t('lead')} section="themes">
      <LibraryLinks view={view} current="checklists" />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <UnreadFiles view={view} unread={unread} />
      <Notice title={t('anonymous.title')}>
        <p>{t('anonymous')}</p>
      </Notice>
      {groupChecklists(checklists).map((group) => (
        <Group view={view} group={group} />
      ))}
      <section class="section" id="open">
        <h2>{t('open.title')}</h2>
        <p>{t('open.text')}</p>
        <form method="post" action={href('checklists', { lang: view.lang })} enctype="multipart/form-data">
          <FileField
            name="file"
            label={t('open.file')}
            hint={t('open.hint')}
            accept=".json,application/json"
            multiple
            error={nothing ? t('unread.none') : undefined}
          />
          <p class="actions">
            <button type="submit">{t('open.submit')}</button>
          </p>
        </form>
      </section>
    </Page>
  )
}

/** Several that belong together under one heading; one alone under its own name. */
function Group({ view, group }: { view: View; group: readonly Edition[] }) {
  const t = view.speech.words('checklists')
  const [only, ...more] = group
  if (!only) return null
  if (more.length === 0) return <Alone view={view} edition={only} />
  return (
    <section class="section wide">
      <h2>{t('group.several', { count: group.length })}</h2>
      <p>{t('group.several.text')}</p>
      <ul class="grid" role="list">
        {group.map((edition) => (
          <li class="card linked">
            <Described view={view} edition={edition} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Described({ view, edition }: { view: View; edition: Edition }) {
  const texts = textsIn(edition, view.lang)
  return (
    <>
      <h3 {...langOf(texts.edition)}>
        <a href={href('checklist', { lang: view.lang, checklist: keyOf(edition) })}>{texts.edition.title}</a>
      </h3>
      {texts.edition.subtitle && <p {...langOf(texts.edition)}>{texts.edition.subtitle}</p>}
      <Areas texts={texts} areas={edition.areas} />
      <Size view={view} edition={edition} />
    </>
  )
}

function Alone({ view, edition }: { view: View; edition: Edition }) {
  const t = view.speech.words('checklists')
  const texts = textsIn(edition, view.lang)
  return (
    <section class="section wide">
      <h2 {...langOf(texts.edition)}>{texts.edition.title}</h2>
      {texts.edition.subtitle && <p {...langOf(texts.edition)}>{texts.edition.subtitle}</p>}
      <div class="grid">
        {edition.composites.map(({ key, of }) => (
          <div class="card">
            <h3 {...langOf(texts.composite(key))}>{texts.composite(key).name}</h3>
            <Areas texts={texts} areas={edition.areas.filter((area) => of.includes(area))} />
          </div>
        ))}
      </div>
      <Size view={view} edition={edition} />
      <p class="actions">
        <a class="button" href={href('checklist', { lang: view.lang, checklist: keyOf(edition) })}>
          {t('card.start')}
        </a>
      </p>
    </section>
  )
}

/** What it asks about. */
function Areas({ texts, areas }: { texts: TextsIn; areas: readonly string[] }) {
  return (
    <ul class="checklist-parts">
      {areas.map((area) => (
        <li {...langOf(texts.area(area))}>{texts.area(area).name}</li>
      ))}
    </ul>
  )
}

/** How much there is, and the time it takes. */
function Size({ view, edition }: { view: View; edition: Edition }) {
  const count = { count: edition.items.length, minutes: minutesOf(edition) }
  return <p class="hint">{view.speech.words('checklists')('card.size', count)}</p>
}

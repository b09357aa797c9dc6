import type { View } from '#platform/http'
import { href } from '#routes'
import { Empty, Notice, Page, SelectField, TextField } from '#ui'
import { inLanguage, type Texts } from '../../model.ts'
import { RoomLinks } from '../../pages/room-links.tsx'
import { SetSwitch } from '../../pages/set-switch.tsx'
import type { WorkingGroup } from '../model.ts'
import { sayPeriod } from '../words.ts'

/** What was typed to begin a group; null: nobody may here. */
export interface Beginning {
  nameEn: string
  nameFr: string
  network: string
  refused: boolean
}

interface Props {
  view: View
  groups: readonly WorkingGroup[]
  demonstration: boolean
  demonstrated: boolean
  beginning: Beginning | null
  networks: readonly { id: string; name: Texts }[]
}

export function GroupsPage(props: Props) {
  const { view, groups, demonstration, demonstrated, beginning } = props
  const t = view.speech.words('networks')
  const ofProgramme = groups.filter(({ networkId }) => networkId === null)
  const ofNetworks = groups.filter(({ networkId }) => networkId !== null)
  return (
    <Page
      view={view}
      title={t('groups.title')}
      description={t('groups.lead')}
      section="places"
      demonstration={demonstration}
    >
      <RoomLinks view={view} current="groups" demonstration={demonstration} />
      <h1>{t('groups.title')}</h1>
      <p class="lead">{t('groups.lead')}</p>
      {(demonstrated || demonstration) && <SetSwitch view={view} route="groups" demonstration={demonstration} />}
      {groups.length === 0 && (
        <Empty title={t('groups.none')}>
          <p>{t('groups.none.hint')}</p>
        </Empty>
      )}
      {ofProgramme.length > 0 && (
        <section class="section">
          <h2>{t('groups.programme')}</h2>
          <Cards view={view} groups={ofProgramme} />
        </section>
      )}
      {ofNetworks.length > 0 && (
        <section class="section">
          <h2>{t('groups.networks')}</h2>
          <Cards view={view} groups={ofNetworks} />
        </section>
      )}
      {beginning && <BeginForm {...props} beginning={beginning} />}
    </Page>
  )
}

/** On the page of its network. */
export function GroupList({ view, groups }: Pick<Props, 'view' | 'groups'>) {
  if (groups.length === 0) return null
  return (
    <section>
      <h2>{view.speech.words('networks')('groups.title')}</h2>
      <ul class="network-news" role="list">
        {groups.map((group) => {
          const name = inLanguage(group.name, view.lang)
          const purpose = inLanguage(group.purpose, view.lang)
          return (
            <li>
              <h3 lang={name.lang === view.lang ? undefined : name.lang}>
                <a href={href('group', { lang: view.lang, id: group.id })}>{name.text}</a>
              </h3>
              <p lang={purpose.lang === view.lang ? undefined : purpose.lang}>{purpose.text}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Cards({ view, groups }: Pick<Props, 'view' | 'groups'>) {
  const { speech, lang } = view
  return (
    <ul class="grid" role="list">
      {groups.map((group) => {
        const name = inLanguage(group.name, lang)
        const period = sayPeriod(speech, group)
        return (
          <li class="card linked">
            <h3 lang={name.lang === lang ? undefined : name.lang}>
              <a href={href('group', { lang, id: group.id })}>{name.text}</a>
              {group.acronym && <span class="also"> {group.acronym}</span>}
            </h3>
            <p class="hint">
              {[group.networkName && inLanguage(group.networkName, lang).text, period].filter(Boolean).join(' · ')}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function BeginForm({ view, networks, beginning }: Pick<Props, 'view' | 'networks'> & { beginning: Beginning }) {
  const { speech, lang } = view
  const t = speech.words('networks')
  return (
    <section class="section">
      <h2>{t('groups.begin')}</h2>
      {beginning.refused && (
        <Notice kind="error" live>
          <p>{t('groups.begin.refused')}</p>
        </Notice>
      )}
      <form method="post" action={href('groups', { lang })}>
        <div class="field-row">
          <TextField name="name.en" label={t('groups.begin.nameEn')} maxlength={200} value={beginning.nameEn} />
          <TextField name="name.fr" label={t('groups.begin.nameFr')} maxlength={200} value={beginning.nameFr} />
        </div>
        <SelectField
          name="network"
          label={t('groups.begin.network')}
          any={t('groups.begin.network.none')}
          value={beginning.network}
          choices={networks.map(({ id, name }) => ({ value: id, label: inLanguage(name, lang).text }))}
        />
        <button type="submit">{t('groups.begin.submit')}</button>
      </form>
    </section>
  )
}

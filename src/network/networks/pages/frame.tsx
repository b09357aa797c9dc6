import type { Child } from 'hono/jsx'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import { inLanguage, type Network } from '../../model.ts'

export const doings = [
  'saved',
  'published',
  'withdrawn',
  'removed',
  'restored',
  'joined',
  'proposed',
  'left',
  'returned',
  'contactGiven',
  'contactRemoved',
] as const
export type Doing = (typeof doings)[number]

interface Props {
  view: View
  network: Pick<Network, 'id' | 'name' | 'demonstration'>
  title: string
  part: 'pages' | 'members' | 'facts' | 'contact'
  /** What has just been done, said once at the top. */
  done?: Doing | undefined
  children?: Child
}

/** The frame of the pages on which a network is edited, with the way between them. */
export function EditFrame({ view, network, title, part, done, children }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { id } = network
  const name = inLanguage(network.name, lang).text
  const parts = [
    ['pages', t('edit.pages'), href('networkEdit', { lang, id })],
    ['members', t('edit.members'), href('networkMembers', { lang, id })],
    ['facts', t('edit.facts'), href('networkFacts', { lang, id })],
    ['contact', t('edit.contact'), href('networkContact', { lang, id })],
  ] as const
  return (
    <Page view={view} title={title} section="places" demonstration={network.demonstration} indexed={false}>
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: t('list.title'), href: href('networks', { lang }) },
          { label: name, href: href('network', { lang, id }) },
        ]}
      />
      <h1>{title}</h1>
      <nav class="switch edit-parts" aria-label={t('edit.parts')}>
        <ul>
          {parts.map(([key, label, address]) => (
            <li>
              <a href={address} aria-current={key === part ? 'true' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {done && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      {children}
    </Page>
  )
}

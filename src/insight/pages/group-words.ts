import { inLanguage, type Texts } from '#network'
import type { Speech } from '#platform/i18n'
import type { Group } from '../comparison.ts'
import type { NamedNetwork } from '../store.ts'

/** What the places of a group share, as a phrase. */
export function groupName(speech: Speech, group: Group, networks: readonly NamedNetwork[]): string {
  const t = speech.words('insight')
  switch (group.kind) {
    case 'all':
      return t('group.all')
    case 'population':
      return t(`group.population.${group.band}`)
    case 'foreign_born':
      return t(`group.foreign_born.${group.band}`)
    case 'network':
      return inLanguage(networkOf(group.networkId, networks), speech.lang).text
  }
}

const networkOf = (id: string, networks: readonly NamedNetwork[]): Texts =>
  networks.find((network) => network.id === id)?.name ?? { en: id }

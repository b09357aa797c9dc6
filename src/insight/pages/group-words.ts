import { inLanguage, type Texts } from '#network'
import type { Speech } from '#platform/i18n'
import type { Group } from '../comparison.ts'

/** What the places of a group share, as a phrase. */
export function groupName(speech: Speech, group: Group, networkName: Texts | null): string {
  const t = speech.words('insight')
  switch (group.kind) {
    case 'all':
      return t('group.all')
    case 'population':
      return t(`group.population.${group.band}`)
    case 'foreign_born':
      return t(`group.foreign_born.${group.band}`)
    case 'network':
      return networkName ? inLanguage(networkName, speech.lang).text : group.networkId
  }
}

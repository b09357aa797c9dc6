import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb } from '#ui'
import type { OpenedStrategy } from './read.ts'

export function BackToStrategy({ view, round, place }: Pick<OpenedStrategy, 'round' | 'place'> & { view: View }) {
  const { speech, lang } = view
  const t = speech.words('strategy')
  const crumbs = [
    { label: speech.words('assessment')('rounds.title'), href: href('rounds', { lang }) },
    {
      label: t('name', { place: place.name, year: String(round.year) }),
      href: href('strategy', { lang, round: round.id }),
    },
  ]
  return <Breadcrumb speech={speech} crumbs={crumbs} />
}

import { literal } from '../text.ts'
import { bound, hasFigure, joined, type Pen, sentences, valueOf } from './words.ts'

/** All areas at a glance: the chart, the table, what has changed. */
export function draftProfile(pen: Pen): string {
  const { t, material } = pen
  const place = literal(material.place.name)
  const compared = hasFigure(pen, 'median:core')
  const above = valueOf(pen, 'group:above')
  return joined([
    sentences([
      t('profile.lead', { place }),
      compared
        ? t('profile.position', {
            count: above,
            above: bound('group:above'),
            within: bound('group:within'),
            below: bound('group:below'),
          })
        : t('profile.few'),
      hasFigure(pen, 'year:before') ? changed(pen) : t('profile.first', { place }),
    ]),
    '{block:profile}',
    t('profile.mirror'),
    '{block:change}',
    '{block:table}',
    `## ${t('profile.groups')}`,
    t('profile.groups.lead', { place }),
    '{block:groups}',
  ])
}

const changed = ({ t }: Pen): string =>
  t('profile.changed', {
    before: bound('year:before'),
    year: bound('year:round'),
    up: bound('moved:up'),
    down: bound('moved:down'),
    same: bound('moved:same'),
  })

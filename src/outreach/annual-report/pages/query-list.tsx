import type { View } from '#platform/http'
import type { Found, Material } from '../model.ts'
import { sayValue } from '../saying.ts'

/** Everything a text may ask for, as it is written there, with what it says now. */
export function QueryList({ view, material }: { view: View; material: Material }) {
  const { speech, lang } = view
  const t = speech.words('annualReport')
  const said = ({ unit, value }: Found) => (value === null ? t('value.none') : sayValue(speech, unit, value))
  return (
    <section>
      <h2>{t('edit.figures')}</h2>
      <div class="annual-queries" tabindex={0} role="region" aria-label={t('edit.figures')}>
        <dl>
          {[...material.figures.values()].map((found) => (
            <div>
              <dt>
                <code>{`{${found.name}}`}</code> {said(found)}
              </dt>
              <dd>{found.says[lang as 'en' | 'fr']}</dd>
            </div>
          ))}
          {material.known.series.map((name) => (
            <div>
              <dt>
                <code>{`{table:${name}}`}</code>
              </dt>
              <dd>
                <code>{`{chart:${name}}`}</code> <code>{`{list:${name}}`}</code> <code>{`{count:${name}}`}</code>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}

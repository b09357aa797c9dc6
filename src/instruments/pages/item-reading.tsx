import type { Speech } from '#platform/i18n'
import { Badge } from '#ui'
import {
  type Edition,
  findItem,
  hasOptions,
  isNumber,
  isScored,
  type Item,
  itemSet,
  type NumberItem,
  type TextsIn,
} from '../edition.ts'
import { langOf, rangeOf } from './item-inputs.tsx'

interface ItemProps {
  speech: Speech
  edition: Edition
  texts: TextsIn
  item: Item
}

/** One item with all that is said of it, and the points 0..100 of every answer. */
export function ItemReading(props: ItemProps) {
  const { speech, edition, texts, item } = props
  const t = speech.words('instruments')
  const text = texts.item(item.key)
  const lang = langOf(text)
  return (
    <section class="card item-reading" id={item.key}>
      <h3 {...lang}>
        <span class="item-number">{item.key}</span>
        {text.ask}
      </h3>
      {edition.use === 'index' && itemSet(edition, item) === 'extended' && <Badge>{t('item.extended')}</Badge>}
      {text.fallback && !texts.edition.fallback && (
        <Badge>{t('text.fallback', { language: speech.language(text.lang) })}</Badge>
      )}
      {text.hint && (
        <p class="hint" {...lang}>
          {text.hint}
        </p>
      )}
      {isScored(edition) ? <Points {...props} /> : <Answers {...props} />}
      <dl class="item-notes">
        {item.aspect && (
          <div>
            <dt>{t('item.aspect')}</dt>
            <dd {...langOf(texts.aspect(item.aspect))}>{texts.aspect(item.aspect).name}</dd>
          </div>
        )}
        {item.weight !== 1 && (
          <div>
            <dt>{t('item.weight')}</dt>
            <dd>{t('item.weight.text', { weight: item.weight })}</dd>
          </div>
        )}
        {item.applies_if && (
          <div>
            <dt>{t('item.guard')}</dt>
            <dd>
              <Guard speech={speech} edition={edition} texts={texts} guard={item.applies_if} />
            </dd>
          </div>
        )}
        {item.may_not_apply && (
          <div>
            <dt>{t('item.na')}</dt>
            <dd {...lang}>{text.not_applicable ?? t('item.na.free')}</dd>
          </div>
        )}
        {text.evidence && (
          <div>
            <dt>{t('item.evidence')}</dt>
            <dd {...lang}>{text.evidence}</dd>
          </div>
        )}
        {text.reflection && (
          <div>
            <dt>{t('item.reflection')}</dt>
            <dd {...lang}>{text.reflection}</dd>
          </div>
        )}
        {text.action && (
          <div>
            <dt>{t('item.action')}</dt>
            <dd {...lang}>{text.action}</dd>
          </div>
        )}
        {text.more && (
          <div>
            <dt>{t('item.more')}</dt>
            <dd>
              <More more={text.more} lang={lang} />
            </dd>
          </div>
        )}
        {item.adaptable && (
          <div>
            <dt>{t('item.adaptable')}</dt>
            <dd>{t('item.adaptable.text')}</dd>
          </div>
        )}
        {item.terms.length > 0 && (
          <div>
            <dt>{t('item.terms')}</dt>
            <dd>
              <Terms texts={texts} terms={item.terms} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

interface GuardProps extends Omit<ItemProps, 'item'> {
  guard: NonNullable<Item['applies_if']>
}

/** What has to be answered before an item is asked, in the words of the earlier item. */
export function Guard({ speech, edition, texts, guard }: GuardProps) {
  const earlier = findItem(edition, guard.item)
  if (!earlier) return null
  const { ask, options, ...text } = texts.item(earlier.key)
  const chosen = guard.any_of.map((code) => options[code] ?? code)
  return (
    <>
      <a href={`#${earlier.key}`}>{earlier.key}</a> <q {...langOf(text)}>{ask}</q>
      <ul {...langOf(text)}>
        {chosen.map((option) => (
          <li>{option}</li>
        ))}
      </ul>
      {speech.words('instruments')('item.guard.otherwise')}
    </>
  )
}

function Terms({ texts, terms }: { texts: TextsIn; terms: readonly string[] }) {
  return (
    <ul class="terms">
      {terms.map((key) => (
        <li>
          <a href={`#term-${key}`} {...langOf(texts.term(key))}>
            {texts.term(key).term}
          </a>
        </li>
      ))}
    </ul>
  )
}

type ItemText = ReturnType<TextsIn['item']>

function More({ more, lang }: { more: NonNullable<ItemText['more']>; lang: { lang?: string } }) {
  return (
    <ul>
      {more.map(({ title, href }) => (
        <li>
          <a href={href} rel="external" {...lang}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What may be answered where no answer is better than another. */
function Answers({ speech, texts, item }: ItemProps) {
  const t = speech.words('instruments')
  const text = texts.item(item.key)
  if (item.kind === 'text') return <p class="hint">{t('item.kind.text', { count: item.max_length })}</p>
  if (isNumber(item)) return <p class="hint">{rangeOf(speech, item)}</p>
  return (
    <>
      {item.kind === 'multiple' && <p class="hint">{t('item.kind.multiple')}</p>}
      {item.kind === 'ranking' && <p class="hint">{t('item.kind.ranking', { count: item.most })}</p>}
      <ul class="points" {...langOf(text)}>
        {item.options.map(({ code }) => (
          <li>{text.options[code]}</li>
        ))}
      </ul>
    </>
  )
}

function Points({ speech, texts, item }: ItemProps) {
  const t = speech.words('instruments')
  const text = texts.item(item.key)
  if (isNumber(item)) return <Bands speech={speech} item={item} unit={text.unit} />
  if (!hasOptions(item)) return null
  const counting = item.kind === 'multiple' ? item.options.filter(({ exclusive }) => !exclusive).length : 0
  const full = item.kind === 'multiple' ? (item.full_at ?? counting) : 0
  return (
    <>
      <ul class="points">
        {item.options.map((option) => (
          <li>
            <span {...langOf(text)}>{text.options[option.code]}</span>
            {'points' in option && <PointsOf speech={speech} item={item} points={option.points ?? 0} />}
          </li>
        ))}
      </ul>
      {item.kind === 'multiple' && <p>{t('item.ticks', { points: Math.round(100 / full), full, count: full })}</p>}
    </>
  )
}

function Bands({ speech, item, unit }: { speech: Speech; item: NumberItem; unit: string | undefined }) {
  return (
    <ul class="points">
      {item.bands.map(({ from, points }) => (
        <li>
          <span>{bandFrom(speech, item, from, unit)}</span>
          <PointsOf speech={speech} item={item} points={points} />
        </li>
      ))}
    </ul>
  )
}

/** The unit is a label: next to a number it would have to agree with it. */
function bandFrom(speech: Speech, item: NumberItem, number: number, unit: string | undefined): string {
  const t = speech.words('instruments')
  if (item.kind === 'percent') return t('item.band', { from: speech.percent(number) })
  return unit ? t('item.band.counted', { unit, from: number }) : t('item.band', { from: number })
}

/** An inverse item earns most where the answer is least. */
function PointsOf({ speech, item, points }: { speech: Speech; item: Item; points: number }) {
  const earned = Math.round(100 * (item.inverse ? 1 - points : points))
  return <span class="points-earned">{speech.words('instruments')('item.points', { count: earned })}</span>
}

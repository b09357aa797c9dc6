import { inLanguage } from '#network'
import type { View } from '#platform/http'
import type { Account } from '#platform/sign-in'
import { href } from '#routes'
import { Breadcrumb, Page, Table } from '#ui'
import { countOf, type Held } from './actions.ts'

/** What is kept about the reader, by kind, and the file that has it all. */
export function MyDataPage({ view, account, held }: { view: View; account: Account; held: readonly Held[] }) {
  const { speech, lang } = view
  const t = speech.words('people')
  const back = { label: speech.words('account')('back.account'), href: href('account', { lang }) }
  const there = held.filter((kind) => countOf(kind) > 0)
  const nothing = held.filter((kind) => countOf(kind) === 0)
  const columns = [
    {
      key: 'holds',
      head: t('data.column.holds'),
      rowHead: true,
      cell: (kind: Held) => inLanguage(kind.holds, lang).text,
    },
    { key: 'count', head: t('data.column.count'), numeric: true, cell: (kind: Held) => speech.number(countOf(kind)) },
    { key: 'purpose', head: t('data.column.purpose'), cell: (kind: Held) => inLanguage(kind.purpose, lang).text },
    { key: 'kept', head: t('data.column.kept'), cell: (kind: Held) => inLanguage(kind.kept, lang).text },
  ]
  return (
    <Page view={view} title={t('data.title')} indexed={false}>
      <Breadcrumb speech={speech} crumbs={[back]} />
      <h1>{t('data.title')}</h1>
      <p class="lead">{t('data.lead', { name: account.name, email: account.email })}</p>
      <p class="actions">
        <a class="button" href={href('myDataFile', { lang })}>
          {t('data.file')}
        </a>
        <a href={href('eraseMe', { lang })}>{t('data.erase')}</a>
      </p>
      <section class="wide">
        <h2>{t('data.there')}</h2>
        <Table caption={t('data.there')} captionHidden columns={columns} rows={there} stacked />
      </section>
      {nothing.length > 0 && (
        <section>
          <h2>{t('data.nothing')}</h2>
          <ul>
            {nothing.map((kind) => (
              <li>{inLanguage(kind.holds, lang).text}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

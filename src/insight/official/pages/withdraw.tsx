import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Page, TextField } from '#ui'
import type { Typed } from '../entry-form.ts'
import type { OfficialEntry } from '../model.ts'
import type { Fault } from '../reading.ts'
import { sayFault } from './words.ts'

interface WithdrawProps {
  view: View
  entry: OfficialEntry
  typed: Typed
  fault: Fault | undefined
}

export function WithdrawPage({ view, entry, typed, fault }: WithdrawProps) {
  const { lang, speech } = view
  const t = speech.words('data')
  const title = t('official.withdraw.title', { place: entry.name })
  const entryHref = href('officialEntry', { lang, entry: entry.id })
  return (
    <Page view={view} title={title} section="index" demonstration={entry.demonstration} indexed={false}>
      <Breadcrumb
        speech={speech}
        crumbs={[
          { label: speech.words('insight')('official.title'), href: href('officialResults', { lang }) },
          { label: entry.name, href: entryHref },
        ]}
      />
      <h1>{title}</h1>
      <p class="lead">{t('official.withdraw.lead')}</p>
      <form method="post" action={href('officialWithdraw', { lang, entry: entry.id })}>
        <TextField
          name="reason"
          label={t('official.withdraw.reason')}
          value={typed['reason']}
          error={fault && sayFault(speech, fault)}
          required
          maxlength={1000}
        />
        <p class="actions">
          <button type="submit">{t('official.withdraw.submit')}</button>
        </p>
      </form>
    </Page>
  )
}

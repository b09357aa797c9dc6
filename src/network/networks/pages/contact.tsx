import type { View } from '#platform/http'
import { href } from '#routes'
import { Facts, TextField } from '#ui'
import { inLanguage } from '../../model.ts'
import type { NetworkProfile } from '../model.ts'
import { type Doing, EditFrame } from './frame.tsx'

interface Props {
  view: View
  network: NetworkProfile
  typed: { name: string; email: string }
  error?: 'name' | 'email' | undefined
  done: Doing | undefined
}

/** Whom the network names to the public: whoever says so, of themselves. */
export function ContactPage({ view, network, typed, error, done }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const name = inLanguage(network.name, lang).text
  const action = href('networkContact', { lang, id: network.id })
  const { contact } = network
  return (
    <EditFrame view={view} network={network} title={t('contact.title', { network: name })} part="contact" done={done}>
      <p class="lead">{t('contact.lead')}</p>
      {contact && (
        <section class="section">
          <h2>{t('contact.now')}</h2>
          <Facts
            facts={[
              { label: t('contact.name'), value: contact.name },
              { label: t('contact.email'), value: contact.email },
            ]}
          />
          <form method="post" action={action}>
            <button class="secondary" type="submit" name="do" value="remove">
              {t('contact.remove')}
            </button>
          </form>
        </section>
      )}
      <section class="section">
        <h2>{t(contact ? 'contact.change' : 'contact.give')}</h2>
        <p>{t('contact.consent')}</p>
        <form method="post" action={action} novalidate>
          <TextField
            name="name"
            label={t('contact.name')}
            autocomplete="name"
            maxlength={200}
            value={typed.name}
            error={error === 'name' ? t('contact.error.name') : undefined}
          />
          <TextField
            name="email"
            type="email"
            label={t('contact.email')}
            autocomplete="email"
            maxlength={254}
            value={typed.email}
            error={error === 'email' ? t('contact.error.email') : undefined}
          />
          <button type="submit" name="do" value="give">
            {t('contact.submit')}
          </button>
        </form>
      </section>
    </EditFrame>
  )
}

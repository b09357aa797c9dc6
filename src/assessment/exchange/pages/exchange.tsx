import { langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, FileField, Notice, Page } from '#ui'
import type { OpenedRound } from '../../pages/open.ts'
import { type FileFault, formats } from '../files.ts'
import type { PlannedRow } from '../plan.ts'
import type { ExchangeRow } from '../rows.ts'
import { Preview } from './preview.tsx'

export interface Previewed {
  plan: readonly PlannedRow[]
  rows: readonly ExchangeRow[]
  fingerprint: string
  /** Somebody answered since the preview that was confirmed. */
  moved: boolean
}

export interface ExchangeProps extends Omit<OpenedRound, 'actor'> {
  view: View
  mayBring: boolean
  brought: { saved: number; clashed: number } | undefined
  fault?: FileFault
  preview?: Previewed
}

/** Answers as files, out and in: for those who work without access. */
export function ExchangePage(props: ExchangeProps) {
  const { view, round, place, preview, fault, mayBring } = props
  const t = view.speech.words('exchange')
  const name = view.speech.words('assessment')('round.name', { place: place.name, year: String(round.year) })
  const crumbs = [{ label: name, href: href('round', { lang: view.lang, round: round.id }) }]
  return (
    <Page
      view={view}
      title={`${t('title')} · ${name}`}
      section="desk"
      indexed={false}
      demonstration={round.demonstration}
    >
      <Breadcrumb speech={view.speech} crumbs={crumbs} />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <Brought {...props} />
      {preview && mayBring && <Preview {...props} preview={preview} />}
      {!preview && (
        <>
          <Take {...props} />
          <section class="section">
            <h2>{t('bring.title')}</h2>
            {mayBring ? <Bring view={view} round={round.id} fault={fault} /> : <p>{t('bring.closed')}</p>}
          </section>
        </>
      )}
    </Page>
  )
}

function Brought({ view, brought, round }: ExchangeProps) {
  const t = view.speech.words('exchange')
  if (!brought) return null
  return (
    <Notice kind={brought.clashed > 0 ? 'warning' : 'success'} live title={t('brought', { count: brought.saved })}>
      {brought.clashed > 0 && <p>{t('brought.clashed', { count: brought.clashed })}</p>}
      <p>
        <a href={href('round', { lang: view.lang, round: round.id })}>{t('brought.go')}</a>
      </p>
    </Notice>
  )
}

function Take({ view, round, edition }: ExchangeProps) {
  const t = view.speech.words('exchange')
  const texts = textsIn(edition, view.lang)
  const address = (file: string) => href('roundExchangeFile', { lang: view.lang, round: round.id, file })
  return (
    <section class="section">
      <h2>{t('take.title')}</h2>
      <p>{t('take.text')}</p>
      <form method="get" action={address('answers.xlsx')}>
        <fieldset>
          <legend>{t('take.areas')}</legend>
          <p class="hint">{t('take.areas.hint')}</p>
          <div class="ticks">
            {edition.areas.map((area) => (
              <label class="tick">
                <input type="checkbox" name="area" value={area} />
                <span {...langOf(texts.area(area))}>{texts.area(area).name}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p class="actions">
          {formats.map((format, at) => (
            <button type="submit" class={at === 0 ? undefined : 'secondary'} formaction={address(`answers.${format}`)}>
              {t(`take.${format}`)}
            </button>
          ))}
        </p>
      </form>
    </section>
  )
}

export function Bring({ view, round, fault }: { view: View; round: string; fault?: FileFault | undefined }) {
  const t = view.speech.words('exchange')
  return (
    <>
      <p>{t('bring.text')}</p>
      <form method="post" action={href('roundExchange', { lang: view.lang, round })} enctype="multipart/form-data">
        <FileField
          name="file"
          label={t('bring.file')}
          hint={t('bring.file.hint')}
          error={fault && t(`bring.fault.${fault}`)}
          accept=".xlsx,.csv,.json"
        />
        <button type="submit">{t('bring.submit')}</button>
      </form>
    </>
  )
}

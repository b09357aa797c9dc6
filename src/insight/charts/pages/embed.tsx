import { ChartFigure } from '#charts'
import { sourceLine, sourceOf } from '../source.ts'
import type { ChartProps } from './chart-page.tsx'
import { Reading } from './chart-page.tsx'
import { EmptySet, Faults } from './parts.tsx'

/** The chart alone, for the frame of another site: it says where it is from and leads there. */
export function EmbedPage({ view, context, faults, drawn }: ChartProps) {
  const { t, speech, state, set } = context
  const source = sourceOf(context, drawn, view.origin)
  return (
    <html lang={view.lang} dir={speech.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${drawn.title} – ${speech.words('site')('name')}`}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={view.asset('ui.css')} />
        <link rel="icon" href={view.asset('icon')} type="image/svg+xml" />
        <script type="module" src={view.asset('chart')}></script>
      </head>
      <body class="embedded">
        <main>
          {state.demonstration && <p class="demonstration-band">{t('demonstration')}</p>}
          <h1>{drawn.title}</h1>
          <Faults context={context} faults={faults} />
          {set.places.size === 0 ? (
            <EmptySet view={view} demonstration={state.demonstration} />
          ) : (
            <icc-chart>
              <Reading context={context} drawn={drawn} />
              {drawn.chart ? <ChartFigure chart={drawn.chart} /> : <p>{t('empty')}</p>}
            </icc-chart>
          )}
          <p class="hint">
            {sourceLine(context, source)}{' '}
            <a href={source.permanent} target="_blank" rel="noopener">
              {t('embed.open')}
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}

import type { Context } from 'hono'
import { type Env, page } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Markdown, Page } from '#ui'
import { guideIn } from '../guides.ts'

/** How to lead the test in a group; to be read on paper as well. */
export async function showGuide(c: Context<Env>): Promise<Response> {
  const { view } = c.var
  const { lang } = view
  const t = view.speech.words('groupRound')
  const { title, text, language } = guideIn(lang)
  return page(
    c,
    <Page view={view} title={title} description={t('guide.about')}>
      <Breadcrumb
        speech={view.speech}
        crumbs={[
          { label: view.speech.words('citizenshipTest')('title'), href: href('citizenshipTest', { lang }) },
          { label: t('door.title'), href: href('testGroup', { lang }) },
        ]}
      />
      <article class="group-guide" lang={language === lang ? undefined : language}>
        <h1>{title}</h1>
        <Markdown text={text} headings={2} />
      </article>
      <p class="actions">
        <a class="button" href={href('testGroup', { lang })}>
          {t('door.open')}
        </a>
      </p>
    </Page>,
  )
}

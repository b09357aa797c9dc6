import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Db } from '#platform/database'
import { type Lang, languages } from '#platform/i18n'
import { type SectionKind, sectionKinds } from './sections.ts'
import { listGuide } from './guide-store.ts'

const file = join(import.meta.dirname, '..', '..', '..', 'data', 'report-guide.yaml')
const Guide = z.record(z.enum(sectionKinds), z.record(z.string(), z.string().trim().min(1)))

let brought: Promise<z.infer<typeof Guide>> | undefined

/** What a section must say, how long, in which tone. */
export interface GuideText {
  readonly kind: SectionKind
  readonly lang: Lang
  /** 0: as the program brings it. */
  readonly version: number
  readonly text: string
}

/** For every kind of section and every language: what the secretariat wrote, else what the program brings. */
export async function readGuide(db: Db): Promise<GuideText[]> {
  brought ??= readFile(file, 'utf8').then((text) => Guide.parse(parse(text)))
  const [own, defaults] = await Promise.all([listGuide(db), brought])
  return sectionKinds.flatMap((kind) =>
    languages.map((lang) => {
      const changed = own.find((one) => one.kind === kind && one.lang === lang)
      const text = defaults[kind][lang] ?? defaults[kind]['en'] ?? ''
      return { kind, lang, version: changed?.version ?? 0, text: changed?.text ?? text }
    }),
  )
}

import type { Assets } from '../assets/index.ts'

/** The style sheet of the site with its fonts inside, for files that open without it. */
export function sheetOf({ files }: Assets): string {
  const css = new TextDecoder().decode(files.find(({ name }) => name === 'ui.css')?.body)
  return files
    .filter(({ type }) => type === 'font/woff2')
    .reduce((text, { path, body }) => {
      return text.replaceAll(path, `data:font/woff2;base64,${Buffer.from(body).toString('base64')}`)
    }, css)
}

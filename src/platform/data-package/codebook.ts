import { speech } from '../i18n/index.ts'
import type { DataTable } from './table.ts'

/** Every file with every column, in words, as Markdown. */
export function codebookOf(tables: readonly DataTable[], lang: string, { title }: { title: string }): string {
  const t = speech(lang).words('codebook')
  const parts = tables.map((table) =>
    [
      `## ${table.name}.csv`,
      t(table.about),
      `${t('codebook.key')} ${table.key.map((name) => `\`${name}\``).join(', ')}`,
      [
        `| ${t('codebook.column')} | ${t('codebook.type')} | ${t('codebook.required')} | ${t('codebook.meaning')} |`,
        '|---|---|---|---|',
        ...table.columns.map(
          ({ name, datatype, required, about }) =>
            `| \`${name}\` | ${datatype} | ${required ? t('codebook.yes') : ''} | ${inCell(t(about))} |`,
        ),
      ].join('\n'),
    ].join('\n\n'),
  )
  return `${[`# ${title}`, t('codebook.lead'), ...parts].join('\n\n')}\n`
}

const inCell = (text: string) => text.replaceAll('|', '\\|')

import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { textOf } from './check.ts'
import type { Block, Runs, TableBlock } from './model.ts'

interface BlockProps {
  block: Block
  write: (runs: Runs) => Child
}

export function HtmlBlock({ block, write }: BlockProps) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p class={block.lead ? 'lead' : undefined} lang={block.lang}>
          {write(block.runs)}
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List lang={block.lang}>
          {block.items.map((item) => (
            <li>{write(item)}</li>
          ))}
        </List>
      )
    }
    case 'quote':
      return (
        <figure class="document-quote">
          <blockquote lang={block.lang}>
            <p>{write(block.runs)}</p>
          </blockquote>
          {block.source && <figcaption>{write(block.source)}</figcaption>}
        </figure>
      )
    case 'facts':
      return (
        <dl class="facts">
          {block.facts.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>{write(value)}</dd>
            </div>
          ))}
        </dl>
      )
    case 'callout':
      return (
        <div class="document-callout" lang={block.lang}>
          {block.title !== undefined && (
            <p class="document-callout-title">
              <strong>{block.title}</strong>
            </p>
          )}
          {block.blocks.map((inner) => (
            <HtmlBlock block={inner} write={write} />
          ))}
        </div>
      )
    case 'table':
      return block.folded ? (
        <details class="document-numbers">
          <summary>{block.caption}</summary>
          <HtmlTable table={block} write={write} />
        </details>
      ) : (
        <HtmlTable table={block} write={write} />
      )
    case 'figure':
      return (
        <figure class="document-figure">
          <div class="drawing-frame" tabindex={0} role="region" aria-label={textOf(block.caption) || block.alt}>
            {raw(drawingIn(block.svg, block.alt))}
          </div>
          {block.caption.length > 0 && <figcaption>{write(block.caption)}</figcaption>}
        </figure>
      )
  }
}

function HtmlTable({ table, write }: { table: TableBlock; write: (runs: Runs) => Child }) {
  const numeric = (column: number) => (table.head[column]?.numeric ? 'numeric' : undefined)
  return (
    <>
      <div class="table-frame" tabindex={0} role="region" aria-label={table.caption}>
        <table>
          <caption class={table.folded && 'unseen'}>{table.caption}</caption>
          <thead>
            <tr>
              {table.head.map(({ runs }, column) => (
                <th scope="col" class={numeric(column)}>
                  {write(runs)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr>
                {row.map(({ runs }, column) =>
                  column === 0 ? <th scope="row">{write(runs)}</th> : <td class={numeric(column)}>{write(runs)}</td>,
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.note && textOf(table.note) !== '' && <p class="hint">{write(table.note)}</p>}
    </>
  )
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const attribute = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/** One picture with one name: several in a page must not share the ids that a drawing of its own has. */
function drawingIn(svg: string, alt: string): string {
  const [whole = '', attributes = ''] = /<svg\b([^>]*)>/.exec(svg) ?? []
  const kept = attributes.replace(/\s(role|aria-[a-z]+|class)="[^"]*"/g, '')
  const inside = svg
    .slice(svg.indexOf(whole) + whole.length)
    .replace(/^\s*<title[^>]*>[^<]*<\/title>/, '')
    .replace(/^\s*<desc[^>]*>[^<]*<\/desc>/, '')
  // Drawn for paper, it brings paper along.
  const ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
  return `<svg${kept} class="document-drawing" role="img" aria-label="${attribute(alt)}">${ground}${inside}`
}

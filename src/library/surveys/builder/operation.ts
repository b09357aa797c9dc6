import type { Operation, Step } from './draft.ts'

const steps: Readonly<Record<string, Step>> = { up: -1, down: 1 }

/** What a button says: `move option Q1 option_2 up`. Undefined for what no button says. */
export function readOperation(said: string): Operation | undefined {
  const [verb = '', noun = '', ...rest] = said.split(' ')
  const [key = '', second = '', third = ''] = rest
  const what = `${verb} ${noun}`.trim()
  switch (what) {
    case 'save item':
      return { do: 'save', item: key }
    case 'save':
    case 'add area':
    case 'take back':
      return { do: what }
    case 'remove area':
    case 'add item':
      return { do: what, area: key }
    case 'duplicate item':
    case 'remove item':
    case 'add option':
      return { do: what, item: key }
    case 'remove option':
      return { do: what, item: key, code: second }
    default:
      return readMove(what, key, second, third)
  }
}

function readMove(what: string, key: string, second: string, third: string): Operation | undefined {
  const by = steps[what === 'move option' ? third : second]
  if (by === undefined) return undefined
  if (what === 'move area') return { do: what, area: key, by }
  if (what === 'move item') return { do: what, item: key, by }
  return what === 'move option' ? { do: what, item: key, code: second, by } : undefined
}

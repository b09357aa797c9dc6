import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import { createCompiler } from './compiler.ts'
import type { Answer, Order } from './paper-maker.ts'
import { printedWords, paperOf } from './paper.ts'
import { wordFile } from './word.ts'

const compiler = createCompiler()

// What the compiler holds of a document, 10 MB, goes with a small object of this thread, which would not be missed for long.
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const held = 8
let made = 0

parentPort?.on('message', (order: Order) => void carryOut(order))

async function carryOut({ id, doc, as, form, origin }: Order): Promise<void> {
  const say = (answer: Answer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(answer, transfer)
  try {
    if (as === 'word') {
      const bytes = await wordFile(doc, form, origin)
      return say({ id, made: { bytes, pages: 0 } }, [bytes.buffer])
    }
    if (!compiler) return say({ id, missing: true })
    const file = compiler.set(paperOf(doc, form, printedWords(doc), origin))
    say({ id, made: file }, [file.bytes.buffer])
    if (++made % held === 0) collect()
  } catch (error) {
    say({ id, problem: error instanceof Error ? error.message : String(error) })
  } finally {
    if (as === 'pdf') compiler?.forget()
  }
}

import { parentPort } from 'node:worker_threads'
import { createCompiler } from './compiler.ts'
import type { Answer, Order } from './paper-maker.ts'
import { printedWords, paperOf } from './paper.ts'
import { wordFile } from './word.ts'

const compile = createCompiler()

parentPort?.on('message', (order: Order) => void carryOut(order))

async function carryOut({ id, doc, as, origin }: Order): Promise<void> {
  const say = (answer: Answer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(answer, transfer)
  try {
    if (as === 'word') {
      const bytes = await wordFile(doc, origin)
      return say({ id, made: { bytes, pages: 0 } }, [bytes.buffer])
    }
    if (!compile) return say({ id, missing: true })
    const made = compile(paperOf(doc, as, printedWords(doc), origin))
    say({ id, made }, [made.bytes.buffer])
  } catch (error) {
    say({ id, problem: error instanceof Error ? error.message : String(error) })
  }
}

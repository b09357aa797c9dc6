import { Worker } from 'node:worker_threads'
import { checked } from './check.ts'
import type { Pdf } from './compiler.ts'
import type { Doc } from './model.ts'
import type { Form } from './paper.ts'

/** What the thread is handed, and what it answers. */
export interface Order extends Work {
  readonly id: number
}
export type Answer = { readonly id: number } & (
  | { readonly made: Pdf }
  | { readonly problem: string }
  | { readonly missing: true }
)
interface Work {
  readonly doc: Doc
  readonly as: 'pdf' | 'word'
  readonly form: Form
  readonly origin: string | undefined
}

/** This platform has no build of the compiler. */
export class PdfUnavailable extends Error {
  constructor() {
    super(
      `PDF files need a compiler that is built for Linux on x64 processors; this is ${process.platform}-${process.arch}.`,
    )
  }
}

/** So many files wait to be made that another would come too late. */
export class PapersBusy extends Error {
  constructor() {
    super(`More than ${mostWaiting} files wait to be made.`)
  }
}
const mostWaiting = 20

interface WordOptions {
  /** Waits for its turn however long it takes, where somebody else would be told to come back. */
  readonly patient?: boolean
  /** A book has a cover and contents, a sheet begins with its title. */
  readonly form?: Form
}
interface PaperOptions extends WordOptions {
  /** Of the site, for links of the document that begin with a slash; without it they are text. */
  readonly origin?: string | undefined
}

/**
 * The document as a tagged PDF (PDF/UA-1), set in a thread of its own, so that no request waits for it.
 *
 * @throws UnsoundDocument for a document that not everybody could read.
 * @throws PdfUnavailable on platforms without a compiler.
 * @throws PapersBusy
 */
export const pdfOf = async (doc: Doc, { form = 'book', origin, patient }: PaperOptions = {}): Promise<Pdf> =>
  inThread({ doc: checked(doc), as: 'pdf', form, origin }, patient)

/**
 * The document as a Word file to work on, made in the same thread.
 *
 * @throws UnsoundDocument
 * @throws PapersBusy
 */
export const wordOf = async (
  doc: Doc,
  origin?: string,
  { form = 'book', patient }: WordOptions = {},
): Promise<Uint8Array<ArrayBuffer>> => (await inThread({ doc: checked(doc), as: 'word', form, origin }, patient)).bytes

/** For a command that makes many files and serves nobody meanwhile; a server makes them in one thread. */
export function usePaperThreads(count: number): void {
  mostThreads = count
}

interface Thread {
  readonly waiting: ReadonlyMap<number, unknown>
  readonly make: (work: Work) => Promise<Pdf>
}

let mostThreads = 1
const threads: Thread[] = []

async function inThread(work: Work, patient = false): Promise<Pdf> {
  const waiting = threads.reduce((sum, thread) => sum + thread.waiting.size, 0)
  if (waiting > mostWaiting && !patient) throw new PapersBusy()
  const [idlest] = threads.toSorted((a, b) => a.waiting.size - b.waiting.size)
  const isFree = idlest !== undefined && (idlest.waiting.size === 0 || threads.length >= mostThreads)
  return (isFree ? idlest : startThread()).make(work)
}

interface Waiting {
  readonly resolve: (made: Pdf) => void
  readonly reject: (error: Error) => void
}

/** One, kept warm, which keeps no program from ending. */
function startThread(): Thread {
  const worker = new Worker(new URL('./paper-maker.worker.ts', import.meta.url))
  const waiting = new Map<number, Waiting>()
  let orders = 0
  const make = (work: Work): Promise<Pdf> =>
    new Promise((resolve, reject) => {
      const id = ++orders
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, ...work } satisfies Order, [])
    })
  const thread: Thread = { waiting, make }
  const gone = (error: Error) => {
    const at = threads.indexOf(thread)
    if (at >= 0) threads.splice(at, 1)
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if ('made' in answer) asked?.resolve(answer.made)
    else asked?.reject('missing' in answer ? new PdfUnavailable() : new Error(`No file was made: ${answer.problem}`))
  })
  worker.on('error', gone)
  worker.on('exit', (code) => gone(new Error(`The thread that makes files ended with ${code}.`)))
  worker.unref()
  threads.push(thread)
  return thread
}

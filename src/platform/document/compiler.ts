import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { paperFiles } from './fonts.ts'
import type { Paper } from './paper.ts'

/** As much of the compiler's package as is used here; its own types stand in a package that brings other platforms. */
interface NodeCompiler {
  mapShadow(path: string, content: Buffer): void
  compile(options: { mainFileContent: string }): { result: Compiled | null; takeDiagnostics(): unknown }
  pdf(document: Compiled, options: { pdfStandard: string }): Buffer
  fetchDiagnostics(error: unknown): readonly { message?: string; hints?: readonly string[] }[]
  evictCache(maxAge: number): void
}
interface Compiled {
  readonly numOfPages: number
}
interface Package {
  NodeCompiler: { create(options: object): NodeCompiler }
}

export interface Pdf {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly pages: number
}

const builds = ['gnu', 'musl'].map((libc) => `@myriaddreamin/typst-ts-node-compiler-linux-x64-${libc}`)
const require = createRequire(import.meta.url)

/** Undefined on a platform that the compiler's version has no build for. */
function findPackage(): Package | undefined {
  for (const name of builds) {
    try {
      return require(name) as Package
    } catch {
      // Not installed, or of the other C library.
    }
  }
  return undefined
}

/** Of the results that the compiler remembers (40 MB a report), those that as many documents in a row did not use are forgotten. */
const remembered = 1

export interface Compiler {
  readonly set: (paper: Paper) => Pdf
  /** To be called after each document; whoever waits for one need not wait for that as well. */
  readonly forget: () => void
}

/** A compiler with its fonts, kept warm; undefined where there is none for this platform. */
export function createCompiler(): Compiler | undefined {
  const found = findPackage()
  if (!found) return undefined
  const fontBlobs = paperFiles.map((file) => readFileSync(file))
  const compiler = found.NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] })
  const mainFileContent = readFileSync(join(import.meta.dirname, 'document.typ'), 'utf8')
  const compile = (json: string): Pdf => {
    compiler.mapShadow(join(import.meta.dirname, 'document.json'), Buffer.from(json))
    const done = compiler.compile({ mainFileContent })
    if (!done.result) throw new Error(JSON.stringify(compiler.fetchDiagnostics(done.takeDiagnostics())))
    const bytes = new Uint8Array(compiler.pdf(done.result, { pdfStandard: 'ua-1' }))
    return { bytes, pages: done.result.numOfPages }
  }
  return {
    set: (paper) => withSignsThatFontsHave(compile, JSON.stringify(paper)),
    forget: () => compiler.evictCache(remembered),
  }
}

const instead = '□'
const tries = 3

/** An accessible PDF holds no sign without a shape. The compiler names those that no font has; a square takes their place. */
function withSignsThatFontsHave(compile: (json: string) => Pdf, given: string): Pdf {
  let json = given
  for (let tried = 0; tried < tries; tried++) {
    try {
      return compile(json)
    } catch (error) {
      const missing = missingIn(error)
      if (missing.length === 0) throw error
      for (const text of missing) json = json.replaceAll(text, instead)
    }
  }
  return compile(
    given.replace(/[^\p{ASCII}\p{Script=Latin}\u00a0-\u00bf\u2010-\u2027\u202f-\u203a\u20ac\u2212]/gu, instead),
  )
}

function missingIn(error: unknown): readonly string[] {
  const said = error instanceof Error ? error.message : String(error)
  const texts = [...said.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)].map(([, text = '']) =>
    text.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  )
  return [...new Set(texts)].filter((text) => /\P{ASCII}/u.test(text)).sort((a, b) => b.length - a.length)
}

import { DatabaseSync } from 'node:sqlite'
import { DatabaseRefused } from './refused.ts'

/**
 * A lock on a file that the kernel frees when its holder dies, however it dies: nothing can be stale, and containers that
 * share the folder see it, which a file with a process number cannot offer. Node has no flock, but its SQLite locks files.
 * Nothing else in the process may open the file: closing it anywhere drops the process's locks on it.
 */
export class FolderLock {
  readonly #file: DatabaseSync

  constructor(path: string) {
    this.#file = new DatabaseSync(path, { timeout: 0 })
  }

  tryExclusive(): boolean {
    return this.#try('begin exclusive')
  }

  tryShared(): boolean {
    return this.#try('begin; select count(*) from sqlite_schema')
  }

  release(): void {
    if (this.#file.isTransaction) this.#file.exec('rollback')
  }

  close(): void {
    if (this.#file.isOpen) this.#file.close()
  }

  #try(statements: string): boolean {
    this.release()
    try {
      this.#file.exec(statements)
      return true
    } catch (error) {
      this.release()
      if (isBusy(error)) return false
      const path = this.#file.location()
      throw new DatabaseRefused(`The file ${path} cannot be locked (${String(error)}): put DATA_DIR on a local disk.`)
    }
  }
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY
}

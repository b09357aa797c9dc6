// A program, or a command, of its own for the tests: it tells in lines of JSON what befalls it and ends with its input.
import { DatabaseRefused, openPool, startEmbedded } from './index.ts'

const [, , dataDir = '', role] = process.argv
const tell = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)

try {
  const database = await startEmbedded({
    dataDir,
    role: role === 'command' ? 'command' : 'program',
    say: (said) => tell({ said }),
  })
  process.once('SIGINT', () => void drain(database.connection))
  tell({ connection: database.connection, joined: database.joined })
  process.stdin.once('end', () => void database.stop().then(() => tell({ stopped: true })))
  process.stdin.resume()
} catch (error) {
  if (!(error instanceof DatabaseRefused)) throw error
  tell({ refused: error.message })
}

async function drain(connection: Parameters<typeof openPool>[0]): Promise<void> {
  const pool = openPool(connection)
  const { rows } = await pool.query<{ answer: number }>('select 42 as answer')
  await pool.end()
  tell({ drained: rows[0]?.answer })
}

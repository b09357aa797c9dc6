import { ConfigRefused } from '#config'
import { EditionError } from '#instruments'
import { DatabaseRefused } from '#platform/database'
import { commands } from '#program'

const usage = `icc <command>

  start                 everything in one process: database, web pages, jobs (npm start)
  web | worker          one role, on the server that DATABASE_URL names
  migrate               bring the database's tables up to date
  load                  load the open record (and the demonstration network, unless DEMONSTRATION=off)
  backup [FILE]         write an archive of the database and its files (--with-secret: the kept secret too)
  restore FILE          put an archive in its place (--yes: over what is there; --check: only look whether it is whole)
  audit verify | export verify the trail (--anchor SEQ:HASH: against a head noted before), or write it as JSON lines
  index build | audit   an index of any panel: icc index build --data iData.csv --meta iMeta.csv --out DIR
  report PLACE | --all  the report of a round as HTML, PDF and Word: icc report tezzarin-qp --lang en --out DIR
  annual-report YEAR    a year's report from the record: icc annual-report 2020 --lang fr --out DIR (--network ID)
  score FILE            score an answers file: icc score answers.csv --edition icc-index/2026 [--json]
  template              write an empty answers file: icc template --edition icc-index/2026
  xlsform               a questionnaire as an XLSForm, and back: icc xlsform --edition icc-index/2026 --out form.xlsx
  admin EMAIL           let the first member of the secretariat in: icc admin you@example.org --name "…" --lang fr
  second-factor reset   help somebody who lost the app and the codes: icc second-factor reset somebody@example.org
  release-data VERSION  pack what is public now as open data, under a version that then never changes
  retention             take out what has reached the end of its period, as every night
  demo load | remove    the invented network: put it in, take it out
`

const [name = 'help', ...rest] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
try {
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(usage)
  } else if (!command) {
    process.stderr.write(`There is no command "${name}".\n\n${usage}`)
    process.exitCode = 2
  } else {
    process.exitCode = await command(rest)
  }
} catch (error) {
  const said = [ConfigRefused, DatabaseRefused, EditionError].some((kind) => error instanceof kind)
  if (!said || !(error instanceof Error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
// The channel to the starter, and whatever a refused start left open, must not keep a finished command alive.
process.exit()

import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Config } from '#config'
import { makeAdministrator } from '#network'
import type { Db } from '#platform/database'
import { languages } from '#platform/i18n'
import { href } from '#routes'

const usage = `Say whose account to make: icc admin EMAIL [--name "…"] [--lang ${languages.join('|')}] [--another]`

const Address = z.string().trim().toLowerCase().max(254).pipe(z.email())

interface Told {
  say(line: string): void
  warn(line: string): void
}

/** `icc admin EMAIL [--name …] [--lang fr] [--another]`. Resolves to the exit code. */
export async function adminCommand(
  { db, config }: { db: Db; config: Config },
  argv: readonly string[],
  { say, warn }: Told,
): Promise<number> {
  const asked = read(argv)
  if (typeof asked === 'string') {
    warn(asked)
    return 2
  }
  const { email, name, lang, another } = asked
  const made = await makeAdministrator(db, { email, name, lang, another }, new Date())
  const refusals = {
    'invented address': `No mail reaches ${email}: addresses ending in .example are for the demonstration. Give a real one.`,
    'somebody is there': `The secretariat has a member already, who can invite others at ${config.publicUrl}${href('people', { lang })}. If another account is meant all the same, add --another.`,
    'is there already': `${email} is a member of the secretariat already.`,
  }
  if (made !== 'made') {
    warn(refusals[made])
    return 1
  }
  say(`${email} is a member of the secretariat from today on.`)
  say(`Ask for a sign-in link at ${config.publicUrl}${href('signIn', { lang })}`)
  return 0
}

function read(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        lang: { type: 'string', default: 'en' },
        another: { type: 'boolean', default: false },
      },
    })
    const [typed, ...more] = positionals
    const email = Address.safeParse(typed)
    if (typed === undefined || more.length > 0) return usage
    if (!email.success) return `"${typed}" is no e-mail address. ${usage}`
    const { lang, another } = values
    if (!languages.includes(lang)) return `The program does not speak "${lang}": it speaks ${languages.join(', ')}.`
    const name = values.name?.trim()
    return { email: email.data, name: name === '' ? undefined : name, lang, another }
  } catch {
    // An option that there is not, or one without its value.
    return usage
  }
}

// A provider of single sign-on in a process of its own: `node provider.program.ts '<redirect URI>'`, ready once it has
// printed its address. Whoever signs in types any name; the claims of a name are these.
import { createServer } from 'node:http'
import { type Configuration, Provider } from 'oidc-provider'

const [redirectUri = ''] = process.argv.slice(2)

interface Claims {
  email?: string
  email_verified?: boolean
}

/** The name somebody signs in with is the address, after what the provider says of it. */
function claimsOf(name: string): Claims {
  const [kind, email = ''] = name.split(':')
  if (kind === 'nameless') return {}
  return kind === 'silent' ? { email } : { email, email_verified: kind === 'verified' }
}

const configuration: Configuration = {
  clients: [
    {
      client_id: 'icc',
      client_secret: 'a secret between the two of them',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  findAccount: (_context, name) => ({
    accountId: name,
    claims: () => Promise.resolve({ sub: name, ...claimsOf(name) }),
  }),
}

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, configuration)
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  process.stdout.write(`${issuer}\n`)
})
process.on('disconnect', () => process.exit(0))

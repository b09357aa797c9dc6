import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigRefused, isLoopback, readConfig } from '#config'

const production = {
  NODE_ENV: 'production',
  SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://mail.example.org',
  DATABASE_URL: 'postgres://icc@db.example.org/icc',
}

test('without any setting the program listens to this machine alone, on port 3000, with the demonstration', () => {
  const config = readConfig({})
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.port, 3000)
  assert.equal(config.demonstration, true)
  assert.ok(isLoopback(config.host))
})

test('production starts when everything it needs is there', () => {
  assert.equal(readConfig(production).demonstration, false)
})

for (const [missing, cure] of [
  ['SECRET', /SECRET/],
  ['SMTP_URL', /SMTP_URL/],
] as const) {
  test(`production without ${missing} is refused by name`, () => {
    assert.throws(
      () => readConfig({ ...production, [missing]: undefined }),
      (error) => {
        return error instanceof ConfigRefused && cure.test(error.message)
      },
    )
  })
}

test('production with demonstration accounts is refused', () => {
  assert.throws(() => readConfig({ ...production, DEMONSTRATION: 'on' }), /demonstration accounts/)
})

for (const [name, value] of [
  ['PORT', 'ninety'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://x'],
  ['SECRET', 'short'],
  ['DEMONSTRATION', 'maybe'],
] as const) {
  test(`${name}=${value} is refused with the name of the variable`, () => {
    assert.throws(() => readConfig({ [name]: value }), new RegExp(`${name} is not usable`))
  })
}

for (const [name, value] of [
  ['TRUSTED_PROXIES', 'proxy.example'],
  ['OIDC_ISSUER', 'institution'],
] as const) {
  test(`${name}=${value} is refused with the name of the variable`, () => {
    assert.throws(() => readConfig({ [name]: value }), new RegExp(`${name} is not usable`))
  })
}

const singleSignOn = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'icc', OIDC_CLIENT_SECRET: 'x' }

test('single sign-on is called by its host unless it is given a name', () => {
  assert.equal(readConfig(singleSignOn).provider?.name, 'login.example.org')
  assert.equal(readConfig({ ...singleSignOn, OIDC_NAME: 'Ville' }).provider?.name, 'Ville')
})

test('half a single sign-on is refused, and in production one without TLS', () => {
  assert.throws(() => readConfig({ ...singleSignOn, OIDC_CLIENT_ID: '' }), /OIDC_ISSUER, OIDC_CLIENT_ID and/)
  const open = { ...production, ...singleSignOn, OIDC_ISSUER: 'http://login.example.org' }
  assert.throws(() => readConfig(open), /begin with https/)
})

test('an empty variable counts as not set', () => {
  assert.equal(readConfig({ PORT: '', DATABASE_URL: '' }).port, 3000)
})

for (const [host, expected] of [
  ['127.0.0.1', true],
  ['127.8.0.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['192.168.1.4', false],
  ['127.example.org', false],
] as const) {
  test(`${host} is ${expected ? '' : 'not '}this machine alone`, () => assert.equal(isLoopback(host), expected))
}

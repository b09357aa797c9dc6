import assert from 'node:assert/strict'
import { test } from 'node:test'
import { developmentOnly, installedLicence, isAllowed, licences, lockedPackages } from '../tools/licences.ts'

const packages = lockedPackages()

test('every package of the lock file has a licence of the list', () => {
  assert.ok(packages.length > 200)
  const others = packages.filter((each) => !isAllowed(each))
  assert.deepEqual(
    others.map(({ path, licence }) => `${path}: ${licence ?? 'none'}`),
    [],
    'read the licence; when it fits, give it a line and a reason in tools/licences.json',
  )
})

test('an installed package says the same of its licence as the lock file', () => {
  const different = packages.filter(({ path, licence }) => (installedLicence(path) ?? licence) !== licence)
  assert.deepEqual(different, [])
})

test('the list names nothing that is not there any more', () => {
  const used = new Set(packages.flatMap(({ licence = '' }) => licence.replaceAll(/[()]/g, '').split(/ AND | OR /)))
  const names = new Set(packages.map(({ name }) => name))
  assert.deepEqual(
    [...licences.keys()].filter((licence) => !used.has(licence)),
    [],
  )
  assert.deepEqual(
    [...developmentOnly.keys()].filter((name) => !names.has(name)),
    [],
  )
})

test('a licence that is unknown, missing or only partly known is refused, and an exception never reaches production', () => {
  const is = (licence: string | undefined, name = 'some-package', development = false) =>
    isAllowed({ licence, name, development })
  for (const licence of ['AGPL-3.0-only', 'SEE LICENSE IN LICENSE', '', undefined, 'MIT AND SSPL-1.0', 'UNLICENSED']) {
    assert.equal(is(licence), false, String(licence))
  }
  for (const licence of ['MIT', '(MIT OR GPL-3.0-only)', '(MIT AND Zlib)']) assert.equal(is(licence), true)
  const [exception] = developmentOnly.keys()
  assert.equal(is('unknown', exception, true), true)
  assert.equal(is('unknown', exception, false), false)
})

import type { Db, Together } from '../database/index.ts'
import { writeTrail } from '../trail/index.ts'
import type { Account, Offer, SecondFactor, Way } from './contract.ts'
import type { Client } from './library.ts'
import { newRecoveryCodes, typedRecoveryCode } from './recovery-codes.ts'
import { tellDone, tellRefused } from './record.ts'
import type { Vault } from './sealed.ts'
import * as store from './second-factor-store.ts'
import { appAddress, codeAt, newSecret, stepOf, stepSeconds, typedSecret } from './totp.ts'

const offerMinutes = 30

interface Parts extends Pick<Together, 'run'> {
  db: Db
  vault: Vault
  now(): Date
  /** A new session in place of the one that asks, which has shown the second factor. */
  renew(client: Client, secondFactorAt: Date): Promise<Headers>
}

export function createSecondFactor(parts: Parts): SecondFactor {
  const { db, vault, now, run, renew } = parts
  const goodSince = () => new Date(now().getTime() - offerMinutes * 60_000)
  const digestsOf = (account: Account, codes: readonly string[]) => codes.map((code) => vault.digest(code, account.id))
  const proved = <Done>(account: Account, code: string, client: Client, then: (tx: Db, how: Way) => Promise<Done>) =>
    withProof(parts, account, code, client, then)

  return {
    recoveryCodesLeft: (account) => store.countRecoveryCodes(db, account.id),
    async offered(account) {
      const sealed = await store.findOffer(db, account.sessionId, goodSince())
      const secret = sealed && vault.open(sealed, account.id)
      return secret && offerOf(secret, account)
    },
    async offer(account, code, client) {
      const make = (tx: Db) =>
        store.offerTo(tx, account.sessionId, vault.seal(newSecret(), account.id), now(), goodSince())
      if (!account.secondFactor.enrolled) {
        await make(db)
        return true
      }
      return (await proved(account, code, client, (tx) => make(tx).then(() => true))) ?? false
    },
    confirm(account, code, client) {
      const recoveryCodes = newRecoveryCodes()
      const at = now()
      return run(async (tx) => {
        const sealed = await store.findOffer(tx, account.sessionId, goodSince())
        const secret = sealed && vault.open(sealed, account.id)
        const step = secret && stepOf(secret, bare(code), at)
        // Another session may have set one up since this one was offered its secret.
        const open = account.secondFactor.passed || !(await store.findHeld(tx, account.id))
        if (!sealed || step === undefined || !open) {
          await tellRefused(tx, at, { how: 'code', why: 'wrong', account, address: client.address })
          return undefined
        }
        await store.hold(tx, account.id, { secret: sealed, lastStep: step }, digestsOf(account, recoveryCodes), at)
        const cookies = await renew(client, at)
        await tellDone(tx, at, account, 'second factor set up')
        return { cookies, recoveryCodes }
      })
    },
    pass(account, code, client) {
      const at = now()
      return proved(account, code, client, async (tx, how) => {
        const cookies = await renew(client, at)
        await tellDone(tx, at, account, 'second factor shown', { details: { how } })
        return cookies
      })
    },
    renewRecoveryCodes(account, code, client) {
      return proved(account, code, client, async (tx) => {
        const codes = newRecoveryCodes()
        await store.replaceRecoveryCodes(tx, account.id, digestsOf(account, codes))
        await tellDone(tx, now(), account, 'recovery codes made')
        return codes
      })
    },
    async turnOff(account, code, client) {
      const done = await proved(account, code, client, async (tx) => {
        await store.letGo(tx, account.id)
        await tellDone(tx, now(), account, 'second factor turned off')
        return true
      })
      return done ?? false
    },
    async demonstrationCodes() {
      const step = Math.floor(now().getTime() / 1000 / stepSeconds)
      const held = await store.listDemonstrationSecrets(db, goodSince())
      return held.flatMap(({ accountId, name, email, secret, lastStep }) => {
        const opened = vault.open(secret, accountId)
        // A code works once: after the current one was used, the next is shown, which is accepted already.
        const next = new Date(Math.max(step, lastStep + 1) * stepSeconds * 1000)
        return opened ? [{ name, email, code: codeAt(opened, next) }] : []
      })
    },
  }
}

const bare = (typed: string) => typed.replace(/\s/g, '')

function offerOf(secret: Uint8Array, account: Account): Offer {
  return { secret: typedSecret(secret), appAddress: (issuer) => appAddress(secret, issuer, account.email) }
}

/** Spends a code or a recovery code and does what it was asked for, together; a wrong one goes into the trail. */
function withProof<Done>(
  { run, vault, now }: Parts,
  account: Account,
  typed: string,
  { address }: Client,
  then: (tx: Db, how: Way) => Promise<Done>,
): Promise<Done | undefined> {
  const recovery = typedRecoveryCode(typed)
  const how = recovery ? 'recovery code' : 'code'
  return run(async (tx) => {
    const right = recovery
      ? await store.useRecoveryCode(tx, account.id, vault.digest(recovery, account.id))
      : await useCode(tx, vault, account, bare(typed), now())
    if (right) return then(tx, how)
    await tellRefused(tx, now(), { how, why: 'wrong', account, address })
    return undefined
  })
}

async function useCode(tx: Db, vault: Vault, account: Account, code: string, at: Date): Promise<boolean> {
  const held = await store.findHeld(tx, account.id)
  const secret = held && vault.open(held.secret, account.id)
  const step = secret && stepOf(secret, code, at)
  return step !== undefined && store.useStep(tx, account.id, step)
}

/** For whoever runs the program: takes it away from somebody who has lost everything. False: no such account, or none set up. */
export function resetSecondFactor(db: Db, email: string, at: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const account = await store.findAccountByEmail(tx, email.toLowerCase())
    if (!account || !(await store.letGo(tx, account.id))) return false
    const subject = { kind: 'account', id: account.id }
    await writeTrail(tx, { at, by: null, action: 'second factor reset', subject, about: account.id })
    return true
  })
}

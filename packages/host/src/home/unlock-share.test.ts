/** A home whose key lies half at the relay: sealed.md U11 to U15, with the real Argon2id at its floor. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import type { ShareAddress, ShareKeeper, ShareRefusal } from '@safeconduct/core/sealed/unlock-share.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { createOrganisation, homeKey, unlockHome } from './home.ts'
import { homeKeyByKit, setKit, turnShareOff, turnShareOn } from './unlock-share.ts'

const typed = (text: string) => {
  const passphrase = parsePassphrase(text)
  return certain(passphrase.ok ? passphrase.value : undefined, 'a passphrase')
}
const passphrase = typed('kata moru piko laba zemi tulo')
const world = { clock: frozenClock(1_628_154_000_000), random }
const relay = { url: 'https://relay.invalid', key: random.bytes(32) }

/** A keeper of shares in memory, that can be told what to answer. */
class TestKeeper implements ShareKeeper {
  state: 'given' | 'withheld' | 'silent' = 'given'
  readonly #shares = new Map<string, Bytes>()
  keep = (address: ShareAddress, share: Secret<Bytes>): Promise<Result<true, ShareRefusal>> => {
    if (this.state === 'silent') return Promise.resolve(refuse({ kind: 'share-not-reached' }))
    this.#shares.set(toHex(address.id) + toHex(address.token.reveal()), share.reveal())
    return Promise.resolve(ok(true))
  }
  get(id: Bytes, token: Bytes): Promise<Result<Bytes, ShareRefusal>> {
    const share = this.#shares.get(toHex(id) + toHex(token))
    if (this.state === 'silent') return Promise.resolve(refuse({ kind: 'share-not-reached' }))
    if (this.state === 'withheld' || share === undefined)
      return Promise.resolve(refuse({ kind: 'share-not-given' }))
    return Promise.resolve(ok(share))
  }
}

const homes: string[] = []
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
})

async function sharedHome() {
  const home = join(mkdtempSync(join(tmpdir(), 'share-')), 'home')
  homes.push(home)
  const made = await createOrganisation(home, { name: 'Kestrel', passphrase, numbers: kdfFloor }, world)
  if (!made.ok) throw new Error(made.refusal.kind)
  await made.value.close()
  const key = await homeKey(home, passphrase)
  if (!key.ok) throw new Error(key.refusal.kind)
  const kit = new Secret(random.bytes(32))
  const keeper = new TestKeeper()
  const change = { home, passphrase, key: key.value, random, numbers: kdfFloor }
  const kind = async (how = keeper as ShareKeeper, words = passphrase): Promise<string> => {
    const opened = await homeKey(home, words, () => how)
    return opened.ok ? 'open' : opened.refusal.kind
  }
  return { home, kit, keeper, change, kind }
}

describe('the unlock share of a home', () => {
  it('[U13] opens nothing under a coerced passphrase once a colleague withholds it, and everything after they give it back', async () => {
    const { home, kit, keeper, change, kind } = await sharedHome()
    await setKit(home, kit, change.key, random)
    expect(await turnShareOn(change, relay, keeper.keep)).toEqual(ok(true))
    expect(await kind()).toBe('open')
    keeper.state = 'withheld'
    const coerced = await unlockHome(home, passphrase, world, () => keeper)
    const mistyped = await unlockHome(home, typed('kata moru piko laba zemi tula'), world, () => keeper)
    expect(coerced).toEqual(mistyped)
    expect(coerced).toEqual({ ok: false, refusal: { kind: 'wrong-passphrase' } })
    keeper.state = 'given'
    expect(await kind()).toBe('open')
  })

  it('[U15] is not turned on without a printed kit, nor before the share is with its keeper', async () => {
    const { home, kit, keeper, change, kind } = await sharedHome()
    expect(await turnShareOn(change, relay, keeper.keep)).toEqual(refuse({ kind: 'no-kit' }))
    await setKit(home, kit, change.key, random)
    keeper.state = 'silent'
    const before = readFileSync(join(home, 'slots.json'))
    expect(await turnShareOn(change, relay, keeper.keep)).toEqual(refuse({ kind: 'share-not-reached' }))
    expect(readFileSync(join(home, 'slots.json'))).toEqual(before)
    expect(await kind()).toBe('open')
  })

  it('[U15] makes nothing unreadable when the relay is lost: the kit opens, and turns it off', async () => {
    const { home, kit, keeper, change, kind } = await sharedHome()
    await setKit(home, kit, change.key, random)
    await turnShareOn(change, relay, keeper.keep)
    keeper.state = 'silent'
    expect(await kind()).toBe('share-not-reached')
    expect((await homeKeyByKit(home, new Secret(random.bytes(32)))).ok).toBe(false)
    const key = await homeKeyByKit(home, kit)
    if (!key.ok) throw new Error(key.refusal.kind)
    await turnShareOff({ ...change, key: key.value })
    expect(await kind()).toBe('open')
    expect((await homeKeyByKit(home, kit)).ok).toBe(true)
  })

  it('[U11] stands in no file of the home', async () => {
    const { home, kit, keeper, change } = await sharedHome()
    await setKit(home, kit, change.key, random)
    const told: Bytes[] = []
    await turnShareOn(change, relay, (address, share) => {
      told.push(share.reveal(), address.id, address.token.reveal())
      return keeper.keep(address, share)
    })
    const text = readFileSync(join(home, 'slots.json'))
    for (const secret of [...told, kit.reveal(), change.key.reveal()]) {
      expect(text.includes(Buffer.from(secret))).toBe(false)
      expect(text.includes(Buffer.from(secret).toString('base64url').slice(0, 20))).toBe(false)
    }
    writeFileSync(join(home, 'slots.json'), text)
  })
})

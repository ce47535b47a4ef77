/** The unlock share over a real relay: a colleague locks a laptop that was taken, and gives it back. sealed.md U11 to U15. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, type Result } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import type { ShareAddress } from '@safeconduct/core/sealed/unlock-share.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { createOrganisation, homeKey, unlockHome } from '@safeconduct/host/home/home.ts'
import { keepAtRelay, keeperAtRelay } from '@safeconduct/host/home/share-relay.ts'
import { homeKeyByKit, setKit, turnShareOn } from '@safeconduct/host/home/unlock-share.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { start, testClock } from '@safeconduct/host/vault/vault.fixture.ts'
import { setColleagueShare, shareOff, shareOn } from '@safeconduct/host/work/unlock-shares.ts'
import { testServer } from '@safeconduct/relay/relay-server.fixture.ts'
import { afterEach, expect, it } from 'vitest'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

function made<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
const passphrase = made(parsePassphrase('seven quiet herons walk over cold stones'))
const wrong = made(parsePassphrase('seven quiet herons walk over cold stone'))

it('[U13] a coerced passphrase opens nothing while a colleague withholds the share; without the relay the kit opens', async () => {
  const base = mkdtempSync(join(tmpdir(), 'share-'))
  ends.push(() => rmSync(base, { recursive: true, force: true }))
  const home = join(base, 'home')
  const world = { clock: frozenClock(start), random }
  const server = await testServer({ clock: testClock(start) })
  let open = true
  ends.push(() => (open ? server.close() : undefined))
  const { key } = await server.relay.about(random.bytes(32), random.bytes(32))
  const relay = { url: server.url, key }
  await made(
    await createOrganisation(home, { name: 'Kestrel', passphrase, numbers: kdfFloor }, world),
  ).close()

  const kit = new Secret(random.bytes(32))
  const own = made(await homeKey(home, passphrase))
  await setKit(home, kit, own, random)
  const lock = random.bytes(32)
  let address: ShareAddress | undefined
  const keep = keepAtRelay(relay, { lock, space: server.space })
  const change = { home, passphrase, key: own, random, numbers: kdfFloor }
  made(await turnShareOn(change, relay, (at, share) => keep((address = at), share)))

  const opens = async (words = passphrase): Promise<unknown> => {
    const vault = await unlockHome(home, words, world, keeperAtRelay)
    if (vault.ok) await vault.value.close()
    return vault.ok ? 'open' : vault.refusal
  }
  expect(await opens()).toBe('open')
  const colleague = httpLink(relay)
  ends.push(() => colleague.close())
  const { id } = certain(address, 'it was kept')
  made(await colleague.setShare(id, lock, 'withheld'))
  expect(await opens()).toEqual({ kind: 'wrong-passphrase' })
  expect(await opens(wrong)).toEqual({ kind: 'wrong-passphrase' })
  made(await colleague.setShare(id, lock, 'given'))
  expect(await opens()).toBe('open')
  colleague.close()
  open = false
  await server.close()
  expect(await opens()).toEqual({ kind: 'share-not-reached' })
  expect(await opens(wrong)).toEqual({ kind: 'share-not-reached' })
  expect((await homeKeyByKit(home, kit)).ok).toBe(true)
}, 60_000)

it('[U15] is turned on with a kit and a relay, stands in the directory for colleagues, and is turned off again', async () => {
  const base = mkdtempSync(join(tmpdir(), 'share-'))
  ends.push(() => rmSync(base, { recursive: true, force: true }))
  const home = join(base, 'home')
  const world = { clock: frozenClock(start), random }
  const server = await testServer({ clock: testClock(start) })
  ends.push(() => server.close())
  const { key: relayKey } = await server.relay.about(random.bytes(32), random.bytes(32))
  const vault = made(
    await createOrganisation(home, { name: 'Kestrel', passphrase, numbers: kdfFloor }, world),
  )
  const wish = { passphrase, key: made(await homeKey(home, passphrase)), numbers: kdfFloor }
  const kit = new Secret(random.bytes(32))
  const device = deviceIdOf(vault.replica.me.device)
  expect(await shareOn(vault, kit, wish)).toEqual({ ok: false, refusal: { kind: 'no-relay' } })
  const url = relayAddressText(server.url, server.space)
  made(await vault.replica.acts.setRelay({ url, key: relayKey }))
  const link = httpLink({ url, key: relayKey })
  ends.push(() => link.close())
  for (let turn = 0; turn < 3; turn++) await syncRound(vault.replica, link)
  expect(await setColleagueShare(vault, device, 'withheld')).toEqual({
    ok: false,
    refusal: { kind: 'no-share' },
  })

  made(await shareOn(vault, kit, wish))
  expect((await homeKey(home, passphrase)).ok).toBe(false)
  expect((await homeKey(home, passphrase, keeperAtRelay)).ok).toBe(true)
  // Whoever takes the home reads where the relay is, and not the code that makes things there.
  expect(readFileSync(join(home, 'slots.json'), 'utf8')).not.toContain('#')
  made(await setColleagueShare(vault, device, 'withheld'))
  expect((await homeKey(home, passphrase, keeperAtRelay)).ok).toBe(false)
  made(await setColleagueShare(vault, device, 'given'))
  expect((await homeKey(home, passphrase, keeperAtRelay)).ok).toBe(true)
  made(await shareOff(vault, wish))
  expect((await homeKey(home, passphrase)).ok).toBe(true)
  expect((await homeKeyByKit(home, kit)).ok).toBe(true)
  expect((await vault.check({ readData: true })).faults).toEqual([])
  await vault.close()
}, 60_000)

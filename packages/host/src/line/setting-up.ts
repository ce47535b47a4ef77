/** Makes a line at the organisation's relay. What signs for it and what its names come from never leave the vaults. */
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { newSigningKey, publicKeyOf, signingKeySeed } from '@safeconduct/core/sealed/sign.ts'
import type { LogHex } from '@safeconduct/core/vault/control/names.ts'
import type { SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { Vault } from '../vault/vault.ts'
import { memberHere } from '../vault/who.ts'
import { type DoorPost, type DoorRefusal, LineDoor } from './line-door.ts'
import { newSetup, readSetup, type SetUpWish } from './line-setup.ts'

export type SetUpWay = {
  /** As the relay's keeper tells it: the code alone, or the whole address with it. */
  readonly space?: string | undefined
  readonly anew?: boolean
}
export type SetUpRefusal = DoorRefusal | SaveRefusal | { readonly kind: 'no-relay' | 'line-is-set-up' }

export async function setUpLine(
  { vault, post }: { readonly vault: Vault; readonly post: DoorPost },
  log: LogHex,
  wish: SetUpWish,
  { space, anew = false }: SetUpWay,
): Promise<Result<true, SetUpRefusal>> {
  const relay = relayOf(vault.replica)
  if (relay === undefined) return refuse({ kind: 'no-relay' })
  const before = readSetup(vault)
  if (before !== undefined && !anew) return refuse({ kind: 'line-is-set-up' })
  const root = await newSigningKey(vault.random)
  const made = {
    line: vault.random.bytes(16),
    secret: vault.random.bytes(32),
    root: publicKeyOf(root),
    relay: relay.url,
  }
  const door = new LineDoor(post, { line: made.line, secret: new Secret(made.secret) })
  const founded = await door.found(spaceOf(space === undefined ? relay.url : `#${space.replace(/^.*#/, '')}`))
  if (!founded.ok) return founded
  // The keys lie here before anything names them: a crash in between leaves keys of no line, never a line of no keys.
  const id = newRecordId(vault.random)
  await vault.replica.acts.secrets.keep(log, 'line-root', id, signingKeySeed(root))
  const saved = await vault.writer.save([
    newSetup(vault, wish, made, memberHere(vault.replica) ?? 'M-01', before),
  ])
  return saved.ok ? ok(true) : saved
}

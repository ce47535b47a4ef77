/**
 * The unlock shares of an organisation's devices. Which share is whose, and what withholds it, stands in the directory:
 * any colleague can lock a laptop that was taken, and give it back. docs/formats/sealed.md U11 to U15.
 */
import { type Bytes, fromHex, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Secret } from '@safeconduct/core/base/secret.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import type { KdfNumbers } from '@safeconduct/core/sealed/unlock.ts'
import { type DeviceId, deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import type { SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { keepAtRelay } from '../home/share-relay.ts'
import { type ShareNotSet, setKit, turnShareOff, turnShareOn } from '../home/unlock-share.ts'
import { httpLink } from '../relay/http-link.ts'
import { unlockShareType } from '../vault/joined-schema.ts'
import type { Vault } from '../vault/vault.ts'
import { textOf } from './record-view.ts'

export type ShareWish = {
  readonly passphrase: Passphrase
  /** The home's key, proved a moment ago. */
  readonly key: Secret<Bytes>
  readonly numbers?: KdfNumbers
}
export type NoRelay = { readonly kind: 'no-relay' }

/** One for each device, so that two desks never make two of it. */
function rowOf(device: DeviceId): RecordId {
  const id = recordId(toHex(sha256(utf8(`safeconduct/v1/unlock-share/${device}`)).slice(0, 16)), '')
  return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
}

function save(
  vault: Vault,
  share: string | null,
  lock: string | null,
): Promise<Result<unknown, SaveRefusal>> {
  const device = deviceIdOf(vault.replica.me.device)
  const fields = { device, share, lock }
  return vault.writer.save([
    { id: rowOf(device), type: unlockShareType, home: { kind: 'directory' }, fields },
  ])
}

/** The printed kit first, then the share at the relay, then the colleagues' means to withhold it, the slot last. */
export async function shareOn(
  vault: Vault,
  kit: Secret<Bytes>,
  { passphrase, key, numbers }: ShareWish,
): Promise<Result<true, ShareNotSet | NoRelay | SaveRefusal>> {
  const relay = relayOf(vault.replica)
  if (relay === undefined) return refuse({ kind: 'no-relay' })
  const { home, random } = vault
  await setKit(home, kit, key, random)
  const lock = random.bytes(32)
  const keep = keepAtRelay(relay, { lock, space: spaceOf(relay.url) })
  let notSaved: SaveRefusal | undefined
  const change = { home, passphrase, key, random, ...(numbers === undefined ? {} : { numbers }) }
  // The space code behind `#` lets its holder make things at the relay: it does not stand in the slot.
  const named = { url: relay.url.replace(/#.*$/, ''), key: relay.key }
  const done = await turnShareOn(change, named, async (address, share) => {
    const kept = await keep(address, share)
    const saved = kept.ok ? await save(vault, toHex(address.id), toHex(lock)) : undefined
    if (saved?.ok === false) notSaved = saved.refusal
    return saved?.ok === false ? refuse({ kind: 'share-not-reached' }) : kept
  })
  return notSaved === undefined ? done : refuse(notSaved)
}

export async function shareOff(
  vault: Vault,
  { passphrase, key, numbers }: ShareWish,
): Promise<Result<true, SaveRefusal>> {
  const { home, random } = vault
  await turnShareOff({ home, passphrase, key, random, ...(numbers === undefined ? {} : { numbers }) })
  const saved = await save(vault, null, null)
  return saved.ok ? ok(true) : saved
}

export type ShareNotMoved = NoRelay | { readonly kind: 'no-share' | 'share-not-reached' | 'share-not-given' }

/** Withholds the share of a colleague's device, or gives it again. As often as it takes: a false alarm must cost nothing. */
export async function setColleagueShare(
  vault: Vault,
  device: DeviceId,
  state: 'given' | 'withheld',
): Promise<Result<true, ShareNotMoved>> {
  const row = vault.reader.read(rowOf(device))
  const [share, lock] = ['share', 'lock'].map((field) => fromHex(row === undefined ? '' : textOf(row, field)))
  const relay = relayOf(vault.replica)
  if (relay === undefined) return refuse({ kind: 'no-relay' })
  if (share?.length !== 16 || lock?.length !== 32) return refuse({ kind: 'no-share' })
  const link = httpLink(relay)
  try {
    const moved = await link.setShare(share, lock, state)
    if (moved.ok) return ok(true)
    return refuse({ kind: moved.refusal.kind === 'not-allowed' ? 'share-not-given' : 'share-not-reached' })
  } finally {
    link.close()
  }
}

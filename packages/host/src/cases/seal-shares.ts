/** The two halves of a key, each in envelopes to the devices of one member. Neither half says anything of the key. */
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '@safeconduct/core/base/bytes.ts'
import { envelopeKeyFrom, openWith, sealTo } from '@safeconduct/core/sealed/envelope.ts'
import { envelopeKeyOf } from '@safeconduct/core/vault/control/names.ts'
import { type Device, rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import type { Vault } from '../vault/vault.ts'

export type Share = { readonly member: string; readonly device: string; readonly share: string }

/** Undefined where one of the two has no device that is in use. */
export async function sharesFor(
  vault: Vault,
  record: string,
  key: Bytes,
  [one = '', other = '']: readonly string[],
): Promise<readonly Share[] | undefined> {
  const half = vault.random.bytes(key.length)
  const rest = key.map((byte, at) => byte ^ (half[at] ?? 0))
  const shares = [
    ...(await shareTo(vault, { record, member: one, half })),
    ...(await shareTo(vault, { record, member: other, half: rest })),
  ]
  const isBoth = [one, other].every((code) => shares.some(({ member }) => member === code))
  return isBoth ? shares : undefined
}

type Half = { readonly record: string; readonly member: string; readonly half: Uint8Array }

/** To each of this member's devices. */
export async function shareTo(vault: Vault, { record, member, half }: Half): Promise<readonly Share[]> {
  const shares: Share[] = []
  for (const { device, envelope } of devicesOf(vault, member)) {
    const sealed = await sealTo(envelopeKeyOf(envelope), addressOf(record, member), half, {
      random: vault.random,
    })
    shares.push({ member, device, share: toBase64Url(sealed) })
  }
  return shares
}

/** The half that one of these envelopes brings to this device; undefined where none is for it. */
export async function openShare(
  { replica }: Vault,
  {
    record,
    member,
    shares,
  }: { readonly record: string; readonly member: string; readonly shares: readonly Share[] },
): Promise<Bytes | undefined> {
  const key = envelopeKeyFrom(replica.store.shelf.get('own', 'envelope') ?? new Uint8Array())
  if (!key.ok) return undefined
  for (const { share } of shares) {
    const sealed = fromBase64Url(share)
    const opened =
      sealed === undefined ? undefined : await openWith(key.value, addressOf(record, member), sealed)
    if (opened?.ok === true) return opened.value
  }
  return undefined
}

/** Half by half: one half with anything else is noise. */
export function joined(one: Uint8Array, other: Uint8Array): Bytes {
  return new Uint8Array(one.map((byte, at) => byte ^ (other[at] ?? 0)))
}

function addressOf(record: string, member: string) {
  return { info: utf8('safeconduct/v1/seal-share\0'), aad: utf8(`${record}\0${member}`) }
}

function devicesOf({ replica }: Vault, code: string): readonly Device[] {
  const { roster } = replica.book
  const member = roster?.members.find((one) => one.code === code)?.id
  if (roster === undefined || member === undefined) return []
  return [...rosterAt(roster).devices.values()].filter(
    (one) => one.member === member && one.state === 'active',
  )
}

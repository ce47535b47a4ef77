/**
 * How an alarm leaves the relay: a message that says nothing, by mail and by push. docs/formats/timers.md, TI25–TI33.
 *
 * Whoever reads over a shoulder, at the provider or in the push server sees three words and a neutral sender: no
 * organisation, no person, no case, not even that something is overdue. What it is about stands on the desk alone.
 */

import { ByteReader } from '@safeconduct/core/base/byte-reader.ts'
import { type Bytes, concat, toBase64Url, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { open, type SealKey, seal } from '@safeconduct/core/sealed/seal.ts'
import type { Channel } from '@safeconduct/core/timers/channel.ts'
import { channelBytes, readChannel } from '@safeconduct/core/timers/wire.ts'

/** The whole of what a message says. */
export type AlarmMessage = { readonly subject: string; readonly text: string }

export type AlarmWays = {
  /** Seals the addresses. It lies in a file of its own, not with the tables. */
  readonly key: SealKey
  /** Why nothing can be sent there; undefined: it can. */
  readonly objection: (channel: Channel) => 'no-mail' | 'no-push' | undefined
  /** False: nobody took it. Never throws. */
  readonly post: (channel: Channel, message: AlarmMessage) => Promise<boolean>
}

/** A relay that was told of no server: it keeps timers, and desks see them. */
export function noWays(key: SealKey): AlarmWays {
  return {
    key,
    objection: ({ kind }) => (kind === 'mail' ? 'no-mail' : 'no-push'),
    post: async () => false,
  }
}

const lines = ['Please look.', 'Посмотрите, пожалуйста.', 'Merci de regarder.'] as const

/** `secret` makes the link by which the alarm is taken, where the channel has a host for links. */
export function messageFor({ host }: Channel, secret: Bytes | undefined): AlarmMessage {
  const link =
    host === '' || secret === undefined ? [] : ['', `${host.replace(/\/+$/, '')}/c#${toBase64Url(secret)}`]
  return { subject: 'Note', text: `${[...lines, ...link].join('\n')}\n` }
}

/** Every address has one length on the disk. */
const paddedLength = 512

export function sealChannel(
  key: SealKey,
  id: Uint8Array,
  channel: Channel,
  { random }: { readonly random: Random },
): Promise<Bytes> {
  const padded = new Uint8Array(paddedLength)
  padded.set(channelBytes(channel))
  return seal(key, contextOf(id), padded, { random })
}

/** Undefined: it was sealed under another key, or changed on the disk. */
export async function openChannel(
  key: SealKey,
  id: Uint8Array,
  sealed: Uint8Array,
): Promise<Channel | undefined> {
  const padded = await open(key, contextOf(id), sealed)
  return padded.ok ? readChannel(new ByteReader(padded.value)) : undefined
}

function contextOf(id: Uint8Array): Bytes {
  return concat(utf8('safeconduct/v1/timer-channel\0'), id)
}

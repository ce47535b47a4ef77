/**
 * The secret that the organisation's timers lie under (`core/timers/guard.ts`), and where members are told.
 *
 * It lies in the directory: whoever sets a check must be able to have it watched. So a member who works for the other
 * side could take a timer away. Each desk that may read the check sees that it is gone, sets it again and says so.
 */
import { fromHex, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'
import { type Guard, guardBeside, guardFrom, newGuardSecret } from '@safeconduct/core/timers/guard.ts'
import { alarmChannelType, guardType } from '../vault/joined-schema.ts'
import type { Vault } from '../vault/vault.ts'

/** One id on every desk for what there is once. */
export function namedId(what: string): RecordId {
  const id = recordId(toHex(sha256(utf8(`safeconduct/v1/${what}`)).slice(0, 16)), '')
  return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
}

/** One id for all: two desks that make one apart end with one. */
const guardId = namedId('timer-guard')

/** At the organisation's relay; with a key, at the second one, which has this key. */
export function guardOf({ reader }: Pick<Vault, 'reader'>, beside?: PublicKey): Guard | undefined {
  const said = reader.read(guardId)?.fields.get('secret')
  const secret = said?.state === 'value' && typeof said.value === 'string' ? fromHex(said.value) : undefined
  if (secret === undefined) return undefined
  const guard = beside === undefined ? guardFrom(secret) : guardBeside(secret, beside)
  return guard.ok ? guard.value : undefined
}

/** Made by the first desk that has something to watch. False: this desk may not write there. */
export async function makeGuard(vault: Vault): Promise<boolean> {
  const secret = toHex(newGuardSecret(vault.random).reveal())
  const saved = await vault.writer.save([
    { id: guardId, type: guardType, home: { kind: 'directory' }, fields: { secret } },
  ])
  return saved.ok
}

export type MemberChannel = { readonly member: string; readonly channel: Uint8Array; readonly kind: string }

/** Under which opaque names members are told. The addresses are at the relay alone. */
export function channelsOf({ reader }: Pick<Vault, 'reader'>): readonly MemberChannel[] {
  const { records } = reader.table({ types: [alarmChannelType], filter: '', offset: 0, limit: 500 })
  return records.flatMap(({ fields }) => {
    const text = (field: string): string => {
      const said = fields.get(field)
      return said?.state === 'value' && typeof said.value === 'string' ? said.value : ''
    }
    const channel = fromHex(text('channel'))
    return channel?.length === 16 && text('gone') === ''
      ? [{ member: text('member'), channel, kind: text('kind') }]
      : []
  })
}

export async function keepChannel(
  vault: Vault,
  { member, channel, kind }: MemberChannel,
  gone = false,
): Promise<boolean> {
  const saved = await vault.writer.save([
    {
      id: namedId(`alarm-channel/${toHex(channel)}`),
      type: alarmChannelType,
      home: { kind: 'directory' },
      fields: { member, channel: toHex(channel), kind, ...(gone ? { gone: 'yes' } : {}) },
    },
  ])
  return saved.ok
}

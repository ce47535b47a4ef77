/**
 * The second relay of an organisation, which keeps its timers beside the first and nothing else.
 *
 * Its address and key lie in the directory, beside the secret of the timers: every desk that sets a check must find
 * both. Whoever can write there can name another, which would be given coming hours, opaque names, and the addresses
 * that members register from then on. So the desk lets admins alone do it, and shows whose address stands there.
 */
import { fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import type { KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import { timerRelayType } from '../vault/joined-schema.ts'
import type { Vault } from '../vault/vault.ts'
import { namedId } from './guard-secret.ts'

const relayId = namedId('timer-relay')

export function secondRelayOf({ reader }: Pick<Vault, 'reader'>): KnownRelay | undefined {
  const said = reader.read(relayId)?.fields.get('relay')
  const text = said?.state === 'value' && typeof said.value === 'string' ? said.value : ''
  // One field for both: an address from one desk with the key from another would be a relay that nobody named.
  const [hex = '', url = ''] = text.split(' ')
  const bytes = fromHex(hex)
  const key = bytes === undefined ? undefined : parsePublicKey(bytes)
  return key?.ok === true && url !== '' ? { url, key: key.value } : undefined
}

/** Undefined: there is none any more. False: this desk may not write there. */
export async function keepSecondRelay(vault: Vault, relay: KnownRelay | undefined): Promise<boolean> {
  const text = relay === undefined ? '-' : `${toHex(relay.key)} ${relay.url}`
  const saved = await vault.writer.save([
    { id: relayId, type: timerRelayType, home: { kind: 'directory' }, fields: { relay: text } },
  ])
  return saved.ok
}

/** The ways out of a relay that was told of a server of mail, of push servers, or of neither. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { newSealKey, type SealKey, sealKeyBytes, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import type { AlarmWays } from './alarm-ways.ts'
import { mayPush, type PushServer, push } from './push.ts'
import { type MailServer, sendMail } from './smtp.ts'

export type AlarmServers = { readonly mail?: MailServer; readonly push?: PushServer }
export type NoAlarmKey = { readonly kind: 'alarm-key' }

export function waysOut(
  key: SealKey,
  { mail, push: server }: AlarmServers,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): AlarmWays {
  const world = { millis: () => clock.millis(), random }
  return {
    key,
    objection: ({ kind, address }) => {
      if (kind === 'mail') return mail === undefined ? 'no-mail' : undefined
      return server !== undefined && mayPush(server, address) ? undefined : 'no-push'
    },
    post: async ({ kind, address }, message) => {
      if (kind === 'mail') return mail !== undefined && (await sendMail(mail, address, message, world))
      return server !== undefined && (await push(server, address, message))
    },
  }
}

/**
 * The key of the addresses: 32 bytes in a file of its own, made when it is not there. Apart from the tables, so that
 * a database that is seized, or copied from a provider's disk, names nobody.
 */
export function alarmKeyIn(file: string, random: Random): Result<SealKey, NoAlarmKey> {
  try {
    if (!existsSync(file)) {
      writeFileSync(file, sealKeyBytes(newSealKey(random)), { mode: 0o600, flag: 'wx', flush: true })
      chmodSync(file, 0o600)
    }
    const key = sealKeyFrom(readFileSync(file))
    return key.ok ? ok(key.value) : refuse({ kind: 'alarm-key' })
  } catch {
    return refuse({ kind: 'alarm-key' })
  }
}

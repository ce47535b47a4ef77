/**
 * How a relay is told by which ways alarms leave it: `--mail`, `--push`, and the files of their secrets.
 *
 * A secret never stands in an argument: whoever is on the machine reads the arguments of every process.
 */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { isMailAddress } from '@safeconduct/core/timers/channel.ts'
import { builtCheckIn } from '@safeconduct/line/build/check-in-file.ts'
import type { RelayPlace, RelayWishes } from '@safeconduct/relay/start.ts'
import { type PushServer, parsePushServer } from '@safeconduct/relay/timers/push.ts'
import { type MailServer, parseMailServer } from '@safeconduct/relay/timers/smtp.ts'
import type { Options } from '../options.ts'

export const alarmFlags = {
  mail: 'text',
  'mail-from': 'text',
  'mail-password-file': 'text',
  'mail-ca': 'text',
  push: 'text',
  'push-token-file': 'text',
  'alarm-key': 'text',
  beside: 'text',
} as const
type Given = Options<typeof alarmFlags>['flags']
type NotAlarms = { readonly kind: 'mail-address' | 'push-address' | 'beside-address' | 'secret-file' }
export type AlarmOptions = {
  readonly place: Pick<RelayPlace, 'alarmKey'>
  readonly wishes: Pick<RelayWishes, 'alarms' | 'checkIn'>
}

const largestFile = 65_536

export function alarmsFrom(given: Given): Result<AlarmOptions, NotAlarms> {
  const mail = mailFrom(given)
  if (mail?.ok === false) return mail
  const push = pushFrom(given)
  if (push?.ok === false) return push
  const beside = (given.beside?.split(',') ?? []).map(originOf)
  if (beside.includes(undefined)) return refuse({ kind: 'beside-address' })
  const html = builtCheckIn()
  const checkIn = html && { html, beside: beside.filter((origin) => origin !== undefined) }
  return ok({
    place: given['alarm-key'] === undefined ? {} : { alarmKey: resolve(given['alarm-key']) },
    wishes: {
      alarms: { ...(mail && { mail: mail.value }), ...(push && { push: push.value }) },
      ...(checkIn && { checkIn }),
    },
  })
}

function mailFrom(given: Given): Result<MailServer, NotAlarms> | undefined {
  if (given.mail === undefined) return undefined
  const server = parseMailServer(given.mail)
  const from = given['mail-from']
  if (server === undefined || from === undefined || !isMailAddress(from))
    return refuse({ kind: 'mail-address' })
  const { user, ...rest } = server
  const password = secretIn(given['mail-password-file'])
  const certificates = secretIn(given['mail-ca'])
  const isUnread = given['mail-password-file'] !== undefined && password === undefined
  if (isUnread || (given['mail-ca'] !== undefined && certificates === undefined))
    return refuse({ kind: 'secret-file' })
  // A name without a password, or a password for nobody, is a slip that would be noticed on the night it matters.
  if ((user !== '') !== (password !== undefined)) return refuse({ kind: 'mail-address' })
  return ok({
    ...rest,
    from,
    ...(password === undefined ? {} : { login: { user, password: new Secret(password) } }),
    ...(certificates === undefined ? {} : { certificates }),
  })
}

function pushFrom(given: Given): Result<PushServer, NotAlarms> | undefined {
  if (given.push === undefined) return undefined
  const servers = given.push.split(',').map(parsePushServer)
  if (servers.includes(undefined)) return refuse({ kind: 'push-address' })
  const token = secretIn(given['push-token-file'])
  if (given['push-token-file'] !== undefined && token === undefined) return refuse({ kind: 'secret-file' })
  return ok({
    servers: servers.filter((server) => server !== undefined),
    ...(token === undefined ? {} : { token: new Secret(token) }),
  })
}

/** What a file holds, without the line break at its end; undefined: none is named, or it cannot be read. */
function secretIn(file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  try {
    const text = statSync(file).size > largestFile ? '' : readFileSync(file, 'utf8').replace(/\r?\n$/, '')
    return text === '' ? undefined : text
  } catch {
    return undefined
  }
}

function originOf(text: string): string | undefined {
  const address = parsePushServer(text)
  return address === undefined ? undefined : new URL(address).origin
}

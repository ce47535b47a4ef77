/**
 * An HTTP push of the ntfy kind: a topic's address, a POST with the text. docs/formats/timers.md, TI28.
 *
 * Only to servers that whoever runs the relay has named: an address comes from members, and a relay that posts
 * wherever it is told could be made to knock at the doors inside the house it stands in.
 */
import type { Secret } from '@safeconduct/core/base/secret.ts'
import { isPlainUrl } from '@safeconduct/core/timers/channel.ts'
import type { AlarmMessage } from './alarm-ways.ts'

export type PushServer = {
  /** Addresses of topics begin with one of these. */
  readonly servers: readonly string[]
  readonly token?: Secret<string>
}

const patience = 20_000

/** An https address, or one of this machine itself; undefined: none. */
export function parsePushServer(text: string): string | undefined {
  if (!isPlainUrl(text)) return undefined
  const url = new URL(text)
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !isHere) return undefined
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

export function mayPush({ servers }: PushServer, address: string): boolean {
  const href = URL.parse(address)?.href
  return (
    href !== undefined && servers.some((server) => href.startsWith(server) && href.length > server.length)
  )
}

export async function push(
  server: PushServer,
  address: string,
  { subject, text }: AlarmMessage,
): Promise<boolean> {
  if (!mayPush(server, address)) return false
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: text,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        title: subject,
        // Rings also where a phone is set to be quiet at night.
        priority: '5',
        ...(server.token === undefined ? {} : { authorization: `Bearer ${server.token.reveal()}` }),
      },
      // Elsewhere is nowhere that was named.
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

/**
 * Whose program knocks? Every user of a machine can connect to 127.0.0.1, and a cookie knows no ports: a
 * server that a colleague, or an intruder with an account of his own, runs beside the desk is sent ours when
 * this browser visits it. He then connects by himself, with any Host and Origin he likes.
 *
 * Linux says which user each connection belongs to. Those of others are cut before a byte is read. Rule C6a
 * of docs/formats/desk-calls.md. Elsewhere, and for the administrator, who can read our memory anyway, the
 * cookie has to be enough.
 */
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'

/** True only when the system says so: where it says nothing nobody is shut out of her own desk. */
export function isAnothers(socket: Socket, own: number | undefined = process.getuid?.()): boolean {
  const { remotePort, localPort } = socket
  if (own === undefined || own === 0 || remotePort === undefined || localPort === undefined) return false
  const owner = ownerIn(connectionTable(), remotePort, localPort)
  return owner !== undefined && owner !== own && owner !== 0
}

function connectionTable(): string {
  try {
    return readFileSync('/proc/net/tcp', 'latin1')
  } catch {
    return ''
  }
}

/** The user at the other end: the row whose own port is the visitor's and whose far port is ours (proc_net_tcp(5)). */
export function ownerIn(table: string, theirPort: number, ourPort: number): number | undefined {
  for (const line of table.split('\n')) {
    const [, here, there, , , , , uid] = line.trim().split(/\s+/)
    if (here === loopback(theirPort, here) && there === loopback(ourPort, there)) {
      return uid !== undefined && /^\d+$/.test(uid) ? Number(uid) : undefined
    }
  }
  return undefined
}

/** 127.0.0.1 in the byte order of the machine. */
function loopback(port: number, said: string | undefined): string {
  const address = said?.startsWith('7F') === true ? '7F000001' : '0100007F'
  return `${address}:${port.toString(16).toUpperCase().padStart(4, '0')}`
}

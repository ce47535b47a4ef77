/**
 * SOCKS 5 (RFC 1928), as much as tor needs: connect to a name, no password.
 *
 * The name goes to the proxy as it is and is looked up by nobody here: a question to a name server would tell the
 * whole network which relay is somebody's.
 */
import type { Socket } from 'node:net'
import { concat, u8, utf8 } from '@safeconduct/core/base/bytes.ts'
import { bytesFrom } from './bytes-from.ts'

const version = 5
const replyHead = 4
/** Length of the address in the reply, by its kind: IPv4 and IPv6; a name says its own. */
const addressLengths: ReadonlyMap<number, number> = new Map([
  [1, 4],
  [4, 16],
])

/** Asks the proxy at the other end of `socket` for a line to `host`. False: it gives none. */
export async function connectThrough(
  socket: Socket,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<boolean> {
  const name = utf8(host)
  if (name.length > 255) return false
  socket.write(Uint8Array.of(version, 1, 0))
  const method = await bytesFrom(socket, 2)
  if (method?.[0] !== version || method[1] !== 0) return false
  socket.write(
    concat(Uint8Array.of(version, 1, 0, 3), u8(name.length), name, Uint8Array.of(port >> 8, port & 255)),
  )
  const head = await bytesFrom(socket, replyHead)
  if (head?.[0] !== version || head[1] !== 0) return false
  const length = head[3] === 3 ? (await bytesFrom(socket, 1))?.[0] : addressLengths.get(head[3] ?? 0)
  return length !== undefined && (await bytesFrom(socket, length + 2)) !== undefined
}

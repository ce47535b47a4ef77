/** A connection to one address, and why there is none. */
import { connect, type Socket } from 'node:net'
import { refuse } from '@safeconduct/core/base/result.ts'
import type { CaptureFlaw } from '@safeconduct/core/evidence/capture/task.ts'
import { limits } from './limits.ts'

export type ReachFlaw = { readonly kind: 'not-reached'; readonly why: CaptureFlaw }

export function flawed(why: CaptureFlaw): { readonly ok: false; readonly refusal: ReachFlaw } {
  return refuse({ kind: 'not-reached', why })
}

/** A connection to this address and no other, or undefined. */
export function connected(address: string, port: number): Promise<Socket | undefined> {
  const { promise, resolve } = Promise.withResolvers<Socket | undefined>()
  const socket = connect({ host: address, port })
  const failed = (): void => {
    socket.destroy()
    resolve(undefined)
  }
  socket.setTimeout(limits.connectMillis, failed)
  socket.once('error', failed)
  socket.once('connect', () => {
    socket.setTimeout(0)
    socket.off('error', failed)
    resolve(socket)
  })
  return promise
}

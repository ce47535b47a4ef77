/** Reads exactly so many bytes of a line that nobody else reads yet. Undefined: it ended before. */
import type { Duplex } from 'node:stream'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'

export function bytesFrom(line: Duplex, count: number): Promise<Bytes | undefined> {
  return new Promise((settle) => {
    const take = (): void => {
      const read: unknown = line.read(count)
      if (!(read instanceof Uint8Array)) {
        if (line.destroyed || line.readableEnded) end()
        return
      }
      done(read.length === count ? new Uint8Array(read) : undefined)
    }
    const end = (): void => done(undefined)
    const done = (bytes: Bytes | undefined): void => {
      line.off('readable', take)
      for (const event of ['end', 'close', 'error']) line.off(event, end)
      settle(bytes)
    }
    line.on('readable', take)
    for (const event of ['end', 'close', 'error']) line.once(event, end)
    take()
  })
}

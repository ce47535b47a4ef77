/**
 * Load on a relay with as little work as possible on this side: ready-made asks over plain lines, one after the other
 * on each. Half of a small machine is busy with asking otherwise, and what is measured is ourselves.
 */
import { connect, type Socket } from 'node:net'
import { type Bytes, concat, utf8 } from '@safeconduct/core/base/bytes.ts'

export type Load = {
  readonly seconds: number /** Milliseconds from ask to answer, sorted. */
  readonly times: readonly number[]
}

/** One line for each list; an answer that is no 200 throws. */
export async function sendAll(port: number, lists: readonly (readonly Bytes[])[]): Promise<Load> {
  const lines = await Promise.all(lists.map(() => open(port)))
  const times: number[] = []
  const began = performance.now()
  await Promise.all(
    lines.map(async (line, at) => {
      for (const body of lists[at] ?? []) {
        const start = performance.now()
        await asked(line, body)
        times.push(performance.now() - start)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1_000
  for (const line of lines) line.destroy()
  return { seconds, times: times.toSorted((a, b) => a - b) }
}

function open(port: number): Promise<Socket> {
  return new Promise((settle, fail) => {
    const line = connect({ port, host: '127.0.0.1', noDelay: true }, () => settle(line))
    line.once('error', fail)
  })
}

function asked(line: Socket, body: Bytes): Promise<void> {
  line.write(concat(utf8(`POST /v1 HTTP/1.1\r\nhost: relay\r\ncontent-length: ${body.length}\r\n\r\n`), body))
  return new Promise((settle, fail) => {
    let left: number | undefined
    line.on('data', function heard(chunk) {
      if (left === undefined) {
        const head = chunk.toString('latin1')
        const length = /content-length: (\d+)/i.exec(head)?.[1]
        if (!head.startsWith('HTTP/1.1 200') || length === undefined)
          return fail(new Error(head.slice(0, 40)))
        left = Number(length) - (chunk.length - head.indexOf('\r\n\r\n') - 4)
      } else left -= chunk.length
      if (left > 0) return
      line.off('data', heard)
      settle()
    })
  })
}

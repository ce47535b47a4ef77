/** `safeconduct line check`: a page as the relay serves it, and pages that somebody changed. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, createServer as createTcp, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manifestOf } from '../packages/core/src/line/manifest.ts'
import { checkRoute, parseVia } from '../packages/host/src/line/page-check.ts'
import { command } from './support/command.ts'
import { type LineStage, lineStage } from './support/line-stage.ts'

let stage: LineStage
let forger: Server
let forged = ''

/** Everything as the relay has it, but one file that the test chooses. */
let change: (path: string, body: Buffer) => Buffer | undefined = (_, body) => body

beforeAll(async () => {
  stage = await lineStage()
  forger = createServer((request, response) => {
    const path = request.url ?? '/'
    void fetch(`${stage.url}${path}`).then(async (real) => {
      const body = change(path, Buffer.from(await real.arrayBuffer()))
      response.statusCode = body === undefined ? 404 : 200
      response.end(body)
    })
  })
  await new Promise<void>((done) => forger.listen(0, '127.0.0.1', done))
  forged = `http://127.0.0.1:${(forger.address() as AddressInfo).port}`
})
afterAll(async () => {
  forger.close()
  await stage[Symbol.asyncDispose]()
})

const manifest = (): string => join(stage.folder, 'manifest.json')

describe('the page that a server hands out', () => {
  it('[CL23] is the one that was signed', async () => {
    expect(await command(['line', 'check', stage.url, '--manifest', manifest()])).toBe(0)
  })

  it('is named, file by file, where one byte of it differs or a file is gone, and the command ends with 1', async () => {
    change = (path, body) => {
      if (path.endsWith('.js')) return Buffer.concat([body, Buffer.from(' ')])
      return path === '/ru.html' ? undefined : body
    }
    expect(await command(['line', 'check', stage.url, forged, '--manifest', manifest()])).toBe(1)
    const signed = manifestOf(new Uint8Array(readFileSync(manifest())))
    const found = await checkRoute(
      { url: forged },
      signed ?? { line: new Uint8Array(), issued: 0, files: [] },
    )
    const wrong = found.files.filter(({ state }) => state !== 'same')
    expect(wrong.find(({ path }) => path === 'ru.html')?.state).toBe('missing')
    expect(wrong.filter(({ path }) => path.endsWith('.js')).every(({ state }) => state === 'other')).toBe(
      true,
    )
    expect(found.files.find(({ path }) => path === '/')?.state).toBe('same')
  })

  it('may not be made endless: no more is read than the manifest says there is', async () => {
    change = () => Buffer.alloc(40 * 1024 * 1024, 'a')
    const began = performance.now()
    expect(await command(['line', 'check', forged, '--manifest', manifest()])).toBe(1)
    expect(performance.now() - began).toBeLessThan(20_000)
    change = (_, body) => body
  })

  it('is asked by several routes: directly, and through a proxy that looks names up itself', async () => {
    const asked: string[] = []
    const proxy = createTcp((socket) => void speakSocks(socket, asked))
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
    const via = `socks5://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    expect(parseVia(via)).toBeDefined()
    expect(await command(['line', 'check', stage.url, '--manifest', manifest(), '--via', via])).toBe(0)
    expect(asked.length).toBeGreaterThan(3)
    proxy.close()
    expect(
      await command(['line', 'check', stage.url, '--manifest', manifest(), '--via', 'socks5://127.0.0.1:1']),
    ).toBe(1)
  })

  it('is not compared with a list that nobody signed, nor with none', async () => {
    const none = 'b5'.repeat(32)
    expect(await command(['line', 'check', stage.url, '--manifest', manifest(), '--key', none])).toBe(1)
    expect(await command(['line', 'check', stage.url, '--manifest', join(stage.folder, 'index.html')])).toBe(
      1,
    )
    expect(await command(['line', 'check', stage.url])).toBe(2)
  })
})

/** RFC 1928 as far as the check speaks it. */
async function speakSocks(socket: Socket, asked: string[]): Promise<void> {
  socket.on('error', () => socket.destroy())
  const read = (): Promise<Buffer> => new Promise((done) => socket.once('data', done))
  await read()
  socket.write(Buffer.from([5, 0]))
  const ask = await read()
  const length = ask[4] ?? 0
  const host = ask.subarray(5, 5 + length).toString()
  const port = ask.readUInt16BE(5 + length)
  asked.push(`${host}:${port}`)
  const onward = connect(port, host, () => {
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
    socket.pipe(onward).pipe(socket)
  })
  onward.on('error', () => socket.destroy())
}

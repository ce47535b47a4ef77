/** A small web of one's own for tests of captures: a site with a certificate, and a SOCKS proxy that knows its name. */
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { type AddressInfo, connect, createServer as createTcp, type Server } from 'node:net'
import { join } from 'node:path'
import { madeCertificate } from './certificate.ts'

export type Site = { readonly port: number; readonly asked: string[]; close(): Promise<void> }
type Answer = (question: IncomingMessage, answer: ServerResponse) => void

async function listening(server: Server, asked: string[]): Promise<Site> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const open = new Set<{ destroy(): void }>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
  })
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done())
      for (const socket of open) socket.destroy()
    })
  return { port, asked, close }
}

/** Certificate for 127.0.0.1 and paper.example; `cert` is what a reader must trust. */
export async function secureSite(folder: string, answer: Answer): Promise<Site & { readonly cert: string }> {
  const { cert, key } = madeCertificate(folder, 'DNS:paper.example,IP:127.0.0.1')
  const asked: string[] = []
  const server = createSecure({ cert, key }, (question, response) => {
    asked.push(`${question.method ?? ''} ${question.url ?? ''}`)
    answer(question, response)
  })
  return { ...(await listening(server, asked)), cert: join(folder, 'cert.pem') }
}

export async function plainSite(answer: Answer): Promise<Site> {
  const asked: string[] = []
  const server = createPlain((question, response) => {
    asked.push(`${question.method ?? ''} ${question.url ?? ''}`)
    answer(question, response)
  })
  return listening(server, asked)
}

/** Sends bytes that no proper server would send, after the first that come in. */
export async function rawSite(bytes: string): Promise<Site> {
  const asked: string[] = []
  const server = createTcp((socket) => {
    socket.once('data', (piece: Buffer) => {
      asked.push(String(piece).split('\r\n')[0] ?? '')
      socket.end(bytes)
    })
    socket.on('error', () => undefined)
  })
  return listening(server, asked)
}

/** A SOCKS5 proxy that leads these names to ports of this machine, and nothing else anywhere. */
export async function socksProxy(ports: { readonly [name: string]: number }): Promise<Site> {
  const asked: string[] = []
  const server = createTcp((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write(Uint8Array.of(5, 0))
      socket.once('data', (piece: Buffer) => {
        const name = piece.subarray(5, 5 + (piece[4] ?? 0)).toString()
        asked.push(name)
        const port = ports[name]
        if (port === undefined) return void socket.end(Uint8Array.of(5, 4, 0, 1, 0, 0, 0, 0, 0, 0))
        const site = connect(port, '127.0.0.1', () => {
          socket.write(Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0))
          socket.pipe(site).pipe(socket)
        })
        site.on('error', () => socket.destroy())
        socket.on('close', () => site.destroy())
      })
    })
  })
  return listening(server, asked)
}

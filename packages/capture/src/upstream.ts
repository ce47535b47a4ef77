/**
 * Asks a site in the page's place and keeps what comes as it comes: the bytes of the wire, not what a library made of
 * them. Whose certificate does not hold is not asked.
 */
import { Agent, request as ask, type ClientRequest, type IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { CaptureFlaw } from '@safeconduct/core/evidence/capture/task.ts'
import type { TlsSeen } from './exchange.ts'
import { limits } from './limits.ts'
import { type Reach, reach } from './reach.ts'
import { pemOf } from './session-certificate.ts'

export type Question = {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  readonly method: string
  readonly path: string
  /** Names and values in turn, in their order. */
  readonly headers: readonly string[]
  readonly body: Uint8Array
}

/** What is known of a connection: who is at the other end, and every byte of the answer that is under way. */
export type Wire = {
  readonly address: string | undefined
  readonly tls: TlsSeen | undefined
  pieces: Uint8Array[]
}

/** Thrown through Node's client, which knows no other way to say why there is no connection. */
class NotReached extends Error {
  readonly why: CaptureFlaw
  constructor(why: CaptureFlaw) {
    super(why)
    this.why = why
  }
}

export function whyNot(problem: unknown): CaptureFlaw {
  if (problem instanceof NotReached) return problem.why
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
  return /CERT|SIGNATURE|ISSUER|ALTNAME/.test(code) ? 'untrusted-certificate' : 'unreachable'
}

export class Upstream {
  readonly #agents: { readonly plain: Agent; readonly secure: Agent }
  readonly #wires = new WeakMap<Duplex, Wire>()

  constructor(how: Reach) {
    const agent = (secure: boolean): Agent => new TappedAgent(how, secure, this.#wires)
    this.#agents = { plain: agent(false), secure: agent(true) }
  }

  /** `answered` gets the head of the answer and the wire that its bytes are on. */
  ask(question: Question, answered: (answer: IncomingMessage, wire: Wire) => void): ClientRequest {
    const { host, port, method, path, headers, secure, body } = question
    const agent = secure ? this.#agents.secure : this.#agents.plain
    const asked = ask({ host, port, method, path, headers: [...headers], agent, setHost: false })
    let wire: Wire | undefined
    asked.once('socket', (socket) => {
      wire = this.#wires.get(socket)
      if (wire !== undefined) wire.pieces = []
    })
    asked.once('response', (answer) => {
      if (wire !== undefined) answered(answer, wire)
    })
    asked.setTimeout(limits.connectMillis * 3, () => asked.destroy())
    asked.end(body)
    return asked
  }

  close(): void {
    this.#agents.plain.destroy()
    this.#agents.secure.destroy()
  }
}

class TappedAgent extends Agent {
  readonly #how: Reach
  readonly #secure: boolean
  readonly #wires: WeakMap<Duplex, Wire>

  constructor(how: Reach, secure: boolean, wires: WeakMap<Duplex, Wire>) {
    super({ keepAlive: true, maxSockets: 6, scheduling: 'fifo' })
    this.#how = how
    this.#secure = secure
    this.#wires = wires
  }

  override createConnection(
    options: { readonly host?: string | null; readonly port?: string | number | null },
    callback?: (problem: Error | null, stream: Duplex) => void,
  ): undefined {
    const host = options.host ?? ''
    const port = Number(options.port)
    this.#open(host, port).then(
      (socket) => callback?.(null, socket),
      (problem: unknown) =>
        callback?.(problem instanceof Error ? problem : new Error('no connection'), new Socket()),
    )
  }

  async #open(host: string, port: number): Promise<Duplex> {
    const reached = await reach(host, port, this.#how)
    if (!reached.ok) throw new NotReached(reached.refusal.why)
    const { socket, address } = reached.value
    const secured = this.#secure ? await overTls(socket, host) : undefined
    const wire: Wire = { address, tls: secured === undefined ? undefined : seenOf(secured), pieces: [] }
    const stream = secured ?? socket
    stream.on('data', (piece: Uint8Array) => wire.pieces.push(piece))
    // What led through a proxy was held back until somebody listens.
    stream.resume()
    this.#wires.set(stream, wire)
    return stream
  }
}

async function overTls(socket: Socket, host: string): Promise<TLSSocket> {
  const { promise, resolve, reject } = Promise.withResolvers<TLSSocket>()
  const name = host.replace(/^\[|\]$/g, '')
  const secured = connectTls({
    socket,
    servername: /^[\d.]+$|:/.test(name) ? '' : name,
    host: name,
    ALPNProtocols: ['http/1.1'],
  })
  secured.setTimeout(limits.connectMillis, () => secured.destroy(new NotReached('unreachable')))
  secured.once('error', reject)
  secured.once('secureConnect', () => {
    secured.setTimeout(0)
    secured.off('error', reject)
    resolve(secured)
  })
  return promise
}

function seenOf(socket: TLSSocket): TlsSeen {
  const chain: string[] = []
  const seen = new Set<string>()
  for (
    let one = socket.getPeerX509Certificate();
    one !== undefined && !seen.has(one.fingerprint256);
    one = one.issuerCertificate
  ) {
    seen.add(one.fingerprint256)
    chain.push(pemOf('CERTIFICATE', one.raw))
  }
  const { standardName } = socket.getCipher()
  return { protocol: socket.getProtocol() ?? 'unknown', cipher: standardName, chain }
}

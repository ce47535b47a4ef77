/** A push server of the ntfy kind for a test: topics by POST, a token, and what came when. */
import { createServer, type Server } from 'node:http'

export type GotPush = {
  readonly path: string
  readonly text: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Of the test's own monotonic clock. */
  readonly at: number
}

export class PushServer {
  readonly got: GotPush[] = []
  /** What it answers with. */
  status = 200
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        const { url: path = '', headers } = request
        if (this.status === 200) this.got.push({ path, text, headers, at: performance.now() })
        response.writeHead(this.status, this.status === 302 ? { location: 'http://127.0.0.1:9/' } : {})
        response.end('{}')
      })
    })
  }

  static async start(): Promise<PushServer> {
    const made = new PushServer()
    await new Promise<void>((done) => made.#server.listen(0, '127.0.0.1', done))
    return made
  }

  get url(): string {
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }
}

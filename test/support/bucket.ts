/**
 * A bucket of S3's kind, as small as a test needs it, that checks every signature by itself: AWS Signature Version 4,
 * from its published description and not with the program's own package.
 */
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export type TestBucket = {
  readonly settings: {
    readonly url: string
    readonly region: string
    readonly accessKeyId: string
    readonly secretAccessKey: string
  }
  readonly objects: ReadonlyMap<string, Buffer>
  /** What was refused, as `method status`. */
  readonly refused: readonly string[]
  readonly end: () => Promise<void>
}

const accessKeyId = 'TESTKEY'
const secretAccessKey = 'test/secret+of=nobody'
const region = 'eu-test-1'

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  )
  const [, credential = '', names = '', signature] = parts ?? []
  const [key, day = '', place, service, end] = credential.split('/')
  const moment = String(request.headers['x-amz-date'])
  if (key !== accessKeyId || place !== region || service !== 's3' || end !== 'aws4_request') return false
  const said = String(request.headers['x-amz-content-sha256'])
  if (said !== 'UNSIGNED-PAYLOAD' && said !== sha256(body)) return false
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const { pathname } = new URL(request.url ?? '', 'http://bucket')
  const canonical = [request.method, pathname, '', headers.join(''), names, said].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', moment, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join(
    '\n',
  )
  const dayKey = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), 's3'), 'aws4_request')
  return hmac(dayKey, toSign).toString('hex') === signature
}

export async function startBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>()
  const refused: string[] = []
  const server = createServer((request, response) => void serve(request, response))
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks)
    const end = (status: number, bytes?: Buffer): void => {
      if (status >= 400) refused.push(`${request.method} ${status}`)
      response.writeHead(status).end(bytes)
    }
    const name = request.url ?? ''
    if (!isSigned(request, body)) return end(403)
    if (request.method === 'PUT') {
      if (request.headers['if-none-match'] === '*' && objects.has(name)) return end(412)
      objects.set(name, body)
      return end(200)
    }
    const object = objects.get(name)
    return object === undefined ? end(404) : end(200, object)
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    settings: { url: `http://127.0.0.1:${port}/pieces/relay`, region, accessKeyId, secretAccessKey },
    objects,
    refused,
    end: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

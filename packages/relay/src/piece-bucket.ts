/**
 * Sealed pieces in a bucket of S3's kind (Amazon, MinIO, Garage, Ceph and others), each an object of its own.
 *
 * Whoever runs the bucket sees what a seized relay shows of pieces, and besides that when each was written and read.
 * An object is written only where there is none (`If-None-Match: *`): a piece is never replaced by another.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { AwsClient } from 'aws4fetch'
import { type PieceStore, RelayFull } from './store.ts'

export type Bucket = {
  /** `https://host/bucket/prefix`, without a slash at its end. */
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const patience = 60_000

export class PieceBucket implements PieceStore {
  readonly isNear = false
  readonly #client: AwsClient
  readonly #url: string

  constructor({ url, region, accessKeyId, secretAccessKey }: Bucket) {
    this.#url = url
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  }

  async put(name: Bytes, piece: Bytes): Promise<void> {
    const answer = await this.#client.fetch(this.#place(name), {
      method: 'PUT',
      headers: { 'if-none-match': '*', 'content-type': 'application/octet-stream' },
      body: piece,
      signal: AbortSignal.timeout(patience),
    })
    await answer.body?.cancel()
    // 412: it is there already, and its name says every byte of it.
    if (answer.ok || answer.status === 412) return
    if (answer.status === 507) throw new RelayFull()
    throw new Error(`the bucket answered ${answer.status}`)
  }

  async get(name: Bytes): Promise<Bytes | undefined> {
    const answer = await this.#client.fetch(this.#place(name), { signal: AbortSignal.timeout(patience) })
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
    await answer.body?.cancel()
    if (answer.status === 404) return undefined
    throw new Error(`the bucket answered ${answer.status}`)
  }

  async drop(name: Bytes): Promise<void> {
    const answer = await this.#client.fetch(this.#place(name), {
      method: 'DELETE',
      signal: AbortSignal.timeout(patience),
    })
    await answer.body?.cancel()
    if (!answer.ok && answer.status !== 404) throw new Error(`the bucket answered ${answer.status}`)
  }

  #place(name: Bytes): string {
    return `${this.#url}/${toHex(name)}`
  }
}

/**
 * Reads `s3://bucket/prefix?endpoint=https://host&region=eu`; without an endpoint it is Amazon's. Keys come from the
 * environment, because arguments stand in the list of processes. Undefined: it is none, or there are no keys.
 */
export function parseBucket(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Bucket | undefined {
  const url = URL.parse(text)
  const accessKeyId = environment['AWS_ACCESS_KEY_ID']
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY']
  if (url?.protocol !== 's3:' || !/^[a-z0-9][a-z0-9.-]{1,62}$/.test(url.hostname)) return undefined
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined
  const region = url.searchParams.get('region') ?? environment['AWS_REGION'] ?? 'us-east-1'
  const endpoint = url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`
  const host = URL.parse(endpoint)
  if (host === null || !/^https?:$/.test(host.protocol)) return undefined
  const path = `${host.pathname}/${url.hostname}${url.pathname}`.replaceAll(/\/{2,}/g, '/').replace(/\/$/, '')
  return { url: `${host.origin}${path}`, region, accessKeyId, secretAccessKey }
}

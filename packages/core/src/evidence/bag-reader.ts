/**
 * What a check needs from the place where a bag lies: a list of its files, the bytes of the small ones and
 * the hashes of all. Every answer may be hostile: the folder came from outside.
 */
import type { Bytes } from '../base/bytes.ts'
import type { Result } from '../base/result.ts'

/** The hashes that BagIt names in `manifest-<algorithm>.txt`. */
export const algorithms = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const
export type Algorithm = (typeof algorithms)[number]

/** `path` is relative to the bag, with `/` between its parts. A link is never followed, so it has no size. */
export type BagEntry = {
  readonly path: string
  readonly kind: 'file' | 'folder' | 'link' | 'special'
  readonly size: number
}

export type ReadRefusal = {
  readonly kind: 'unreadable'
  readonly why:
    | 'missing'
    | 'not-a-folder'
    | 'denied'
    | 'device'
    | 'too-many-files'
    | 'too-large'
    | 'stopped'
    | 'algorithm'
}

/** Lower-case hex by algorithm. */
export type Digests = ReadonlyMap<Algorithm, string>

export interface BagReader {
  entries(): Promise<Result<readonly BagEntry[], ReadRefusal>>
  /** The whole of a small file; refused when it is longer than `limit`. */
  bytes(path: string, limit: number): Promise<Result<Bytes, ReadRefusal>>
  /** One reading of a file of any length, for all the algorithms asked. */
  digests(path: string, wanted: readonly Algorithm[]): Promise<Result<Digests, ReadRefusal>>
}

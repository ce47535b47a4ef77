/** One question of the page and the answer that came, as bytes; and what was not asked, or not answered, and why. */
import type { CaptureFlaw } from '@safeconduct/core/evidence/capture/task.ts'

export type TlsSeen = {
  readonly protocol: string
  readonly cipher: string
  /** The site's own certificate first, then those that vouch for it, as PEM. */
  readonly chain: readonly string[]
}

export type Exchange = {
  readonly url: string
  readonly method: string
  /** Milliseconds since 1970, of the clock that the capture was given. */
  readonly at: number
  readonly request: Uint8Array
  /** The head and the body as they came, in chunks and packed as they were. */
  readonly response: Uint8Array
  readonly status: number
  /** Of the machine that answered; unknown behind a proxy, which looks names up itself. */
  readonly address: string | undefined
  readonly tls: TlsSeen | undefined
  /** Why the answer ends before its end. */
  readonly cut: 'length' | 'time' | 'disconnect' | undefined
}

export type Denied =
  /** Asked by the browser for itself, not by the page. */
  'not-the-page' | 'web-socket' | 'method' | 'limit' | CaptureFlaw

/** Without its query: what a browser asks its maker for may carry what it is. */
export type DeniedRequest = { readonly address: string; readonly why: Denied }

export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '').slice(0, 500)
}

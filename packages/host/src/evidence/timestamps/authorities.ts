/**
 * Who is asked for the time of this organisation's checkpoints: lines `tsa URL` and the certificates that make their tokens
 * believed, in one file that an admin writes. Rules TS10 and TS11 of docs/formats/timestamps.md.
 */
import { type Bytes, toBase64, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Vault } from '../../vault/vault.ts'
import { authoritiesText } from '../../work/directory.ts'
import { certificatesIn } from './pem.ts'
import { askTimestamp, type PostBytes } from './request.ts'
import { certificateOf } from './token.ts'

export type Authorities = { readonly urls: readonly string[]; readonly roots: readonly Bytes[] }
export type AuthoritiesRefusal = { readonly kind: 'not-authorities'; readonly line: number }

const mostAuthorities = 8

/** Lines count from 1; 0 where a certificate is none, or authorities have no root to be believed by. */
export function parseAuthorities(text: string): Result<Authorities, AuthoritiesRefusal> {
  const urls: string[] = []
  let inside = false
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith('-----BEGIN CERTIFICATE-----')) inside = true
    const words = inside || line.trim() === '' || line.startsWith('#') ? [] : line.trim().split(/\s+/)
    if (line.startsWith('-----END CERTIFICATE-----')) inside = false
    if (words.length === 0) continue
    const [kind, url = '', more] = words
    if (kind !== 'tsa' || more !== undefined || !/^https?:\/\/[^\s]{1,500}$/.test(url))
      return refuse({ kind: 'not-authorities', line: at + 1 })
    urls.push(url)
  }
  const roots = certificatesIn(text)
  const isWhole =
    urls.length === 0 || (roots.length > 0 && roots.every((der) => certificateOf(der) !== undefined))
  if (!isWhole || urls.length > mostAuthorities) return refuse({ kind: 'not-authorities', line: 0 })
  return ok({ urls: [...new Set(urls)], roots })
}

/** Tokens from the authorities of this organisation; undefined where it names none. */
export function stamperFor(vault: Vault, post: PostBytes) {
  const parsed = parseAuthorities(authoritiesText(vault))
  return parsed.ok && parsed.value.urls.length > 0 ? stamperOf(parsed.value, vault.random, post) : undefined
}

/** Tokens over a checkpoint's text, as base64: each was checked; whoever is silent or wrong is left out, and asked next time. */
export function stamperOf({ urls, roots }: Authorities, random: Random, post: PostBytes) {
  return async (checkpoint: string): Promise<readonly string[]> => {
    const message = utf8(checkpoint)
    const asked = urls.map((url) => askTimestamp({ url, roots }, message, random, post))
    const answers = await Promise.all(asked)
    return answers.flatMap((answer) => (answer.ok ? [toBase64(answer.value.token)] : []))
  }
}

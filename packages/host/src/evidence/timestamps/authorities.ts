/**
 * Who is asked for the time of this organisation's checkpoints: lines `tsa URL` and the certificates that make their tokens
 * believed, lines `calendar URL` for OpenTimestamps, in one file that an admin writes. Rules TS10 to TS13 of
 * docs/formats/timestamps.md.
 */
import { type Bytes, fromBase64, toBase64, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { readOts } from '@safeconduct/core/evidence/ots/read-ots.ts'
import { writeOts } from '@safeconduct/core/evidence/ots/write-ots.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { Vault } from '../../vault/vault.ts'
import { authoritiesText } from '../../work/directory.ts'
import type { TimeAsking } from '../ledger/checkpoint-times.ts'
import { askCalendars, completed, type GetBytes } from './calendars.ts'
import { certificatesIn } from './pem.ts'
import { askTimestamp, type PostBytes } from './request.ts'
import { certificateOf } from './token.ts'

export type Authorities = {
  readonly urls: readonly string[]
  readonly roots: readonly Bytes[]
  /** Of OpenTimestamps; a calendar is believed by nobody's certificate but by its block. */
  readonly calendars?: readonly string[]
}
export type AuthoritiesRefusal = { readonly kind: 'not-authorities'; readonly line: number }

const mostAuthorities = 8

/** Lines count from 1; 0 where a certificate is none, or authorities have no root to be believed by. */
export function parseAuthorities(text: string): Result<Authorities, AuthoritiesRefusal> {
  const urls: string[] = []
  const calendars: string[] = []
  let inside = false
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith('-----BEGIN CERTIFICATE-----')) inside = true
    const words = inside || line.trim() === '' || line.startsWith('#') ? [] : line.trim().split(/\s+/)
    if (line.startsWith('-----END CERTIFICATE-----')) inside = false
    if (words.length === 0) continue
    const [kind, url = '', more] = words
    const isOne = kind === 'tsa' || kind === 'calendar'
    if (!isOne || more !== undefined || !/^https?:\/\/[^\s]{1,500}$/.test(url))
      return refuse({ kind: 'not-authorities', line: at + 1 })
    // As calendars name themselves in their promises: without a slash at the end.
    if (kind === 'tsa') urls.push(url)
    else calendars.push(url.replace(/\/+$/, ''))
  }
  const roots = certificatesIn(text)
  const isWhole =
    urls.length === 0 || (roots.length > 0 && roots.every((der) => certificateOf(der) !== undefined))
  if (!isWhole || urls.length > mostAuthorities || calendars.length > mostAuthorities)
    return refuse({ kind: 'not-authorities', line: 0 })
  return ok({ urls: [...new Set(urls)], roots, calendars: [...new Set(calendars)] })
}

type Ways = { readonly post: PostBytes; readonly get: GetBytes }

/** Whom this organisation has set to be asked for times, and how; nobody where it names none. */
export function timeAsking(vault: Vault, { post, get }: Ways): TimeAsking {
  const parsed = parseAuthorities(authoritiesText(vault))
  if (!parsed.ok) return {}
  const { urls, calendars = [] } = parsed.value
  // Two of them, because one authority can be made to say what it likes, or closed.
  const stamp = { stamp: stamperOf(parsed.value, vault.random, post), enough: Math.min(2, urls.length) }
  return {
    ...(urls.length === 0 ? {} : stamp),
    ...(calendars.length === 0 ? {} : calendarsOf(calendars, vault.random, { post, get })),
  }
}

/** Promises for a checkpoint's text, and what becomes of them; both as base64 of a proof. */
export function calendarsOf(
  calendars: readonly string[],
  random: Random,
  { post, get }: Ways,
): Required<Pick<TimeAsking, 'promise' | 'grown'>> {
  return {
    promise: async (checkpoint) => {
      const proof = await askCalendars(calendars, sha256(utf8(checkpoint)), random, post)
      return proof.ok ? toBase64(writeOts(proof.value)) : undefined
    },
    grown: async (ots) => {
      const proof = readOts(certain(fromBase64(ots), 'written here'))
      if (!proof.ok) return ots
      return toBase64(writeOts(await completed(proof.value, calendars, get)))
    },
  }
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

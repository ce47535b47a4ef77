/** What makes a page one organisation's own, checked before it is written into HTML that frightened people trust. */
import { fromHex } from '@safeconduct/core/base/bytes.ts'
import { isLanguage, type Language, type Words } from '@safeconduct/core/base/language.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'

export type LineConfig = {
  /** Asked in this order. None: the machine that serves the page. */
  readonly relayUrls: readonly string[]
  /** The line's id: 16 bytes, hex. */
  readonly line: string
  /** The key that signs the line's notices: 32 bytes, hex. */
  readonly root: string
  /** Shown small on the page; never in its title. */
  readonly organisationName?: string
  /** Where "Leave" goes: something anybody may be looking at. */
  readonly exitTo: string
  /** Other ways to be reached, in plain text: there before any script. */
  readonly otherWays?: Words
  /** The language of `index.html`; English when none is named. */
  readonly first?: Language
}

export type CheckedConfig = LineConfig & { readonly first: Language }
export type NotAConfig = { readonly kind: 'not-a-page-config'; readonly field: keyof LineConfig }

export function parseConfig(config: LineConfig): Result<CheckedConfig, NotAConfig> {
  const wrong = (field: keyof LineConfig): Result<CheckedConfig, NotAConfig> =>
    refuse({ kind: 'not-a-page-config', field })
  const root = fromHex(config.root)
  if (!config.relayUrls.every(isRelay)) return wrong('relayUrls')
  if (fromHex(config.line)?.length !== 16) return wrong('line')
  if (root === undefined || !parsePublicKey(root).ok) return wrong('root')
  if (!isWebAddress(config.exitTo)) return wrong('exitTo')
  const first = config.first ?? 'en'
  return isLanguage(first) ? ok({ ...config, relayUrls: config.relayUrls.map(bare), first }) : wrong('first')
}

function bare(url: string): string {
  return url.replace(/\/+$/, '')
}

/**
 * An origin with a path and nothing else. Plain http only for an onion service, whose name is its key, and for this
 * machine. The characters are those that cannot end a directive of the policy.
 */
function isRelay(url: string): boolean {
  if (!isWebAddress(url) || !/^[\w.:/[\]-]+$/.test(url)) return false
  const { protocol, hostname, search, hash, username } = new URL(url)
  const local = hostname.endsWith('.onion') || hostname === 'localhost' || hostname === '127.0.0.1'
  return (protocol === 'https:' || local) && `${search}${hash}${username}` === ''
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

/**
 * Where an alarm goes: an address of mail, or a topic of a push server of the ntfy kind, under an opaque name.
 * docs/formats/timers.md, rules TI25–TI33.
 */
export type ChannelKind = 'mail' | 'push'
export type Channel = {
  readonly kind: ChannelKind
  /** `somebody@example.org`, or the whole address of a topic. */
  readonly address: string
  /** The address at which the links of its messages begin, that of a relay with the page; empty: no links. */
  readonly host: string
}

export const channelLimits = { address: 200, host: 200 } as const

/**
 * As it may stand in an envelope of SMTP: no quoted form, no comment, nothing that a server would take for a second
 * line or a second address. Narrower than RFC 5321 on purpose.
 */
const mailForm = /^[a-z0-9](?:[a-z0-9._+=-]{0,62}[a-z0-9_+=-])?@[a-z0-9](?:[a-z0-9.-]{0,185}[a-z0-9])?$/i

export function isMailAddress(text: string): boolean {
  return text.length <= channelLimits.address && mailForm.test(text) && !text.includes('..')
}

/** An http address without a name, a password, a question or a fragment. */
export function isPlainUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || text.length > channelLimits.address || !/^https?:$/.test(url.protocol)) return false
  return url.username === '' && url.password === '' && url.search === '' && url.hash === '' && isAscii(text)
}

export function isChannel({ kind, address, host }: Channel): boolean {
  const isHost = host === '' || (isPlainUrl(host) && host.length <= channelLimits.host)
  return isHost && (kind === 'mail' ? isMailAddress(address) : isPlainUrl(address))
}

function isAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text)
}

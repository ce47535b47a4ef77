/**
 * Who may speak to the desk, and in which session.
 *
 * A token is in the address printed on the terminal. It is good for one exchange, which gives the page a
 * cookie. The cookie alone lets a page *knock*: ask what state the vault is in and offer a passphrase.
 * Unlocking gives another cookie, which may ask for content; locking takes that power away. So a cookie
 * copied while the vault was locked opens nothing after it is unlocked, and one copied while it was
 * unlocked opens nothing after it is locked.
 *
 * The session number grows with every unlock and every lock and is part of every answer: a page that holds
 * another number drops all it shows.
 */
import { equalBytes, toBase64Url, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'

export type Standing = 'stranger' | 'knocking' | 'open'

export class Sessions {
  readonly #random: Random
  #token: string | undefined
  #cookie: string | undefined
  #open = false
  #number = 0

  constructor(random: Random) {
    this.#random = random
  }

  get number(): number {
    return this.#number
  }

  /** A new one-time token; an older one that nobody used stops working. */
  mint(): string {
    this.#token = this.#secret()
    return this.#token
  }

  /** Exchanges the token for a cookie that may knock. The window that was open before has to give way. */
  redeem(token: string): string | undefined {
    if (this.#token === undefined || !same(token, this.#token)) return undefined
    this.#token = undefined
    this.#cookie = this.#secret()
    if (this.#open) this.closed()
    return this.#cookie
  }

  /** Whether a page has the vault open. */
  get isOpen(): boolean {
    return this.#open
  }

  standing(cookie: string | undefined): Standing {
    if (cookie === undefined || this.#cookie === undefined || !same(cookie, this.#cookie)) return 'stranger'
    return this.#open ? 'open' : 'knocking'
  }

  /** The right passphrase was given: a new session, and the new cookie for it. */
  opened(): string {
    this.#number++
    this.#open = true
    this.#cookie = this.#secret()
    return this.#cookie
  }

  closed(): void {
    this.#number++
    this.#open = false
  }

  #secret(): string {
    return toBase64Url(this.#random.bytes(32))
  }
}

/** In time that does not depend on where the two differ. */
function same(given: string, expected: string): boolean {
  return equalBytes(utf8(given), utf8(expected))
}

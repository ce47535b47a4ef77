/** A home that waits to be let in: its answer is carried to the relay, and the welcome is looked for. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { parseWelcomeText } from '@safeconduct/core/vault/control/invitation.ts'
import type { JoinedKeys } from '@safeconduct/core/vault/replica/replica.ts'
import { accessHash } from '@safeconduct/core/vault/sync/access.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { type KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { JoiningHome } from '@safeconduct/host/home/joining.ts'
import { type HttpLink, httpLink } from '@safeconduct/host/relay/http-link.ts'
import type { JoiningView } from '../calls/organisation.ts'

export class JoiningWork {
  readonly home: JoiningHome
  readonly #line: { readonly link: HttpLink; readonly relay: KnownRelay } | undefined
  #isSent = false
  #welcome: JoinedKeys | undefined
  #letters: readonly Bytes[] = []
  #looking: Promise<void> | undefined

  constructor(home: JoiningHome, random: Random) {
    this.home = home
    const { relay } = home
    this.#line = relay === undefined ? undefined : { relay, link: httpLink(relay, { random }) }
  }

  /** What this device begins with, once a welcome has come. */
  get welcome(): JoinedKeys | undefined {
    return this.#welcome
  }

  /** What came with it by hand: keys of what this device may read. */
  get letters(): readonly Bytes[] {
    return this.#letters
  }

  view(millis: number): JoiningView {
    return {
      step: this.home.expired(millis) ? 'expired' : 'compare',
      words: this.home.joining.words,
      organisation: this.home.organisation,
      kind: this.home.kind,
      sent: this.#isSent,
      answer: this.home.answerText,
    }
  }

  /** One look at the relay at a time; the page asks again every few seconds. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  /** What the inviter handed back as text, where no relay carries it. */
  async take(text: string): Promise<boolean> {
    const letters = parseWelcomeText(text)
    const welcome = letters.ok ? await this.home.welcomeIn(letters.value) : undefined
    if (!letters.ok || welcome === undefined) return false
    this.#welcome = welcome
    this.#letters = letters.value
    return true
  }

  end(): void {
    this.#line?.link.close()
  }

  async #look(): Promise<void> {
    if (this.#line === undefined) return
    const { link, relay } = this.#line
    const { id, token } = this.home.mailbox
    // Opened before anything is answered: the welcome must find it.
    const opened = await link.openBox(id, accessHash(token), spaceOf(relay.url))
    if (!opened.ok) return
    if (!this.#isSent) {
      const posted = await link.post(this.home.answerBox, this.home.joining.answer)
      if (!posted.ok) return
      this.#isSent = true
    }
    // They stay in the box: the vault that is made with them takes them again, and everything behind them.
    const letters = await link.collect(id, token)
    if (letters.ok) this.#welcome = await this.home.welcomeIn(letters.value.map(({ sealed }) => sealed))
  }
}

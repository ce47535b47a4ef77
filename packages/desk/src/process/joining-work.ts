/** A home that waits to be let in: its answer is carried to the relay, and the welcome is looked for. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { parseWelcomeText } from '@safeconduct/core/vault/control/invitation.ts'
import type { InvitationEnd } from '@safeconduct/core/vault/control/invitation-end.ts'
import type { JoinedKeys } from '@safeconduct/core/vault/replica/replica.ts'
import { accessHash } from '@safeconduct/core/vault/sync/access.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { type KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { JoiningHome } from '@safeconduct/host/home/joining.ts'
import { type HttpLink, httpLink } from '@safeconduct/host/relay/http-link.ts'
import type { JoiningView } from '../calls/organisation.ts'

const lookMillis = 1_500

export class JoiningWork {
  readonly home: JoiningHome
  readonly #line: { readonly link: HttpLink; readonly relay: KnownRelay } | undefined
  #isSent = false
  #end: InvitationEnd | undefined
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
      step: this.#end ?? (this.home.expired(millis) ? 'expired' : 'compare'),
      words: this.home.joining.words,
      organisation: this.home.organisation,
      kind: this.home.kind,
      sent: this.#isSent,
      answer: this.home.answerText,
    }
  }

  /**
   * One look at the relay at a time; the page asks again every few seconds. It is not waited for long: the six words
   * are known without the relay, and behind a wall that answers nothing a person must read them all the same.
   */
  async look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
    })
    const enough = Promise.withResolvers<void>()
    const timer = setTimeout(enough.resolve, lookMillis)
    await Promise.race([this.#looking, enough.promise])
    clearTimeout(timer)
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
    // They stay in the box: the vault that is made with them takes them again, and everything behind them.
    const letters = await link.collect(id, token)
    if (letters.ok) this.#welcome = await this.home.welcomeIn(letters.value.map(({ sealed }) => sealed))
    if (this.#welcome !== undefined) return
    // Before anything is answered: to an invitation that was used an answer is one more trace, and no use.
    const { answerBox } = this.home
    const words = await link.collect(answerBox.id, answerBox.token)
    if (words.ok) this.#end = await this.home.endIn(words.value.map(({ sealed }) => sealed))
    if (this.#end !== undefined || this.#isSent) return
    this.#isSent = (await link.post(answerBox.id, this.home.joining.answer)).ok
  }
}

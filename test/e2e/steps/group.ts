/** Some people at desks of their own, a relay, and the folders that all of it lies in: what tests of an organisation begin with. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { launchBrowser, temporaryFolder } from '../../support/browser.ts'
import { type Seat, sitDown } from './people.ts'
import { type RunningRelay, startRelay } from './relay.ts'

export class Group {
  relay: RunningRelay
  readonly #browser: Browser
  readonly #folder: Awaited<ReturnType<typeof temporaryFolder>>
  readonly #seats: Seat[] = []

  private constructor(
    browser: Browser,
    folder: Awaited<ReturnType<typeof temporaryFolder>>,
    relay: RunningRelay,
  ) {
    this.#browser = browser
    this.#folder = folder
    this.relay = relay
  }

  static async gather(): Promise<Group> {
    const folder = await temporaryFolder()
    const relayHome = join(folder.path, 'relay')
    await mkdir(relayHome)
    return new Group(await launchBrowser(), folder, await startRelay(relayHome))
  }

  /** A path in the folder of this group. */
  path(name: string): string {
    return join(this.#folder.path, name)
  }

  /** A person sits down at a desk with an empty home. */
  async sitDown(name: string): Promise<Seat> {
    const seat = await sitDown(this.#browser, this.path(name))
    this.#seats.push(seat)
    return seat
  }

  async restartRelay(): Promise<void> {
    this.relay = await startRelay(this.path('relay'), this.relay.port)
  }

  async end(): Promise<void> {
    await this.#browser.close()
    for (const { desk } of this.#seats) await desk.stop()
    await this.relay.stop()
    await this.#folder[Symbol.asyncDispose]()
  }
}

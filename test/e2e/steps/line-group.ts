/**
 * Two desks, a relay that serves the built page of the line, phones with profiles of their own, an everyday page to
 * leave for, and one clock for the relay and the desks that the test moves. The relay and the desks are what
 * `safeconduct relay --line` and `safeconduct desk` start.
 */
import { mkdir } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright'
import { platformRandom } from '../../../packages/core/src/base/random.ts'
import { usualLimits } from '../../../packages/relay/src/limits.ts'
import { easyStamps } from '../../../packages/relay/src/line/line.fixture.ts'
import { type StartedRelay, startRelay } from '../../../packages/relay/src/start.ts'
import {
  killBrowser,
  launchBrowser,
  launchWithProfile,
  temporaryFolder,
  type Watched,
  watch,
} from '../../support/browser.ts'
import { MovedClock } from '../../support/moved-clock.ts'
import { type Seat, sitDown } from './people.ts'

type Folder = Awaited<ReturnType<typeof temporaryFolder>>

export type Phone = Watched & {
  readonly context: BrowserContext
  /** The folder of its profile, for looking afterwards at what was left. */
  readonly profile: string
}

type Parts = {
  readonly folder: Folder
  readonly browser: Browser
  readonly time: MovedClock
  readonly weather: Server
}

export class LineGroup {
  readonly time: MovedClock
  readonly phones: Phone[] = []
  relay!: StartedRelay
  readonly #parts: Parts
  readonly #seats: Seat[] = []

  private constructor(parts: Parts) {
    this.#parts = parts
    this.time = parts.time
  }

  static async gather(): Promise<LineGroup> {
    const folder = await temporaryFolder()
    const weather = createServer((_, answer) =>
      answer.setHeader('content-type', 'text/html').end('<!doctype html><title>Weather</title><p>Rain.'),
    )
    await new Promise<void>((listening) => weather.listen(0, '127.0.0.1', listening))
    const time = await MovedClock.in(join(folder.path, 'time'))
    const group = new LineGroup({ folder, browser: await launchBrowser(), time, weather })
    await mkdir(group.relayFolder)
    group.relay = await group.#startRelay(0)
    return group
  }

  get relayFolder(): string {
    return this.path('relay')
  }

  /** Where people open the page. */
  get url(): string {
    return `http://127.0.0.1:${this.relay.port}`
  }

  /** Where "Leave" goes: a page about the weather. */
  get elsewhere(): string {
    return `http://127.0.0.1:${(this.#parts.weather.address() as AddressInfo).port}/weather`
  }

  path(name: string): string {
    return join(this.#parts.folder.path, name)
  }

  async sitDown(name: string): Promise<Seat> {
    const seat = await sitDown(this.#parts.browser, this.path(name), this.time.flags)
    this.#seats.push(seat)
    return seat
  }

  /** From here on the relay hands out the page in this folder, at the address that it had. */
  async servePage(pages: string): Promise<void> {
    const { port } = this.relay
    await this.relay.close()
    this.relay = await this.#startRelay(port, pages)
  }

  /** A phone that nothing was ever done with. */
  async phone(name: string): Promise<Phone> {
    const profile = this.path(name)
    const context = await launchWithProfile(profile)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.setViewportSize({ width: 390, height: 844 })
    page.setDefaultTimeout(60_000)
    const phone = { ...watch(page), context, profile }
    this.phones.push(phone)
    await page.goto(this.url)
    return phone
  }

  /** Every phone is taken from its owner as it is. */
  async takePhones(): Promise<void> {
    for (const { context, profile } of this.phones.splice(0)) {
      await killBrowser(profile)
      await context.close().catch(() => undefined)
    }
  }

  async end(): Promise<void> {
    const { browser, weather, folder } = this.#parts
    for (const { context } of this.phones) await context.close().catch(() => undefined)
    await browser.close()
    for (const { desk } of this.#seats) await desk.stop()
    await this.relay.close()
    weather.close()
    await folder[Symbol.asyncDispose]()
  }

  async #startRelay(port: number, pages?: string): Promise<StartedRelay> {
    const started = await startRelay(
      { folder: this.relayFolder },
      { host: '127.0.0.1', port, secured: { by: 'nothing' } },
      { clock: this.time.clock, random: platformRandom, environment: {} },
      {
        limits: { ...usualLimits, line: { ...usualLimits.line, stamps: easyStamps } },
        ...(pages === undefined ? {} : { pages }),
      },
    )
    if (!started.ok) throw new Error(`the relay did not start: ${started.refusal.kind}`)
    return started.value
  }
}

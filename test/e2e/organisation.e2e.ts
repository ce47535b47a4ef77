/** Three people, three desks and a relay: they come together, work, lose a laptop, and notice a relay that lies. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, temporaryFolder } from '../support/browser.ts'
import { beginOrganisation, bringIn, type Seat, sitDown, useRelay } from './steps/people.ts'
import { type RunningRelay, startRelay } from './steps/relay.ts'

let browser: Browser
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let relay: RunningRelay
let coordinator: Seat
let colleague: Seat
let volunteer: Seat

const home = (name: string): string => join(folder.path, name)

beforeAll(async () => {
  browser = await launchBrowser()
  folder = await temporaryFolder()
  await mkdir(home('relay'))
  relay = await startRelay(home('relay'))
  coordinator = await sitDown(browser, home('one'))
  colleague = await sitDown(browser, home('two'))
  volunteer = await sitDown(browser, home('three'))
})

afterAll(async () => {
  await browser.close()
  for (const { desk } of [coordinator, colleague, volunteer]) await desk.stop()
  await relay.stop()
  await folder[Symbol.asyncDispose]()
})

describe('an organisation', () => {
  it('is begun by one, who is told what that means, and uses a relay', async () => {
    await beginOrganisation(coordinator, 'Quiet herons')
    await useRelay(coordinator, relay)
    expect(await coordinator.page.getByRole('main').innerText()).toContain('127.0.0.1')
  })

  it('lets in a colleague and a volunteer, by six words that stand on both screens', async () => {
    await bringIn(coordinator, colleague)
    await bringIn(coordinator, volunteer)
  })
})

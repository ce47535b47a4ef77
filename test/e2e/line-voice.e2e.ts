/** Speaking instead of writing: every second is sealed and sent as it is made, and a page that is killed loses one. */
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assemble, type VoiceAnnounced } from '../../packages/core/src/line/voice.ts'
import { expectQuiet, type Watched, watch } from '../support/browser.ts'
import { launchOptions } from '../support/chromium.ts'
import { type LineStage, lineStage } from '../support/line-stage.ts'
import { confirmAndSend, said, says, sent, writeFirst } from './steps/line-steps.ts'

let browser: Browser
let line: LineStage

beforeAll(async () => {
  const options = launchOptions()
  // A microphone that beeps, and a person who allows it.
  const args = [
    ...(options.args ?? []),
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ]
  browser = await chromium.launch({ ...options, args })
  line = await lineStage()
})
afterAll(async () => {
  await browser.close()
  await line[Symbol.asyncDispose]()
})

async function speaking(): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const watched = watch(await context.newPage())
  await watched.page.goto(line.url)
  const { words } = await writeFirst(watched.page, '', { speak: true })
  await confirmAndSend(watched.page, words)
  await sent(watched.page)
  return watched
}

async function heard(voice: VoiceAnnounced): ReturnType<typeof assemble> {
  const said = await line.ask({ what: 'pieces', ...line.mine, slot: voice.slot, from: 0 })
  const pieces = said.what === 'pieces' ? said.pieces : []
  return assemble(
    [voice.key],
    { slot: voice.slot, kind: 'voice' },
    new Map(pieces.map((one) => [one.index, one.sealed])),
  )
}

/** Seconds that the page says are safe. */
async function safeSeconds(page: Watched['page']): Promise<number> {
  return Number(/(\d+) s safe/.exec(await said(page, 'voice-state'))?.[1] ?? 0)
}

describe('a person who would rather speak', () => {
  it('records, pauses, goes on and stops; the desk can tell that nothing was cut off', async () => {
    const watched = await speaking()
    const { page } = watched
    await page.locator('[data-at=voice-start]').click()
    await expect
      .poll(() => page.locator('meter').evaluate((meter: HTMLMeterElement) => meter.value), {
        timeout: 10_000,
      })
      .toBeGreaterThan(0.2)
    await expect.poll(() => safeSeconds(page), { timeout: 20_000 }).toBeGreaterThanOrEqual(2)
    await page.locator('[data-at=voice-pause]').click()
    await says(page, 'voice-state', /Paused/)
    await page.locator('[data-at=voice-resume]').click()
    await page.locator('[data-at=voice-stop]').click()
    await says(page, 'voice-state', /All of it/)
    const { voice, text } = await line.waitFor('follow-up')
    expect(text).toBe('')
    expect(voice?.type).toBe('audio/webm;codecs=opus')
    const got = await heard(voice!)
    expect(got.whole).toBe(true)
    expect(got.pieces).toBeGreaterThanOrEqual(3)
    // The head of a WebM file: what came out is a recording.
    expect([...got.content.subarray(0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3])
    expectQuiet(watched)
    await page.context().close()
  })

  it('is killed in the middle: all but the last second is there, and that it was cut off is seen', async () => {
    const { page } = await speaking()
    const before = (await line.all('follow-up')).length
    await page.locator('[data-at=voice-start]').click()
    await expect.poll(() => safeSeconds(page), { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
    const safe = await safeSeconds(page)
    await page.context().close()
    const { voice } = await line.waitFor('follow-up', before + 1)
    const got = await heard(voice!)
    expect(got.whole).toBe(false)
    expect(got.pieces).toBeGreaterThanOrEqual(safe)
  })
})

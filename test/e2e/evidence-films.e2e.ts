/** A film at one desk: looked at frame by frame, covered over a stretch of time, and the copy looked at. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, expectQuiet, type Watched } from '../support/browser.ts'
import { shownDemonstration } from './steps/shown.ts'

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const shown = shownDemonstration()
let watched: Watched

/** Three seconds of a white sheet on which somebody stands from the second second on. */
function film(): string {
  const path = join(shown.folder(), 'Ворота у школы.mp4')
  const walker = "drawbox=x=200:y=80:w=60:h=80:color=gray:t=fill:enable='gte(t,1)'"
  const args = `-f lavfi -i color=white:s=320x240:r=10:d=3 -vf ${walker} -c:v libx264 -pix_fmt yuv420p`
  execFileSync('ffmpeg', ['-nostdin', '-loglevel', 'error', '-y', ...args.split(' '), path])
  return path
}

describe.skipIf(!hasFfmpeg)('a film, where ffmpeg is installed', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    watched = await shown.open({ locale: 'en' })
    await watched.page.getByRole('heading', { level: 1 }).waitFor()
  }, 60_000)

  it('is seen as blurred frames, and clear only where somebody asks, which its papers say', async () => {
    const { page } = watched
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Cases' }).click()
    await page
      .getByRole('navigation', { name: 'Parts of the cases' })
      .getByRole('link', { name: 'Board' })
      .click()
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
    await page.getByRole('link', { name: 'Take files in' }).click()
    await page.getByLabel('Choose files').setInputFiles(film())
    await page.getByRole('link', { name: 'Open the item' }).click()
    const strip = page.getByRole('group', { name: 'Frames of the film' })
    await strip.getByRole('button').nth(11).waitFor({ timeout: 60_000 })
    expect(await page.getByText('Opened', { exact: true }).count()).toBe(0)
    await strip.getByRole('button').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await strip.getByRole('button').nth(1).getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: 'Show this frame' }).click()
    const clear = page.locator('img[data-clear="true"]')
    await clear.waitFor({ timeout: 60_000 })
    const before = await clear.getAttribute('alt')
    await page.getByRole('button', { name: 'Next frame' }).click()
    await expect.poll(() => clear.getAttribute('alt'), { timeout: 60_000 }).not.toBe(before)
    await page.getByText('Opened', { exact: true }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Blur it' }).click()
    await clear.waitFor({ state: 'detached' })
  })

  it('is covered from one second to another with the keyboard alone, and says that no frame proves itself', async () => {
    const { page } = watched
    await page.getByRole('link', { name: 'Cover parts' }).click()
    await page.getByText('No proof of frames is made').waitFor({ timeout: 60_000 })
    const time = page.getByRole('slider')
    await time.focus()
    for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight')
    // The frame is there once it is the one that was asked for.
    await page.getByText('Second of the film: 0:01.00 of 0:03.00').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Add a box' }).focus()
    await page.keyboard.press('Enter')
    const fields = page.getByRole('group', { name: 'Box 1' })
    for (const [label, value] of [
      ['From the side', '196'],
      ['From the top', '76'],
      ['Width', '68'],
      ['Height', '88'],
      ['From second', '1'],
    ] as const)
      await fields.getByLabel(label).fill(value)
    const make = page.getByRole('button', { name: 'Make the copy' })
    expect(await make.isDisabled()).toBe(true)
    await fields.getByLabel('What is under it').fill('face')
    expect(await axeFaults(page)).toEqual([])
    await make.focus()
    await page.keyboard.press('Enter')
    await page.getByText('The copy is kept and sealed.').waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: 'Open the copy' }).click()
    await page.getByRole('term').filter({ hasText: 'Covered copy of' }).waitFor()
  })

  it('leaves as a file that is black where the person stands, and is watched only as a part made anew', async () => {
    const { page } = watched
    await page.getByRole('button', { name: 'Watch from here' }).click({ timeout: 60_000 })
    const video = page.locator('video')
    await video.waitFor({ timeout: 60_000 })
    expect(await video.getAttribute('src')).toMatch(/^blob:/)
    await expect
      .poll(() => video.evaluate((it: HTMLVideoElement) => it.videoWidth), { timeout: 60_000 })
      .toBe(320)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the file' }).click()
    const path = join(shown.folder(), 'copy.mp4')
    await (await saved).saveAs(path)
    const grey = execFileSync(
      'ffmpeg',
      `-nostdin -loglevel error -i ${path} -f rawvideo -pix_fmt gray -`.split(' '),
      { maxBuffer: 64 * 1024 * 1024 },
    )
    const at = (frame: number, x: number, y: number): number => grey[(frame * 240 + y) * 320 + x] ?? -1
    expect(grey.length).toBe(30 * 320 * 240)
    for (const frame of [10, 20, 29]) expect(at(frame, 230, 120)).toBeLessThan(24)
    expect(at(5, 230, 120)).toBeGreaterThan(200)
    expect(at(20, 60, 120)).toBeGreaterThan(200)
    expect(readFileSync(path).toString('latin1')).not.toMatch(/Lavf|x264/)
  })

  it('asks nobody else and logs nothing', () => expectQuiet(watched))
})

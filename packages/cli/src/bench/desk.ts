/** The desk as a person meets it, in a real browser: how soon a page is there, and a filter over 100,000 rows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certain } from '@safeconduct/core/base/result.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import { createOrganisation } from '@safeconduct/host/home/home.ts'
import type { Page } from 'playwright'
import { world } from '../open-home.ts'
import { launchChromium } from './chromium.ts'
import { startDesk, startWithNpm } from './desk-process.ts'
import { type BenchWorld, type Figure, figure } from './figure.ts'
import { inPage } from './in-page.ts'
import { madeUpRequest } from './made-up.ts'
import { fill } from './vault.ts'

const phrase = 'seven quiet herons walk over cold stones'

export async function benchDesk({ records = 100_000, say }: BenchWorld): Promise<readonly Figure[]> {
  const browser = await launchChromium()
  if (browser === undefined) return figuresOf(records, nothingMeasured)
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    await fillHome(home, records, say)
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 860 } })
    await context.addInitScript(inPage)
    const page = await context.newPage()
    const measured = await measureOpen(page, home)
    return figuresOf(records, { ...measured, secondStart: await measureStart(page, home) })
  } finally {
    await browser.close()
    rmSync(home, { recursive: true, force: true })
  }
}

type Times = readonly (number | null)[]
type Measured = {
  readonly reloads: Times
  readonly room: Times
  readonly keys: Times
  readonly jumps: Times
  readonly secondStart: Times
}
const nothingMeasured: Measured = { reloads: [], room: [], keys: [], jumps: [], secondStart: [] }

function figuresOf(records: number, { reloads, room, keys, jumps, secondStart }: Measured): Figure[] {
  const rows = `${records} rows`
  return [
    figure('first usable page: navigation to painted rows', at(reloads, 0.5), 'ms', { is: '≤', value: 1500 }),
    figure(`a room with ${rows}: click to painted rows`, at(room, 0.5), 'ms'),
    figure(`keystroke to painted filter over ${rows}`, at(keys, 0.5), 'ms', { is: '≤', value: 100 }),
    figure('the same: one keystroke in twenty takes longer than', at(keys, 0.95), 'ms'),
    figure(`a jump within ${rows} to painted rows: one in twenty takes longer than`, at(jumps, 0.95), 'ms'),
    figure('second npm start to a usable page', at(secondStart, 0.5), 'ms', { is: '≤', value: 3000 }),
  ]
}

async function fillHome(home: string, records: number, say: (line: string) => void): Promise<void> {
  const passphrase = parsePassphrase(phrase)
  if (!passphrase.ok) throw new Error('the bench has no passphrase')
  // The floor, not the usual numbers: how long a guess takes is a choice, not a measure of the desk.
  const organisation = { name: 'Bench', passphrase: passphrase.value, numbers: kdfFloor }
  const vault = await createOrganisation(home, organisation, world())
  if (!vault.ok) throw new Error(`the bench has no vault: ${vault.refusal.kind}`)
  await fill(vault.value, records, say)
  const waiting = await vault.value.writer.save(
    Array.from({ length: 60 }, (_, index) => madeUpRequest(index)),
  )
  if (!waiting.ok) throw new Error(`the bench could not write: ${waiting.refusal.kind}`)
  await vault.value.close()
}

async function measureOpen(page: Page, home: string): Promise<Omit<Measured, 'secondStart'>> {
  const desk = await startDesk(home)
  try {
    await page.goto(desk.address)
    await page.locator('main form input').fill(phrase)
    await page.keyboard.press('Enter')
    await page.locator('#content').waitFor()
    await ask(page, 'firstRows()')
    const reloads = await times(9, async () => {
      await page.reload()
      return ask(page, 'firstRows()')
    })
    const room = await times(5, async () => {
      await ask(page, `rowsAfterClick('Line')`)
      return ask(page, `rowsAfterClick('Press')`)
    })
    return { reloads, room, keys: await typeFilters(page), jumps: await jump(page) }
  } finally {
    await desk.end()
  }
}

/** Letter by letter, and back again: each stands for another set of rows. */
async function typeFilters(page: Page): Promise<Times> {
  const filter = page.locator('input[type="search"]')
  const keys: (number | null)[] = []
  for (const [held, typed] of [
    ['', 'zendor'],
    ['', 'kadego'],
    // The words before it stand in every row, or in a fortieth of them: the dearest kind of filter.
    ['outlet ', '17'],
    ['outlet 7 ', 'ba'],
  ] as const) {
    await filter.fill(held)
    // Nothing of the last question may still be on its way.
    await page.waitForTimeout(600)
    for (const key of [...Array.from(typed), ...Array.from(typed, () => 'Backspace')]) {
      await page.keyboard.press(key)
      keys.push(await ask(page, 'key'))
    }
  }
  await filter.fill('')
  await page.waitForTimeout(600)
  return keys
}

function jump(page: Page): Promise<Times> {
  return times(20, (index) => ask(page, `jump(${((index * 7 + 3) % 20) / 20})`))
}

async function measureStart(page: Page, home: string): Promise<Times> {
  // The first is not the second: it may have to build.
  return times(3, async () => {
    const start = performance.now()
    const desk = await startWithNpm(home)
    if (desk === undefined) return null
    try {
      await page.goto('about:blank')
      await page.goto(desk.address)
      await ask(page, 'firstField()')
      return performance.now() - start
    } finally {
      await desk.end()
    }
  })
}

/** The first warms up and does not count. */
async function times(runs: number, run: (index: number) => Promise<number | null>): Promise<Times> {
  const all: (number | null)[] = []
  for (let index = 0; index <= runs; index++) all.push(await run(index))
  return all.slice(1)
}

async function ask(page: Page, what: string): Promise<number | null> {
  const answer: unknown = await page.evaluate(`bench.${what}`)
  return typeof answer === 'number' ? answer : null
}

/** The time that this part of them did not exceed. */
function at(measured: Times, part: number): number | null {
  const sorted = measured.filter((time) => time !== null).toSorted((a, b) => a - b)
  if (sorted.length === 0) return null
  return certain(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))], 'there is one')
}

/** A desk that keeps many press reports: how soon it is open, and what laying them beside each other costs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { answerOfVault, type Tools } from '@safeconduct/desk/process/answers.ts'
import { type OpenVault, openAround } from '@safeconduct/desk/process/open-vault.ts'
import { createVault, openVault } from '@safeconduct/host/vault/vault.ts'
import { world } from '../open-home.ts'
import { type Figure, figure } from './figure.ts'
import { madeUpRecord, madeUpText } from './made-up.ts'

const sizes = [100, 1_000, 10_000] as const
/** Of the largest desk only the opening is timed: it lays no more reports beside each other than the one before. */
const mostCompared = 1_000

export async function benchPressDesk(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const reports of sizes) figures.push(...(await deskWith(reports)))
  return figures
}

async function deskWith(reports: number): Promise<readonly Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  // A thread alone keeps no process awake.
  const awake = setInterval(() => undefined, 60_000)
  try {
    const key = platformRandom.bytes(32)
    await fill(home, key, reports)
    const start = performance.now()
    const opened = await openVault(home, key, world())
    if (!opened.ok) throw new Error(`the bench has no vault: ${opened.refusal.kind}`)
    const open = openAround(opened.value, {
      demonstration: true,
      told: () => undefined,
      known: () => undefined,
    })
    const tools: Tools = {
      place: { home, demonstration: true, frozen: false, cheap: true },
      mayGoOn: () => true,
      write: (work) => work,
    }
    await ask(open, tools, { name: 'session.read', ask: {} })
    await ask(open, tools, { name: 'cases.tonight', ask: {} })
    await ask(open, tools, {
      name: 'records.table',
      ask: { types: ['Publication'], filter: '', offset: 0, limit: 100 },
    })
    const opening = performance.now() - start
    const more = reports > mostCompared ? [] : await compared(open, tools, reports)
    open.press.stop()
    await opened.value.close()
    const target = reports === 10_000 ? { is: '≤' as const, value: 500 } : undefined
    return [
      figure(
        `a desk with ${reports} publications opens: vault, first page, their table`,
        opening,
        'ms',
        target,
      ),
      ...more,
    ]
  } finally {
    clearInterval(awake)
    rmSync(home, { recursive: true, force: true })
  }
}

async function compared(open: OpenVault, tools: Tools, reports: number): Promise<readonly Figure[]> {
  const first = await timed(() => ask(open, tools, { name: 'press.provenance', ask: {} }))
  const again = await timed(() => ask(open, tools, { name: 'press.provenance', ask: {} }))
  return [
    figure(`who copied whom in ${reports} publications, the first time, beside everything else`, first, 'ms'),
    figure('the same again', again, 'ms'),
  ]
}

type Asked = Parameters<typeof answerOfVault>[2]

async function ask(open: OpenVault, tools: Tools, request: Asked): Promise<void> {
  const answer = await answerOfVault(open, tools, request)
  if (!answer.ok) throw new Error(`${request.name} was refused: ${answer.refusal.kind}`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const recordsAnEntry = 32

async function fill(home: string, key: Uint8Array<ArrayBuffer>, reports: number): Promise<void> {
  const made = await createVault(home, key, { name: 'Bench', createdAt: world().clock.now() }, world())
  if (!made.ok) throw new Error(`the bench has no vault: ${made.refusal.kind}`)
  for (let at = 0; at < reports; at += recordsAnEntry) {
    const batch = Array.from({ length: Math.min(recordsAnEntry, reports - at) }, (_, i) => report(at + i))
    const saved = await made.value.writer.save(batch)
    if (!saved.ok) throw new Error(`the bench could not write: ${saved.refusal.kind}`)
  }
  await made.value.close()
}

/** Some 760 words with ten quotations; every hundredth copies a paragraph of one. */
function report(at: number): ReturnType<typeof madeUpRecord> {
  const paragraphs = Array.from({ length: 10 }, (_, paragraph) => {
    const text = madeUpText(at % 100 === 0 && paragraph === 5 ? 3 : at * 10 + paragraph)
    return `${text.slice(0, 200)}. “${text.slice(200, 320)},” said Ana Morel. ${text.slice(320)}.`
  })
  const record = madeUpRecord(at)
  const publishedAt = { date: `20${10 + (at % 10)}-05-${10 + (at % 20)}`, precision: 'exact' }
  return {
    ...record,
    fields: { ...record.fields, publishedAt, text: `Harbour ${at}\n\n${paragraphs.join('\n\n')}\n` },
  }
}

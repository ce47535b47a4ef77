/** The queue of a line after a bad month: five thousand requests, each with its thread and some words, on one desk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { refuse } from '@safeconduct/core/base/result.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { LineWork } from '@safeconduct/host/line/line-work.ts'
import type { LineWorld } from '@safeconduct/host/line/line-world.ts'
import { queueRows, threadView } from '@safeconduct/host/line/viewing.ts'
import { createVault, openVault, type Vault } from '@safeconduct/host/vault/vault.ts'
import { world } from '../open-home.ts'
import { type Figure, figure, medianOf } from './figure.ts'
import { madeUpText } from './made-up.ts'

const requests = 5_000
const perSave = 200
const minute = 60_000

export async function lineDeskFigures(): Promise<readonly Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  const key = random.bytes(32)
  try {
    const made = await createVault(home, key, { name: 'Bench', createdAt: world().clock.now() }, world())
    if (!made.ok) throw new Error(`the bench has no vault: ${made.refusal.kind}`)
    const last = await fill(made.value)
    await made.value.close()
    const first = await firstLook(home, key)
    const opened = await openVault(home, key, world())
    if (!opened.ok) throw new Error('the vault does not open')
    const line = lineOf(opened.value)
    look(line)
    const again = await medianOf(9, () => look(line))
    const thread = await medianOf(9, () => threadView(line, last, () => ''))
    const after = await medianOf(5, async () => {
      await opened.value.writer.save([
        {
          id: last,
          type: 'HelpRequest',
          fields: { priority: random.bytes(1)[0] === 0 ? 'urgent' : 'normal' },
        },
      ])
      look(line)
    })
    await opened.value.close()
    return [
      figure(`the queue of ${requests} requests, looked at`, again, 'ms', { is: '≤', value: 300 }),
      figure('the same, first after the vault was opened', first, 'ms', { is: '≤', value: 300 }),
      figure('the same, after one request was changed', after, 'ms'),
      figure('one thread of them', thread, 'ms'),
    ]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function firstLook(home: string, key: Uint8Array): Promise<number> {
  const opened = await openVault(home, key, world())
  if (!opened.ok) throw new Error('the vault does not open')
  const line = lineOf(opened.value)
  const start = performance.now()
  look(line)
  const millis = performance.now() - start
  await opened.value.close()
  return millis
}

function lineOf(vault: Vault): LineWorld {
  const standing = new LineWork({ vault, post: async () => refuse({ kind: 'silent' }) }).standing()
  if (standing.state === 'not-mine') throw new Error('the founder reads the line')
  return standing.world
}

function look(line: LineWorld): void {
  const { total } = queueRows(line, { offset: 0, limit: 100, which: 'all' }, () => '')
  if (total !== requests) throw new Error(`the queue shows ${total}`)
}

async function fill(vault: Vault): Promise<RecordId> {
  const now = vault.clock.millis()
  let last = newRecordId(random)
  for (let at = 0; at < requests; at += perSave) {
    const changes: RecordChange[] = []
    for (let index = at; index < at + perSave; index++) {
      last = newRecordId(random)
      changes.push(...requestAt(last, index, now))
    }
    const saved = await vault.writer.save(changes)
    if (!saved.ok) throw new Error(`the bench was refused: ${saved.refusal.kind}`)
  }
  return last
}

/** A request, its thread and two messages. */
function requestAt(request: RecordId, index: number, now: number): readonly RecordChange[] {
  const at = instantOf(now - index * minute)
  const header = { createdAt: at, createdBy: 'M-01' }
  const box = { thread: hex(16), box: hex(16), replyKey: hex(32), burnHash: hex(32) }
  const safe = { hours: [{ from: 600, to: 660, offset: 180 }], screen: 'only-me', saidAt: at }
  const line = { kind: 'line' } as const
  const said = (way: 'in' | 'out', text: string): RecordChange => ({
    id: newRecordId(random),
    type: 'LineMessage',
    home: line,
    fields: {
      ...header,
      request,
      way,
      kind: 'text',
      at,
      text,
      ...(way === 'out' ? { by: 'M-01', state: 'sent' } : {}),
    },
  })
  const body = madeUpText(index)
  return [
    {
      id: request,
      type: 'HelpRequest',
      home: line,
      fields: {
        ...header,
        channel: 'web',
        receivedAt: at,
        lang: 'en',
        body,
        aboutOther: false,
        state: 'received',
        priority: index % 50 === 0 ? 'emergency' : 'normal',
      },
    },
    {
      id: newRecordId(random),
      type: 'LineThread',
      home: line,
      fields: { ...header, request, keys: box, cover: { ...box, topic: 'repair' }, safe },
    },
    said('in', body.slice(0, 200)),
    said('out', body.slice(200, 400)),
  ]
}

function hex(length: number): string {
  return random.bytes(length).toHex()
}

/**
 * Two partners' witnesses as processes of their own, and a log that tries everything. docs/formats/ledger.md, LG27 to LG32.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { signCheckpoint } from '@safeconduct/core/evidence/ledger/ledger.ts'
import { noteText } from '@safeconduct/core/evidence/ledger/note.ts'
import { addCheckpointBody } from '@safeconduct/core/evidence/ledger/witnessing.ts'
import { checkSeal } from '@safeconduct/core/evidence/seal/check-seal.ts'
import { signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { start, type TestHome, TestHomes } from '../../vault/vault.fixture.ts'
import { saveWitnessLines } from '../../work/directory.ts'
import { sealsOf } from '../custody/papers.ts'
import { roomIn, sealedItem } from '../custody/room.fixture.ts'
import { DeviceLedger, stepMillis } from '../ledger/device-ledger.ts'
import { ledgerRound, policyHere } from '../ledger/ledger-round.ts'
import { postText } from '../ledger/post-text.ts'
import { startWitness } from './start-witness.ts'

const homes = new TestHomes()
const folder = mkdtempSync(join(tmpdir(), 'witnesses-'))
const running: ChildProcess[] = []
const packages = fileURLToPath(new URL('../../../..', import.meta.url))
const main = join(packages, 'cli', 'src', 'main.ts')

afterEach(() => homes.removeAll())
afterAll(() => {
  for (const child of running) child.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

type Told = { readonly address: string; readonly key: string }

/** `safeconduct witness` as a partner runs it. */
function witnessProcess(
  name: string,
  logs: readonly string[],
): Promise<Told & { readonly stop: () => Promise<void> }> {
  const args = [
    'witness',
    '--name',
    `${name}.example/w`,
    '--home',
    join(folder, name),
    '--listen',
    '127.0.0.1:0',
  ]
  const added = logs.length === 0 ? [] : ['--add-log', logs.join(',')]
  const child = spawn(process.execPath, [main, ...args, ...added, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  return new Promise((settle, fail) => {
    let text = ''
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString()
      try {
        settle({ ...(JSON.parse(text) as Told), stop })
      } catch {
        // Not all of it is there yet.
      }
    })
    child.once('exit', () => fail(new Error('the witness ended')))
  })
}

const linesOf = (...witnesses: readonly Told[]): string =>
  `${witnesses.map(({ address, key }, at) => `witness W${at} ${key} ${address}\n`).join('')}group partners all ${witnesses
    .map((_, at) => `W${at}`)
    .join(' ')}\nquorum partners\n`

async function later(home: TestHome): Promise<void> {
  home.clock.set(home.clock.millis() + stepMillis)
}

describe('two partners', () => {
  it('[LG28] sign what continues, each in a process of its own, and refuse a copy of the log that forked', async () => {
    const home = homes.new()
    let vault = await home.create()
    let room = await roomIn(vault)
    const one = await witnessProcess('one', [room.ledger.keyText])
    const two = await witnessProcess('two', [room.ledger.keyText])
    expect((await saveWitnessLines(vault, linesOf(one, two))).ok).toBe(true)
    const item = await sealedItem(room)
    expect(await ledgerRound(room, { post: postText })).toMatchObject({
      witnessed: 2,
      proved: 3,
      settled: 3,
    })
    const policy = policyHere(room)
    const [seal] = sealsOf(room.index, item)
    if (!policy.ok) throw new Error('no policy')
    const checked = await checkSeal(certain(seal, 'one'), policy.value)
    expect(checked.ok && checked.value.proven.witnessed).toHaveLength(2)
    await vault.close()

    // The home is copied as it is, with the note beside it: the vault itself cannot tell.
    const twin = homes.new()
    cpSync(home.path, twin.path, { recursive: true })
    const cloned = await openedAs(twin, home)
    await later(home)
    vault = await home.open()
    room = await roomIn(vault)
    expect(await ledgerRound(room, { post: postText })).toMatchObject({ witnessed: 2, troubles: [] })
    // The twin makes a step of its own, of the same size: another history.
    await cloned.ledger.step()
    const forked = await ledgerRound(cloned, { post: postText })
    expect(forked.witnessed).toBe(0)
    expect(forked.troubles.map(({ kind }) => kind)).toEqual(['witness-saw-another', 'witness-saw-another'])
    // And goes on: still nobody signs.
    await cloned.ledger.step()
    expect((await ledgerRound(cloned, { post: postText })).troubles.map(({ kind }) => kind)).toEqual([
      'witness-saw-another',
      'witness-saw-another',
    ])
    await cloned.vault.close()
    await vault.close()
    await Promise.all([one.stop(), two.stop()])
  })

  it('[LG31] know after a restart what they signed, and a log that was put back whole leaves off', async () => {
    const home = homes.new()
    const vault = await home.create()
    const room = await roomIn(vault)
    let one = await witnessProcess('three', [room.ledger.keyText])
    await saveWitnessLines(vault, linesOf(one))
    await vault.close()
    const earlier = homes.new()
    cpSync(home.path, earlier.path, { recursive: true })

    const again = await home.open()
    const there = await roomIn(again)
    await ledgerRound(there, { post: postText })
    await later(home)
    await ledgerRound(there, { post: postText })
    await one.stop()
    one = await witnessProcess('three', [])
    await saveWitnessLines(again, linesOf(one))
    await later(home)
    expect(await ledgerRound(there, { post: postText })).toMatchObject({ witnessed: 1, troubles: [] })
    await again.close()

    // The whole folder from before: it knows its own note, so only the witness can tell.
    const back = await openedAs(earlier, home)
    await saveWitnessLines(back.vault, linesOf(one))
    const round = await ledgerRound(back, { post: postText })
    expect(round.troubles).toEqual([{ witness: 'W0', kind: 'witness-saw-more' }])
    expect((await DeviceLedger.open(back.vault)).keyText).not.toBe(back.ledger.keyText)
    await back.vault.close()
    await one.stop()
  })
})

async function openedAs(twin: TestHome, home: TestHome) {
  Object.assign(twin, { key: home.key })
  twin.clock.set(home.clock.millis())
  return roomIn(await twin.open())
}

describe('the door of a witness', () => {
  const world = { clock: frozenClock(start), random: platformRandom }

  async function witness(name: string, logs: readonly DeviceLedger['key'][] = []) {
    const started = await startWitness(
      { folder: join(folder, name), name: 'p.example/w', host: '127.0.0.1', port: 0, logs },
      world,
    )
    return started
  }

  it('[LG30] says 404 for a log it does not know, 403 for a key it does not know, 400 for what is no request', async () => {
    const home = homes.new()
    const vault = await home.create()
    const ledger = await DeviceLedger.open(vault)
    const note = await ledger.step()
    const body = addCheckpointBody({ old: 0, proof: [], note })
    const strange = await witness('strange')
    if (!strange.ok) throw new Error(strange.refusal.kind)
    const url = `${strange.value.address}/add-checkpoint`
    expect((await postText(url, body))?.status).toBe(404)
    expect((await postText(url, 'hello'))?.status).toBe(400)
    expect((await postText(`${strange.value.address}/`, body))?.status).toBe(404)
    expect((await fetch(url)).status).toBe(405)
    expect((await postText(url, 'x'.repeat(70_000)))?.status).toBe(413)
    await strange.value.close()

    const key = await signingKeyFrom(new Uint8Array(32).fill(1))
    if (!key.ok) throw new Error('a seed')
    const knows = await witness('knows', [ledger.key])
    if (!knows.ok) throw new Error(knows.refusal.kind)
    const forged = await signCheckpoint(ledger.store, ledger.key.name, key.value)
    const door = `${knows.value.address}/add-checkpoint`
    expect((await postText(door, addCheckpointBody({ old: 0, proof: [], note: forged })))?.status).toBe(403)
    const signed = await postText(door, body)
    expect(signed?.status).toBe(200)
    // Asked with the wrong old size it says the one it knows.
    const conflict = await postText(door, body)
    expect([conflict?.status, conflict?.type, new TextDecoder().decode(conflict?.body)]).toEqual([
      409,
      'text/x.tlog.size',
      '256\n',
    ])
    expect(noteText(note)).toContain('\n256\n')
    await knows.value.close()
    await vault.close()
  })

  it('[LG31] lets one of many requests at once be the next, and tells the others', async () => {
    const home = homes.new()
    const vault = await home.create()
    const ledger = await DeviceLedger.open(vault)
    const busy = await witness('busy', [ledger.key])
    if (!busy.ok) throw new Error(busy.refusal.kind)
    const body = addCheckpointBody({ old: 0, proof: [], note: await ledger.step() })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => postText(`${busy.value.address}/add-checkpoint`, body)),
    )
    const counts = answers.map((answer) => answer?.status ?? 0).sort((a, b) => a - b)
    expect(counts).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
    await busy.value.close()
    await vault.close()
  })

  it('[LG32] has a key that only its owner reads, and does not start with one that others can', async () => {
    const first = await witness('keys')
    if (!first.ok) throw new Error(first.refusal.kind)
    const path = join(folder, 'keys', 'witness.key')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await first.value.close()
    const second = await witness('keys')
    expect(second.ok && second.value.key).toBe(first.value.key)
    if (second.ok) await second.value.close()
    chmodSync(path, 0o644)
    expect(await witness('keys')).toEqual({ ok: false, refusal: { kind: 'witness-key-open' } })
    const named = { folder: join(folder, 'n'), name: 'two words', host: '127.0.0.1', port: 0, logs: [] }
    expect(await startWitness(named, world)).toMatchObject({ refusal: { kind: 'not-a-witness-name' } })
  })
})

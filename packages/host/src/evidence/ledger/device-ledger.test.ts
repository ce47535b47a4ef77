/** The log of a device: when it grows, how much, and what makes it begin anew. docs/formats/ledger.md, LG21 to LG26. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { checkLedgerFiles } from '@safeconduct/core/evidence/ledger/check-files.ts'
import { parseCheckpoint } from '@safeconduct/core/evidence/ledger/checkpoint.ts'
import { growthProof } from '@safeconduct/core/evidence/ledger/ledger.ts'
import { verifyConsistency } from '@safeconduct/core/sealed/merkle.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { start, TestHomes } from '../../vault/vault.fixture.ts'
import { roomIn, sealedItem } from '../custody/room.fixture.ts'
import { DeviceLedger } from './device-ledger.ts'
import { exportLedger } from './export-ledger.ts'
import { ledgerRound } from './ledger-round.ts'

const homes = new TestHomes()
const folders: string[] = []
afterEach(() => {
  homes.removeAll()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const nobody = () => Promise.resolve(undefined)
const headOf = (ledger: DeviceLedger) => certain(parseCheckpoint(ledger.checkpoint()?.text ?? ''), 'stepped')

describe('the log of a device', () => {
  it('[LG24] makes a step at once, then one in six hours, whatever came and however long it was off', async () => {
    const home = homes.new()
    const vault = await home.create()
    const room = await roomIn(vault)
    const sizes: number[] = []
    for (const hours of [0, 1, 5.9, 6, 6.5, 12, 100, 101]) {
      home.clock.set(start + hours * 3_600_000)
      if (hours === 1 || hours === 100) await sealedItem(room)
      await ledgerRound(room, { post: nobody })
      sizes.push(room.ledger.store.size())
    }
    expect(sizes).toEqual([256, 256, 256, 512, 512, 768, 1024, 1024])
    // A clock that was set back makes no step twice, and none backwards.
    home.clock.set(start - 100)
    expect(room.ledger.isDue()).toBe(false)
    await vault.close()
  })

  it('[LG25] continues itself from step to step, also after it was closed and opened', async () => {
    const home = homes.new()
    let vault = await home.create()
    let ledger = await DeviceLedger.open(vault)
    await ledger.step()
    const first = headOf(ledger)
    await vault.close()
    vault = await home.open()
    const name = ledger.keyText
    ledger = await DeviceLedger.open(vault)
    expect(ledger.keyText).toBe(name)
    await ledger.step()
    await ledger.step()
    const third = headOf(ledger)
    expect([first.size, third.size]).toEqual([256, 768])
    expect(verifyConsistency(first, third, growthProof(ledger.store, 256, 768))).toBe(true)
    await vault.close()
  })

  it('[LG25] of a vault that was put back begins anew: the old one never grows in two places', async () => {
    const home = homes.new()
    const vault = await home.create()
    const old = await DeviceLedger.open(vault)
    await old.step()
    await vault.close()
    const copy = join(home.path, 'copy.db')
    cpSync(home.file, copy)
    const later = await home.open()
    await (await DeviceLedger.open(later)).step()
    await later.close()
    cpSync(copy, home.file)
    const back = await home.open()
    const anew = await DeviceLedger.open(back)
    expect(anew.keyText).not.toBe(old.keyText)
    expect(anew.store.size()).toBe(0)
    await back.close()
  })

  it('[LG26] waits with what came until a step took it, and takes each once', async () => {
    const home = homes.new()
    let vault = await home.create()
    let ledger = await DeviceLedger.open(vault)
    const commitment = new Uint8Array(32).fill(3)
    ledger.commit([{ commitment: toHex(commitment), record: '0'.repeat(32) }])
    await vault.close()
    vault = await home.open()
    ledger = await DeviceLedger.open(vault)
    expect(ledger.waiting()).toBe(1)
    // Two who ask at once get one step.
    await Promise.all([ledger.step(), ledger.step()])
    expect(ledger.store.size()).toBe(256)
    const [placed] = ledger.placed()
    expect(placed).toMatchObject({ commitment: toHex(commitment), record: '0'.repeat(32) })
    expect(ledger.store.entry(placed?.index ?? 0)).toEqual(commitment)
    await ledger.step()
    expect([ledger.waiting(), ledger.placed().length]).toEqual([0, 1])
    await vault.close()
  })

  it('[LG22] leaves what has no room for the next step', async () => {
    const home = homes.new()
    const vault = await home.create()
    const ledger = await DeviceLedger.open(vault)
    const many = Array.from({ length: 300 }, (_, n) => n.toString(16).padStart(64, '0'))
    ledger.commit(many.map((commitment) => ({ commitment, record: '0'.repeat(32) })))
    await ledger.step()
    expect([ledger.waiting(), ledger.placed().length]).toEqual([44, 256])
    await vault.close()
  })

  it('[LG19] as files gives the root of its checkpoint from the entries alone, by openssl and xxd too', async () => {
    const home = homes.new()
    const vault = await home.create()
    const room = await roomIn(vault)
    await sealedItem(room)
    await ledgerRound(room, { post: nobody })
    await room.ledger.step()
    const out = join(mkdtempSync(join(tmpdir(), 'ledger-')), 'out')
    folders.push(out)
    expect(exportLedger(room, out)).toEqual({ ok: true, value: 8 })
    expect(exportLedger(room, out)).toEqual({ ok: false, refusal: { kind: 'out-exists' } })
    const read = (path: string) => {
      const file = join(out, path)
      return existsSync(file) ? Uint8Array.from(readFileSync(file)) : undefined
    }
    expect(await checkLedgerFiles(read)).toMatchObject({
      ok: true,
      value: { size: headOf(room.ledger).size },
    })
    expect(existsSync(join(out, 'tile/1/000.p/2'))).toBe(true)
    // The hash of an entry as anybody makes it: skip two bytes of length, put a zero in front.
    const shell = `cd "$1"; ( printf '\\000'; tail -c +3 tile/entries/000 | head -c 32 ) | openssl dgst -sha256 -r | cut -c1-64`
    const leaf = execFileSync('sh', ['-c', shell, 'sh', out], { encoding: 'utf8' }).trim()
    expect(readFileSync(join(out, 'tile/0/000')).subarray(0, 32).toString('hex')).toBe(leaf)
    await vault.close()
  })
})

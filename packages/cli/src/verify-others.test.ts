/** `safeconduct verify` of what is no dossier: a log as files, and the proof of a published account. CL32a, CL32b. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import {
  entryOf,
  keyOf,
  logKey,
  MemoryLedger,
  origin,
} from '@safeconduct/core/evidence/ledger/ledger.fixture.ts'
import { appendEntries, signCheckpoint } from '@safeconduct/core/evidence/ledger/ledger.ts'
import { keyText, noteText } from '@safeconduct/core/evidence/ledger/note.ts'
import { entryBundles, hashTiles } from '@safeconduct/core/evidence/ledger/tiles.ts'
import { provePassages } from '@safeconduct/core/evidence/redaction/passage-proof.ts'
import { fastHash } from '@safeconduct/host/evidence/redaction/redactable.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { verify } from './commands/verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the command that checks', () => {
  it('[CL32a] finds the words of a published account in what was sealed, and a changed one not', async () => {
    const parts = [['language ce'], ['1 saw', 'They took me.', 'It was cold.'], ['2 told', 'He is alive.']]
    const sealed = { seed: new Uint8Array(16).fill(5), hash: fastHash }
    const proven = provePassages(parts, (part) => part === 2, sealed)
    if (!proven.ok) throw new Error(proven.refusal.kind)
    const proof = join(folder, 'account.json')
    writeFileSync(proof, proven.value.proof)
    const root = toHex(proven.value.root)
    expect(await verify([proof, '--root', root])).toBe(0)
    expect(await verify([proof, '--root', `${'0'.repeat(63)}1`])).toBe(1)
    expect(await verify([proof])).toBe(1)
    writeFileSync(proof, readFileSync(proof, 'utf8').replace('It was cold.', 'It was warm.'))
    expect(await verify([proof, '--root', root])).toBe(1)
  })

  it('[CL32b] makes every hash of a log again, and compares its key with the one that was told', async () => {
    const store = new MemoryLedger()
    appendEntries(store, [entryOf(1), entryOf(2), entryOf(3)])
    const note = await signCheckpoint(store, origin, await keyOf(1))
    const vkey = keyText(await logKey(1))
    const out = join(folder, 'ledger')
    const files = [
      ...hashTiles(3, (level, index) => store.node(level, index)),
      ...entryBundles(3, (at) => certain(store.entries[at], 'there')),
      { path: 'checkpoint', bytes: utf8(noteText(note)) },
      { path: 'log.vkey', bytes: utf8(`${vkey}\n`) },
    ]
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(out, path)), { recursive: true })
      writeFileSync(join(out, path), bytes)
    }
    expect(await verify([out])).toBe(0)
    expect(await verify([out, '--key', vkey])).toBe(0)
    expect(await verify([out, '--key', keyText(await logKey(2))])).toBe(1)
    const [tile] = files
    rmSync(join(out, certain(tile, 'there is one').path))
    expect(await verify([out])).toBe(1)
  })
})

/** What a vault keeps beside an item: its seal, its handlings, and what is left when they are erased. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { custodyAnnex } from '@safeconduct/core/evidence/custody/annex.ts'
import { gapsOf } from '@safeconduct/core/evidence/custody/gaps.ts'
import { parseProof } from '@safeconduct/core/evidence/ledger/proof.ts'
import { checkSeal, sealNamespace } from '@safeconduct/core/evidence/seal/check-seal.ts'
import { publicPem } from '@safeconduct/core/evidence/seal/public-pem.ts'
import { parseKeyLine } from '@safeconduct/core/evidence/ssh-key.ts'
import { allowedSigner } from '@safeconduct/core/evidence/ssh-signature.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../dossier/dossier.fixture.ts'
import { press, TestHomes } from '../../vault/vault.fixture.ts'
import { stepMillis } from '../ledger/device-ledger.ts'
import { ledgerRound, policyHere } from '../ledger/ledger-round.ts'
import { type EvidenceRoom, saveWithPapers } from './evidence-room.ts'
import { handlingChange } from './handling.ts'
import { chainOf, erasedPapers, handlingsOf, sealsOf } from './papers.ts'
import { photo, roomIn, sealedItem } from './room.fixture.ts'

const homes = new TestHomes()
const folders: string[] = []
afterEach(() => {
  homes.removeAll()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const nobody = () => Promise.resolve(undefined)

async function handled(
  room: EvidenceRoom,
  item: Awaited<ReturnType<typeof sealedItem>>,
  type: 'opened' | 'released',
) {
  const event = await handlingChange(room, { item, home: press, type, purpose: 'for the court' })
  if (!event.ok) throw new Error(event.refusal.field)
  expect((await saveWithPapers(room, [event.value.change])).ok).toBe(true)
}

describe('an item in the vault', () => {
  it('[SL5] is sealed in the save that makes it, proved by the next step, and checked by its papers alone', async () => {
    const home = homes.new()
    const vault = await home.create()
    const room = await roomIn(vault)
    const item = await sealedItem(room)
    expect(sealsOf(room.index, item)).toEqual([])
    expect(room.ledger.waiting()).toBe(3)
    expect(await ledgerRound(room, { post: nobody })).toMatchObject({ stepped: true, proved: 3, settled: 3 })
    const [seal] = sealsOf(room.index, item)
    const policy = policyHere(room)
    if (!policy.ok) throw new Error('no policy')
    expect(await checkSeal(certain(seal, 'one'), policy.value)).toMatchObject({
      ok: true,
      value: { proven: { size: 256 }, manifest: { item, receivedVia: 'line' } },
    })
    expect((await vault.check({ readData: true })).state).toBe('whole')
    await vault.close()
  })

  it('[CU5] has its handlings in a chain, by codes; the annex alone says who that is', async () => {
    const home = homes.new()
    const vault = await home.create()
    const room = await roomIn(vault)
    const item = await sealedItem(room)
    home.clock.set(home.clock.millis() + 60_000)
    await handled(room, item, 'opened')
    await handled(room, item, 'released')
    const chain = await chainOf(room.index, item)
    expect(chain.faults).toEqual([])
    expect(chain.events.map(({ event }) => event.type)).toEqual(['received', 'sealed', 'opened', 'released'])
    expect(chain.heads).toHaveLength(1)
    const [first] = chain.events
    expect(first?.event).toMatchObject({ from: 'S-1' })
    expect(first?.event.actor).toMatch(/^H-[0-9a-f]{8}$/)
    expect(JSON.stringify(chain)).not.toContain(room.by)
    expect(custodyAnnex(handlingsOf(room.index, item))).toEqual([
      { item, code: first?.event.actor, is: room.by },
    ])
    expect(gapsOf(chain, { source: 'S-1' })[0]).toMatchObject({ kind: 'before-reception', source: 'S-1' })
    await vault.close()
  })

  it('[CU21] that is erased leaves entries that match nothing, a chain that verifies, and no word of who handled it', async () => {
    const home = homes.new()
    const vault = await home.create()
    const room = await roomIn(vault)
    const report = utf8('{"place":"7 Quiet Street"}')
    const item = await sealedItem(room, { report })
    await ledgerRound(room, { post: nobody })
    expect(sealsOf(room.index, item)[0]?.report).toEqual(report)
    const before = await chainOf(room.index, item)
    const root = room.ledger.checkpoint()?.text
    expect((await vault.writer.save(erasedPapers(room.index, item))).ok).toBe(true)
    await handled(room, item, 'released')
    const after = await chainOf(room.index, item)
    expect(after.erased).toEqual(before.events.map(({ digest }) => digest).sort())
    expect(after).toMatchObject({ faults: [], heads: [expect.any(String)] })
    expect(sealsOf(room.index, item)).toEqual([])
    const left = room.index.of(item, 'Seal').map((seal) => seal.fields.has('report'))
    expect(left).toEqual([false])
    home.clock.set(home.clock.millis() + stepMillis)
    await ledgerRound(room, { post: nobody })
    expect(room.ledger.checkpoint()?.text).not.toBe(root)
    expect((await vault.check({ readData: true })).state).toBe('whole')
    await vault.close()
  })
})

/** A seal as the page of its format lays it into a folder, out of what a dossier and an exported log hold. */
function laidOut(
  seal: ReturnType<typeof sealsOf>[number],
  log: Uint8Array,
): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const proof = parseProof(seal.proof)
  if (!proof.ok) throw new Error(proof.refusal.kind)
  const signer = certain(parseKeyLine(seal.signer), 'a key line of ours')
  return [
    { path: 'manifest.json', bytes: seal.manifest },
    { path: 'manifest.json.sshsig', bytes: seal.signature },
    { path: 'salt.hex', bytes: seal.salt },
    { path: 'manifest.tlog-proof', bytes: seal.proof },
    { path: 'checkpoint', bytes: utf8(proof.value.note.text) },
    { path: 'log.pub.pem', bytes: utf8(publicPem(log)) },
    { path: 'allowed_signers', bytes: utf8(allowedSigner('sealer', sealNamespace, signer)) },
  ]
}

/** RFC 9162 §2.1.3.2 in a shell, with openssl and xxd: what somebody writes who has read docs/formats/seal.md and nothing else. */
const byHand = `set -eu
cd "$1"
sha256sum --quiet -c SHA256SUMS
ssh-keygen -Y verify -f allowed_signers -I sealer -n safeconduct-seal -s manifest.json.sshsig < manifest.json >/dev/null
h() { openssl dgst -sha256 -binary; }
( xxd -r -p salt.hex; h < manifest.json ) | h > entry
( printf '\\000'; cat entry ) | h > node
index=$(sed -n 's/^index //p' manifest.tlog-proof)
size=$(sed -n 2p checkpoint); last=$((size - 1))
sed -n '/^index /,/^$/p' manifest.tlog-proof | sed '1d;$d' > path
while read -r line; do
  printf '%s' "$line" | openssl base64 -d -A > side
  if [ $((index % 2)) -eq 1 ] || [ "$index" -eq "$last" ]; then
    ( printf '\\001'; cat side node ) | h > up
    while [ $((index % 2)) -eq 0 ] && [ "$index" -ne 0 ]; do index=$((index / 2)); last=$((last / 2)); done
  else
    ( printf '\\001'; cat node side ) | h > up
  fi
  mv up node; index=$((index / 2)); last=$((last / 2))
done < path
[ "$last" -eq 0 ]
[ "$(openssl base64 -A < node)" = "$(sed -n 3p checkpoint)" ]
name=$(sed -n 1p checkpoint)
grep "^— $name " manifest.tlog-proof | cut -d' ' -f3 | openssl base64 -d -A | tail -c 64 > sig
openssl pkeyutl -verify -pubin -inkey log.pub.pem -rawin -in checkpoint -sigfile sig >/dev/null
`

describe('somebody who has none of our software', () => {
  function check(folder: string): boolean {
    try {
      execFileSync('sh', ['-c', byHand, 'sh', folder], { stdio: 'pipe' })
      return true
    } catch {
      return false
    }
  }

  it('[SL5] checks a seal with sha256sum, ssh-keygen, xxd and openssl, and finds every change', async () => {
    const home = homes.new()
    const vault = await home.create()
    const room = await roomIn(vault)
    const item = await sealedItem(room)
    await ledgerRound(room, { post: nobody })
    home.clock.set(home.clock.millis() + stepMillis)
    const later = await sealedItem(room)
    await ledgerRound(room, { post: nobody })
    for (const [id, size] of [
      [item, '256'],
      [later, '512'],
    ] as const) {
      const [seal] = sealsOf(room.index, id)
      const files = [
        ...laidOut(certain(seal, 'one'), room.ledger.key.publicKey),
        { path: 'original.jpg', bytes: photo },
      ]
      const write = (changed?: string): string => {
        const folder = mkdtempSync(join(tmpdir(), 'stranger-'))
        folders.push(folder)
        mkdirSync(folder, { recursive: true })
        for (const { path, bytes } of files) {
          const copy = Buffer.from(bytes)
          if (path === changed) copy[copy.length - 3] = (copy[copy.length - 3] ?? 0) ^ 1
          writeFileSync(join(folder, path), copy)
        }
        const sums = files.map(({ path, bytes }) => ({ path, sha256: sha256Hex(bytes) }))
        const listed = sums.filter(({ path }) => ['manifest.json', 'original.jpg'].includes(path))
        const lines = listed.map(({ path, sha256 }) => `${sha256}  ${path}\n`)
        writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''))
        return folder
      }
      const whole = write()
      expect(check(whole)).toBe(true)
      expect(new TextDecoder().decode(files.find(({ path }) => path === 'checkpoint')?.bytes)).toContain(
        `\n${size}\n`,
      )
      const changed = id === item ? [] : ['original.jpg', 'salt.hex', 'checkpoint', 'manifest.json.sshsig']
      for (const path of changed) {
        expect(check(write(path)), path).toBe(false)
      }
    }
    await vault.close()
  })
})

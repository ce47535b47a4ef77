/** Files of records on their way over a relay: whole, in pieces that say nothing, and on from where they broke off. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { equalBytes, fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, refuse } from '@safeconduct/core/base/result.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { fetchFile } from '@safeconduct/host/sync/fetching-files.ts'
import { sendFile } from '@safeconduct/host/sync/sending-files.ts'
import { type Blob, blobIsWhole, dropBlob, keepBlob, readBlob } from '@safeconduct/host/vault/blobs.ts'
import { directLink } from '@safeconduct/relay/direct-link.ts'
import { testRelay } from '@safeconduct/relay/relay.fixture.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { seededRandom } from './support/seeded-random.ts'

const MiB = 1024 * 1024
const homes: string[] = []
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
})

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'files-'))
  homes.push(home)
  return home
}

async function kept(home: string, size: number): Promise<Blob> {
  const blob = await keepBlob(home, [seededRandom(size).bytes(size)], { random })
  return certain(blob.ok ? blob.value.blob : undefined, 'kept')
}

async function scene(size: number) {
  const relay = await testRelay()
  const [here, there] = [newHome(), newHome()]
  const link = directLink(relay.relay)
  return { here, there, link, space: relay.space, blob: await kept(here, size) }
}

async function plainOf(home: string, blob: Blob): Promise<number> {
  let size = 0
  for await (const piece of readBlob(home, blob)) size += piece.ok ? piece.value.length : Number.NaN
  return size
}

/** Counts what goes over a link, and lets it break. */
function counted(link: RelayLink) {
  const seen = { put: 0, got: 0, breakAfter: Number.POSITIVE_INFINITY }
  const broken = refuse({ kind: 'silent' } as const)
  const counting: RelayLink = {
    ...link,
    putPiece: async (name, piece, space) => {
      if (++seen.put > seen.breakAfter) return broken
      return link.putPiece(name, piece, space)
    },
    getPiece: async (name) => {
      if (++seen.got > seen.breakAfter) return broken
      return link.getPiece(name)
    },
  }
  return { seen, link: counting }
}

describe('a file goes over the relay', () => {
  for (const size of [0, 100_000, MiB, 5 * MiB + 17]) {
    it(`[Y40] of ${size} bytes and is the same on the other side`, async () => {
      const { here, there, link, space, blob } = await scene(size)
      expect(await sendFile(here, { link, space }, blob, {})).toEqual({ ok: true, value: 'sent' })
      expect(await fetchFile(there, link, blob)).toEqual({ ok: true, value: true })
      expect(await blobIsWhole(there, blob.sealed)).toBe(true)
      expect(await plainOf(there, blob)).toBe(size)
    })
  }

  it('[Y41] goes on where sending broke off, and sends nothing twice', async () => {
    const { here, link, space, blob } = await scene(6 * MiB)
    const { seen, link: breaking } = counted(link)
    seen.breakAfter = 3
    expect(await sendFile(here, { link: breaking, space }, blob, {})).toEqual({
      ok: false,
      refusal: { kind: 'silent' },
    })
    const again = counted(link)
    expect((await sendFile(here, { link: again.link, space }, blob, {})).ok).toBe(true)
    // Seven pieces of the padded file and its list, of which three were there.
    expect(again.seen.put).toBe(
      Math.ceil(readFileSync(join(here, 'blobs', blob.sealed)).length / MiB) + 1 - 3,
    )
    const third = counted(link)
    expect((await sendFile(here, { link: third.link, space }, blob, {})).ok).toBe(true)
    expect(third.seen.put).toBe(1)
  })

  it('[Y42] goes on where fetching broke off, also after the last piece was torn by a power cut', async () => {
    const { here, there, link, space, blob } = await scene(6 * MiB)
    await sendFile(here, { link, space }, blob, {})
    const { seen, link: breaking } = counted(link)
    seen.breakAfter = 5
    expect(await fetchFile(there, breaking, blob)).toMatchObject({ ok: false, refusal: { kind: 'silent' } })
    const part = join(there, 'blobs', `part-${blob.sealed}`)
    truncateSync(part, 3 * MiB + 1000)
    const torn = new Uint8Array(readFileSync(part))
    torn[2 * MiB + 5] = (torn[2 * MiB + 5] ?? 0) ^ 1
    writeFileSync(part, torn)
    const again = counted(link)
    expect(await fetchFile(there, again.link, blob)).toEqual({ ok: true, value: true })
    expect(again.seen.got).toBeLessThan(8)
    expect(existsSync(part)).toBe(false)
    expect(await plainOf(there, blob)).toBe(6 * MiB)
  })

  it('[T12] of what had come of a file nothing stays when its record lets go of it, also while it comes', async () => {
    const { here, there, link, space, blob } = await scene(3 * MiB)
    await sendFile(here, { link, space }, blob, {})
    const { seen, link: breaking } = counted(link)
    seen.breakAfter = 3
    expect(await fetchFile(there, breaking, blob)).toMatchObject({ ok: false, refusal: { kind: 'silent' } })
    const lying = (): readonly string[] => readdirSync(join(there, 'blobs'))
    expect(lying()).toHaveLength(1)
    expect(dropBlob(there, blob.sealed)).toBe(true)
    expect(lying()).toEqual([])
    const erasing: RelayLink = {
      ...link,
      getPiece: async (name) => {
        dropBlob(there, blob.sealed)
        return link.getPiece(name)
      },
    }
    expect(await fetchFile(there, erasing, blob)).toEqual({ ok: false, refusal: { kind: 'file-missing' } })
    expect(lying()).toEqual([])
  })

  it('[Y43] a file that is not at the relay yet is missing, not damaged', async () => {
    const { there, link, blob } = await scene(3 * MiB)
    expect(await fetchFile(there, link, blob)).toEqual({ ok: false, refusal: { kind: 'file-missing' } })
  })

  it('[Y43] the list comes last: whoever finds it finds every piece', async () => {
    const { here, there, link, space, blob } = await scene(3 * MiB)
    const { seen, link: breaking } = counted(link)
    seen.breakAfter = 3
    await sendFile(here, { link: breaking, space }, blob, {})
    expect(await fetchFile(there, link, blob)).toEqual({ ok: false, refusal: { kind: 'file-missing' } })
  })

  it('[Y44] a piece that a relay swaps for another is refused by its name', async () => {
    const { here, there, link, space, blob } = await scene(3 * MiB)
    await sendFile(here, { link, space }, blob, {})
    const other = seededRandom(3).bytes(MiB)
    const list = fromHex(certain(blob.list, 'more than one piece')) ?? new Uint8Array()
    const lying: RelayLink = {
      ...link,
      getPiece: async (name) => (equalBytes(name, list) ? link.getPiece(name) : { ok: true, value: other }),
    }
    expect(await fetchFile(there, lying, blob)).toEqual({ ok: false, refusal: { kind: 'file-damaged' } })
    expect(readdirSync(join(there, 'blobs'))).not.toContain(blob.sealed)
    expect(await fetchFile(there, link, blob)).toEqual({ ok: true, value: true })
  })

  it('[Y45] no name of a piece is the name of the file, and two files of the same bytes share no piece', async () => {
    const { here, blob } = await scene(3 * MiB)
    const twin = await kept(here, 3 * MiB)
    expect(twin.list).not.toBe(blob.list)
    expect(toHex(fromHex(blob.sealed) ?? new Uint8Array())).not.toBe(blob.list)
  })

  it('[Y40] stops when told to, between two pieces', async () => {
    const { here, link, space, blob } = await scene(4 * MiB)
    const end = new AbortController()
    const stopped = await sendFile(here, { link, space }, blob, {
      signal: end.signal,
      progress: ({ done }) => {
        if (done >= 2 * MiB) end.abort()
      },
    })
    expect(stopped).toEqual({ ok: true, value: 'stopped' })
  })
})

/** Two vaults on disks and a relay over HTTP: somebody is invited, reads a colleague's record, and opens its file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { concat, fromHex } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, type Result } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import { logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import type { KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { beginJoining } from '@safeconduct/host/home/joining.ts'
import { type HttpLink, httpLink } from '@safeconduct/host/relay/http-link.ts'
import { readFile } from '@safeconduct/host/sync/files-elsewhere.ts'
import { filesToSend } from '@safeconduct/host/sync/offering-files.ts'
import { SyncLoop } from '@safeconduct/host/sync/running.ts'
import { type Blob, blobIsWhole, keepBlob } from '@safeconduct/host/vault/blobs.ts'
import { start, testClock } from '@safeconduct/host/vault/vault.fixture.ts'
import { createVault, joinVault, type Vault } from '@safeconduct/host/vault/vault.ts'
import { MemoryRelayStore } from '@safeconduct/relay/memory-store.ts'
import { testServer } from '@safeconduct/relay/relay-server.fixture.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { seededRandom } from './support/seeded-random.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'two-'))
  ends.push(() => rmSync(home, { recursive: true, force: true }))
  return home
}

function made<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

async function rounds(vault: Vault, link: HttpLink, times = 3): Promise<void> {
  for (let turn = 0; turn < times; turn++) await syncRound(vault.replica, link)
}

async function organisation() {
  const clock = testClock(start)
  const world = { clock, random }
  const store = new MemoryRelayStore()
  const server = await testServer({ clock, store })
  ends.push(() => server.close())
  const { key } = await server.relay.about(random.bytes(32), random.bytes(32))
  const url = relayAddressText(server.url, server.space)
  const linkOf = (): HttpLink => {
    const link = httpLink({ url, key })
    ends.push(() => link.close())
    return link
  }
  const opened = (vault: Vault): { readonly vault: Vault; readonly link: HttpLink } => {
    ends.push(() => vault.close())
    return { vault, link: linkOf() }
  }
  const first = opened(
    made(await createVault(newHome(), random.bytes(32), { name: 'Kestrel', createdAt: clock.now() }, world)),
  )
  made(await first.vault.replica.acts.setRelay({ url, key }))
  await rounds(first.vault, first.link)
  const { acts } = first.vault.replica
  const open = made(await acts.invite('person'))
  const passphrase = made(parsePassphrase('seven quiet herons walk over cold stones'))
  const ask = { invitation: open.text, passphrase, numbers: kdfFloor }
  const joining = made(await beginJoining(newHome(), ask, world))
  const { id, token } = joining.mailbox
  made(await first.link.openBox(id, sha256(token), server.space))
  made(await acts.answered(open.id, joining.answerText))
  made(await acts.confirm(open.id))
  await rounds(first.vault, first.link)
  const letters = made(await first.link.collect(id, token)).map(({ sealed }) => sealed)
  const joined = certain(await joining.welcomeIn(letters), 'a welcome')
  const second = opened(made(await joinVault(newHome(), random.bytes(32), joined, world)))
  await syncRound(second.vault.replica, second.link, { relay: { key, space: server.space } })
  const press = certain(
    first.vault.replica.book.byName({ scope: { kind: 'press' }, part: 'whole' }),
    'founded',
  )
  const member = certain(second.vault.replica.me.member, 'the roster was read')
  made(await acts.changeRights([{ log: logHexOf(press.id), member, right: 'writer' }]))
  await rounds(first.vault, first.link)
  await rounds(second.vault, second.link)
  return { first, second, clock, store }
}

/** The organisation's relay becomes another one, and the old one marks that. */
async function toAnother(
  { vault, link }: { readonly vault: Vault; readonly link: HttpLink },
  clock: ReturnType<typeof testClock>,
): Promise<void> {
  const next = await testServer({ clock })
  ends.push(() => next.close())
  const { key } = await next.relay.about(random.bytes(32), random.bytes(32))
  made(await vault.replica.acts.setRelay({ url: relayAddressText(next.url, next.space), key }))
  await rounds(vault, link)
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(isSo()).toBe(true)
}

describe('an invited colleague over a relay', () => {
  it('[Y42] [B6] reads a record at once and its file when it is opened; until then nothing is wrong', async () => {
    const { first, second } = await organisation()
    const bytes = seededRandom(9).bytes(2 * 1024 * 1024)
    const { blob } = made(await keepBlob(first.vault.home, [bytes], { random }))
    const id = newRecordId(random)
    const fields = { title: 'A film', file: { ...blob } }
    made(await first.vault.writer.save([{ id, type: 'EvidenceItem', home: { kind: 'press' }, fields }]))
    const loops = [first, second].map(
      ({ vault, link }) => new SyncLoop(vault.replica, { linkTo: () => link, home: vault.home }),
    )
    second.vault.files.bring = (wanted: Blob) => certain(loops[1], 'two').fetch(wanted)
    for (const loop of loops) {
      ends.push(() => loop.stop())
      loop.start()
      expect((await loop.now()).end).toBe('done')
    }
    expect(second.vault.reader.read(id)?.fields.get('title')).toMatchObject({ value: 'A film' })
    expect((await second.vault.check({ readData: true })).faults).toEqual([])
    const pieces: Uint8Array[] = []
    for (let turn = 0; turn < 50 && pieces.length === 0; turn++) {
      for await (const piece of readFile(second.vault, blob)) if (piece.ok) pieces.push(piece.value)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(sha256(concat(...pieces))).toEqual(sha256(bytes))
    expect([first, second].flatMap(({ vault }) => vault.replica.alarms.list())).toEqual([])
    expect((await second.vault.check({ readData: true })).state).toBe('whole')
  })

  it.each(['open', 'opened anew', 'with another relay'])(
    '[Y41] reads a file that the relay lost, with no entry lost there, when the desk that sent it is %s',
    async (how) => {
      const { first, second, clock, store } = await organisation()
      const { blob } = made(await keepBlob(first.vault.home, [seededRandom(9).bytes(5000)], { random }))
      const id = newRecordId(random)
      const fields = { title: 'A film', file: { ...blob } }
      made(await first.vault.writer.save([{ id, type: 'EvidenceItem', home: { kind: 'press' }, fields }]))
      await rounds(first.vault, first.link)
      await rounds(second.vault, second.link)
      await rounds(first.vault, first.link)
      const running = ({ vault }: typeof first): SyncLoop => {
        const linkTo = (relay: KnownRelay): HttpLink => httpLink(relay)
        const loop = new SyncLoop(vault.replica, { linkTo, home: vault.home })
        ends.push(() => loop.stop())
        loop.start()
        return loop
      }
      const sender = running(first)
      await sender.now()
      await until(() => filesToSend(first.vault.replica).length === 0)
      // As a copy from before it was sent: files go after the words that name them.
      await store.forgetPiece(certain(fromHex(blob.sealed), 'a hash'))
      const reader = running(second)
      await reader.now()
      expect(await reader.fetch(blob)).toEqual({ ok: false, refusal: { kind: 'file-missing' } })
      if (how === 'open') {
        clock.set(clock.millis() + 25 * 3_600_000)
        await sender.now()
      } else {
        await sender.stop()
        if (how === 'with another relay') await toAnother(first, clock)
        await running(first).now()
      }
      if (how === 'with another relay') {
        await reader.now()
        await reader.now()
      }
      for (let turn = 0; turn < 50 && !(await reader.fetch(blob)).ok; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      expect(await blobIsWhole(second.vault.home, blob.sealed)).toBe(true)
      expect([first, second].flatMap(({ vault }) => vault.replica.alarms.list())).toEqual([])
    },
  )
})

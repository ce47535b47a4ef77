/**
 * Desks of one organisation, a relay that listens on this machine, its line set up, and callers who write by it:
 * everything is the real thing but the page, whose part `Caller` plays with the same functions.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ByteReader } from '@safeconduct/core/base/byte-reader.ts'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, type Result } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { burnHashOf, type ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import { type FirstMessage, sealPair, type ToLine } from '@safeconduct/core/line/message.ts'
import { keyForWeek, readNotice } from '@safeconduct/core/line/notice.ts'
import { type AttachHere, type Reply, readSlots } from '@safeconduct/core/line/replies.ts'
import { solveStamp } from '@safeconduct/core/line/stamp.ts'
import {
  cut,
  type PieceKind,
  sealPiece,
  type VoiceAnnounced,
  voiceTypes,
} from '@safeconduct/core/line/voice.ts'
import { weekOf } from '@safeconduct/core/line/week-keys.ts'
import { type CallerAsk, encodeCallerAsk, lineFrame } from '@safeconduct/core/line/wire.ts'
import { type LineAbout, type LineAnswer, parseLineAnswer } from '@safeconduct/core/line/wire-answers.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { newSealKey, type SealKey } from '@safeconduct/core/sealed/seal.ts'
import type { EnvelopePublicKey } from '@safeconduct/core/sealed/seal-to.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import { logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { beginJoining } from '@safeconduct/host/home/joining.ts'
import type { LineSetup } from '@safeconduct/host/line/line-setup.ts'
import { LineWork } from '@safeconduct/host/line/line-work.ts'
import { type HttpLink, httpLink } from '@safeconduct/host/relay/http-link.ts'
import { type TestClock, testClock } from '@safeconduct/host/vault/vault.fixture.ts'
import { createVault, joinVault, openVault, type Vault } from '@safeconduct/host/vault/vault.ts'
import { usualLimits } from '@safeconduct/relay/limits.ts'
import { easyStamps, pair } from '@safeconduct/relay/line/line.fixture.ts'
import { testMoment } from '@safeconduct/relay/relay.fixture.ts'
import { type TestServer, testServer } from '@safeconduct/relay/relay-server.fixture.ts'
import type { RelayStore } from '@safeconduct/relay/store.ts'

export const ways = { en: 'Ring the number', ru: 'Звоните', fr: 'Appelez' }

export function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

type Disk = { readonly home: string; readonly key: Bytes }

export class LineDesk {
  vault: Vault
  work: LineWork
  readonly link: HttpLink
  readonly disk: Disk
  readonly #clock: TestClock

  constructor(vault: Vault, link: HttpLink, disk: Disk, clock: TestClock) {
    this.vault = vault
    this.link = link
    this.disk = disk
    this.#clock = clock
    this.work = new LineWork({ vault, post: (ask) => link.line(ask) })
  }

  async rounds(times = 2): Promise<void> {
    for (let turn = 0; turn < times; turn++) await syncRound(this.vault.replica, this.link)
  }

  /** A tick, and what it saved goes to the relay. */
  async tick(): Promise<string | undefined> {
    await this.rounds(1)
    const { trouble } = await this.work.tick()
    await this.rounds(1)
    return trouble
  }

  get world() {
    const standing = this.work.standing()
    if (standing.state !== 'ready') throw new Error(`the line is ${standing.state}`)
    return standing.world
  }

  requests() {
    this.work.index.refresh()
    return this.work.index.contacts()
  }

  /** As after a lock or a crash: the vault from its disk, with nothing of what stood in memory. */
  async again(): Promise<void> {
    await this.vault.close()
    const opened = await openVault(this.disk.home, this.disk.key, { clock: this.#clock, random })
    this.vault = given(opened)
    this.work = new LineWork({ vault: this.vault, post: (ask) => this.link.line(ask) })
  }
}

export class LineScene {
  readonly clock: TestClock = testClock(testMoment)
  readonly desks: LineDesk[] = []
  server!: TestServer
  url = ''
  readonly #ends: (() => unknown)[] = []

  /** `alone`: the founder alone reads the line. */
  static async of(desks: number, store?: RelayStore, alone = false): Promise<LineScene> {
    const scene = new LineScene()
    scene.server = await testServer({
      ...(store === undefined ? {} : { store }),
      clock: scene.clock,
      limits: { line: { ...usualLimits.line, stamps: easyStamps } },
    })
    scene.#ends.push(() => scene.server.close())
    const { key } = await scene.server.relay.about(random.bytes(32), random.bytes(32))
    scene.url = relayAddressText(scene.server.url, scene.server.space)
    const disk = scene.#disk()
    const about = { name: 'Kestrel', createdAt: scene.clock.now() }
    const world = { clock: scene.clock, random }
    const founder = scene.#seat(given(await createVault(disk.home, disk.key, about, world)), disk, key)
    given(await founder.vault.replica.acts.setRelay({ url: scene.url, key }))
    await founder.rounds(3)
    while (scene.desks.length < desks) await scene.invite(key, alone)
    return scene
  }

  #disk(): Disk {
    const home = mkdtempSync(join(tmpdir(), 'line-'))
    this.#ends.push(() => rmSync(home, { recursive: true, force: true }))
    return { home, key: random.bytes(32) }
  }

  #seat(vault: Vault, disk: Disk, key: Parameters<typeof httpLink>[0]['key']): LineDesk {
    const link = httpLink({ url: this.url, key })
    const desk = new LineDesk(vault, link, disk, this.clock)
    this.#ends.push(
      () => link.close(),
      () => desk.vault.close(),
    )
    this.desks.push(desk)
    return desk
  }

  /** A colleague, who writes on the line unless it is the founder's alone. */
  async invite(key: Parameters<typeof httpLink>[0]['key'], alone = false): Promise<LineDesk> {
    const host = this.desk(0)
    const { acts } = host.vault.replica
    const world = { clock: this.clock, random }
    const open = given(await acts.invite('person'))
    const passphrase = given(parsePassphrase('seven quiet herons walk over cold stones'))
    const joining = given(
      await beginJoining(this.#disk().home, { invitation: open.text, passphrase, numbers: kdfFloor }, world),
    )
    const { id, token } = joining.mailbox
    given(await host.link.openBox(id, sha256(token), this.server.space))
    given(await acts.answered(open.id, joining.answerText))
    given(await acts.confirm(open.id))
    await host.rounds(3)
    const letters = given(await host.link.collect(id, token)).map(({ sealed }) => sealed)
    const joined = certain(await joining.welcomeIn(letters), 'a welcome')
    const disk = this.#disk()
    const desk = this.#seat(given(await joinVault(disk.home, disk.key, joined, world)), disk, key)
    await syncRound(desk.vault.replica, desk.link, { relay: { key, space: this.server.space } })
    if (!alone) await this.give(desk, 'writer')
    return desk
  }

  async give(desk: LineDesk, right: 'reader' | 'writer' | 'lead' | 'none'): Promise<void> {
    const { acts, book } = this.desk(0).vault.replica
    const log = certain(book.byName({ scope: { kind: 'line' }, part: 'whole' }), 'founded')
    const member = certain(desk.vault.replica.me.member, 'the roster was read')
    given(await acts.changeRights([{ log: logHexOf(log.id), member, right }]))
    await this.desk(0).rounds(3)
    await desk.rounds(3)
  }

  desk(at: number): LineDesk {
    return certain(this.desks[at], 'a desk of this scene')
  }

  /** The founder sets the line up, and every desk has its keys. */
  async setUp(): Promise<LineSetup> {
    const wish = {
      pages: ['https://line.example/'],
      exitTo: 'https://weather.example/',
      otherWays: ways,
      organisationName: '',
    }
    given(await this.desk(0).work.setUp(wish))
    for (let turn = 0; turn < 2; turn++) for (const desk of this.desks) await desk.tick()
    return this.desk(0).world.setup
  }

  caller(setup: LineSetup): Caller {
    return new Caller(this.server.url, setup, this.clock)
  }

  async end(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end()
  }
}

export function threadKeys(): ThreadKeys {
  return {
    thread: random.bytes(16),
    box: random.bytes(16),
    replyKey: newSealKey(random),
    burn: new Secret(random.bytes(32)),
  }
}

/** What stands in every page. */
export type LineKnown = Pick<LineSetup, 'line' | 'root'>

/** What a page does, without its screen. */
export class Caller {
  readonly real = threadKeys()
  readonly second = threadKeys()
  readonly #url: string
  readonly #setup: LineKnown
  readonly #clock: TestClock

  constructor(url: string, setup: LineKnown, clock: TestClock) {
    this.#url = url
    this.#setup = setup
    this.#clock = clock
  }

  get line(): Bytes {
    return this.#setup.line
  }

  async ask(ask: CallerAsk): Promise<LineAnswer> {
    const body = lineFrame(encodeCallerAsk(ask))
    const response = await fetch(`${this.#url}/line/v1`, { method: 'POST', body })
    const reader = new ByteReader(new Uint8Array(await response.arrayBuffer()))
    return certain(parseLineAnswer(reader.sized(8 * 1024 * 1024)), 'an answer of the relay')
  }

  async about(): Promise<LineAbout> {
    const answer = await this.ask({ what: 'about', line: this.#setup.line })
    if (answer.what !== 'about') throw new Error(`about: ${JSON.stringify(answer)}`)
    return answer.about
  }

  async weekKey(): Promise<EnvelopePublicKey> {
    const { notice } = await this.about()
    const read = given(await readNotice(notice, this.#setup.root, { line: this.#setup.line }))
    return certain(keyForWeek(read, weekOf(this.#clock.millis())), 'a key of this week')
  }

  async send(a: ToLine, b: ToLine): Promise<LineAnswer> {
    const { challenge, bits } = await this.about()
    const key = await this.weekKey()
    const blobs = given(await sealPair(a, b, key, this.#setup.line, random))
    const stamp = certain(await solveStamp(challenge, bits, { random, pause: async () => {} }), 'a stamp')
    return this.ask({ what: 'send', line: this.#setup.line, stamp, blobs })
  }

  first(text: string, more: Partial<FirstMessage> = {}): Promise<LineAnswer> {
    const { thread, box, replyKey, burn } = this.real
    const { burn: secondBurn, ...second } = this.second
    const message: FirstMessage = {
      kind: 'first',
      thread,
      box,
      replyKey,
      burnHash: burnHashOf(burn),
      lang: 'en',
      text,
      aboutOther: false,
      safe: { hours: [], screen: 'only-me', way: '', cannotTalk: '' },
      cover: { ...second, burnHash: burnHashOf(secondBurn), topic: 'repair' },
      ...more,
    }
    return this.send(message, { kind: 'cover', thread: this.second.thread })
  }

  followUp(text: string, keys: ThreadKeys = this.real, more: object = {}): Promise<LineAnswer> {
    const message = { kind: 'follow-up', thread: keys.thread, id: random.bytes(16), text, ...more } as const
    return this.send(message, { kind: 'nothing' })
  }

  opened(keys: ThreadKeys): Promise<LineAnswer> {
    return this.send({ kind: 'opened', thread: keys.thread, id: random.bytes(16) }, { kind: 'nothing' })
  }

  /** Bytes of the right length behind the name of the week's key, which open for nobody. */
  async junk(size = 1_024): Promise<LineAnswer> {
    const { challenge, bits } = await this.about()
    const stamp = certain(await solveStamp(challenge, bits, { random, pause: async () => {} }), 'a stamp')
    const blobs = pair(size, await this.weekKey())
    return this.ask({ what: 'send', line: this.#setup.line, stamp, blobs })
  }

  /** Pieces of a voice message, the first `most` of them. */
  async speak(sound: Bytes, most = Number.POSITIVE_INFINITY): Promise<VoiceAnnounced> {
    const voice = { slot: random.bytes(16), key: newSealKey(random), type: voiceTypes[0] }
    await this.#pieces(voice, 'voice', sound, most)
    return voice
  }

  /** A file into the place that an operator opened, under a key of this phone that the line alone is told. */
  async file(
    { slot }: AttachHere,
    content: Bytes,
    { keys = this.real, most = Number.POSITIVE_INFINITY } = {},
  ): Promise<void> {
    const file = { slot, key: newSealKey(random) }
    await this.followUp('', keys, { file })
    await this.#pieces(file, 'file', content, most)
  }

  /** Destroys the thread, as the page does: the box first, then the line is told. */
  async burn(keys: ThreadKeys = this.real): Promise<void> {
    await this.ask({ what: 'burn', box: keys.box, token: keys.burn.reveal() })
    await this.send({ kind: 'burnt', thread: keys.thread, id: random.bytes(16) }, { kind: 'nothing' })
  }

  async #pieces(
    { slot, key }: { readonly slot: Bytes; readonly key: SealKey },
    kind: PieceKind,
    content: Bytes,
    most: number,
  ): Promise<void> {
    const { challenge, bits } = await this.about()
    const stamp = certain(await solveStamp(challenge, bits, { random, pause: async () => {} }), 'a stamp')
    const parts = cut(content, kind)
    for (const [index, part] of parts.slice(0, most).entries()) {
      const place = { slot, kind, index, last: index === parts.length - 1 }
      const sealed = await sealPiece(key, place, part, random)
      const asked = { what: 'piece', line: this.#setup.line, slot, index, sealed } as const
      const answer = await this.ask(index === 0 ? { ...asked, stamp } : asked)
      if (answer.what !== 'done') throw new Error(`piece: ${JSON.stringify(answer)}`)
    }
  }

  async slots(keys: ThreadKeys = this.real): Promise<readonly Bytes[]> {
    const answer = await this.ask({ what: 'open', box: keys.box, page: 0 })
    if (answer.what !== 'slots') throw new Error(`open: ${answer.what}`)
    return answer.slots
  }

  async replies(keys: ThreadKeys = this.real): Promise<readonly Reply[]> {
    return readSlots(await this.slots(keys), {
      line: this.#setup.line,
      box: keys.box,
      replyKey: keys.replyKey,
    })
  }
}

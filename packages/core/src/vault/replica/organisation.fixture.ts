/**
 * People with desks. Without a relay the founder keeps, and whoever meets exchanges entries and letters by hand; with
 * one, a committer that reads nothing marks what comes next.
 */
import { equalBytes } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain, type Result } from '../../base/result.ts'
import { newEnvelopeKey } from '../../sealed/envelope.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { comparisonWords } from '../control/fingerprint-words.ts'
import { invitationBytes, parseInvitation, sealAnswer } from '../control/invitation.ts'
import { keyOfGrant, openMail } from '../control/mail.ts'
import { type DeviceId, deviceIdOf, logOf, type MemberId } from '../control/names.ts'
import { rosterAt } from '../control/roster.ts'
import { type Entry, entryHash } from '../entry.ts'
import { emptyFeed, headAfter } from '../feed.ts'
import type { CompartmentName } from '../schema.ts'
import type { Receipt } from '../sync/link.ts'
import { parseReceipt, signReceipt } from '../sync/receipt.ts'
import { keepReceipts } from '../sync/receipts.ts'
import { parseFrame } from './frame.ts'
import { MemoryStore } from './memory-store.ts'
import type { MarkedEntry } from './outcomes.ts'
import { schema, TestDevice, testClock } from './replica.fixture.ts'
import { Replica } from './replica.ts'

export function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

export class Club {
  readonly desks: TestDevice[] = []

  #relay: BlindCommitter | undefined

  static async of(members: number, { relay = false }: { readonly relay?: boolean } = {}): Promise<Club> {
    const club = new Club()
    const { store, world, clock } = newDesk()
    const replica = given(await Replica.found(store, world, { name: 'Kestrel', createdAt: clock.now() }))
    club.desks.push(new TestDevice(store, replica, clock, world))
    if (relay) {
      const key = await newSigningKey(random)
      given(await replica.acts.setRelay({ url: 'https://relay.example', key: publicKeyOf(key) }))
      club.#relay = new BlindCommitter(key)
    }
    while (club.desks.length < members) await club.invite(club.desk(0), 'person')
    return club
  }

  desk(at: number): TestDevice {
    return certain(this.desks[at], 'a desk of this club')
  }

  member(at: number): MemberId {
    const id = this.device(at)
    const roster = certain(this.desk(0).replica.book.roster, 'the founder has one')
    return certain(roster.devices.find(({ device }) => device === id)?.member, 'enrolled')
  }

  device(at: number): DeviceId {
    return deviceIdOf(this.desk(at).replica.me.device)
  }

  /** Invites, answers, compares, confirms, welcomes: a new person, or a further desk of the one who invites. */
  async invite(host: TestDevice, kind: 'person' | 'device'): Promise<TestDevice> {
    const offered = given(await host.replica.acts.invite(kind))
    const { store, world, clock } = newDesk(host.clock.at)
    const invitation = given(parseInvitation(offered.text, clock.millis()))
    const device = await newSigningKey(random)
    const envelope = newEnvelopeKey(random)
    const mailbox = random.bytes(16)
    const keys = { envelope: envelope.publicKey, box: mailbox }
    const { sealed, words } = await sealAnswer(invitation, device, keys, { random })
    const answered = given(await host.replica.acts.takeAnswer(offered.id, sealed))
    const seen = comparisonWords(invitationBytes(invitation), words)
    if (answered.words?.join() !== seen.join()) throw new Error('the words differ')
    given(await host.replica.acts.confirm(offered.id))
    // Until the keeper has marked it nothing is sent to the new desk.
    await this.meet()
    const letters = host.replica.acts.letters().filter(({ box }) => equalBytes(box, mailbox))
    const opened = await Promise.all(
      letters.map(({ sealed: one }) => openMail(envelope, publicKeyOf(device), invitation.organisation, one)),
    )
    const welcome = opened
      .flatMap((mail) => (typeof mail !== 'string' && 'keys' in mail.body ? mail.body.keys : []))
      .find(({ scope }) => scope === 'directory')
    const key = certain(welcome, 'a welcome for the new desk')
    const before = key.before === undefined ? {} : { before: keyOfGrant(key.before) }
    const joined = await Replica.join(store, world, {
      organisation: invitation.organisation,
      device,
      envelope: envelope.seed.reveal(),
      mailbox,
      directory: { log: logOf(key.log), epoch: key.epoch, key: keyOfGrant(key.key), ...before },
      roster: invitation.roster,
    })
    const desk = new TestDevice(store, given(joined), clock, world)
    this.desks.push(desk)
    await this.meet()
    return desk
  }

  async settle(desks: readonly TestDevice[] = this.desks): Promise<void> {
    for (const desk of desks) await desk.replica.acts.settle()
  }

  /** Everybody meets everybody, until nobody has anything new. */
  async meet(desks: readonly TestDevice[] = this.desks): Promise<void> {
    for (let turn = 0; turn < 12; turn++) {
      const before = fingerprint(desks)
      await this.settle(desks)
      for (const desk of desks) await this.#relay?.meets(desk)
      for (const from of desks) {
        await carryLetters(from, desks)
        for (const to of desks) if (to !== from) await carry(from, to)
      }
      for (const { replica } of desks) await replica.acknowledge()
      await this.settle(desks)
      if (fingerprint(desks) === before) return
    }
    throw new Error('the desks never come to rest')
  }

  /** Which epochs of a log this desk can open. */
  keysAt(at: number, name: CompartmentName): readonly number[] {
    const log = this.desk(at).replica.book.byName(name)
    const stored = this.desk(at)
      .store.logs.all()
      .find(({ row }) => row === log?.row)
    return [...(stored?.keys.keys() ?? [])].sort((a, b) => a - b)
  }
}

/** What a relay does for control chains: it marks the entry that comes next, and gives it to whoever asks. */
class BlindCommitter {
  readonly #key: SigningKey
  readonly #chains = new Map<string, MarkedEntry[]>()

  constructor(key: SigningKey) {
    this.#key = key
  }

  async meets({ replica, store }: TestDevice): Promise<void> {
    for (const log of replica.book.all()) await this.#offer(log.hex, chainOf({ store }, log.hex))
    for (const { log, entry } of replica.acts.toCommit()) {
      await this.#offer(log.toHex(), [{ entry, mark: undefined }])
    }
    for (const { log } of replica.acts.moves()) await replica.acts.moved(log)
    for (const log of replica.book.all()) {
      const chain = this.#chains.get(log.hex) ?? []
      await replica.receiveControl(log.id, chain)
      const own = [...log.feeds.values()].filter((feed) => feed.own !== undefined)
      const last = chain.at(-1)
      const ends = own.flatMap(
        ({ row, head }) => (row === undefined ? undefined : store.entries.at(row, head.seq)) ?? [],
      )
      const taken = await Promise.all(
        ends.map(async ({ entry }, at) => ({ entry, receipt: await this.#receipt(entry, 1_000 + at) })),
      )
      store.transaction(() => {
        if (last?.mark !== undefined)
          keepReceipts(store.shelf, publicKeyOf(this.#key), [last.entry], [last.mark])
        for (const { entry, receipt } of taken) {
          keepReceipts(store.shelf, publicKeyOf(this.#key), [entry], [receipt])
          replica.noteRelayed(log.id, entry.header.feed, entry.header.seq)
        }
      })
    }
  }

  async #offer(log: string, entries: readonly MarkedEntry[]): Promise<void> {
    const chain = this.#chains.get(log) ?? []
    this.#chains.set(log, chain)
    for (const { entry } of entries) {
      const head =
        chain.at(-1) === undefined ? emptyFeed : headAfter(certain(chain.at(-1), 'just asked').entry)
      if (entry.header.seq !== head.seq + 1 || !equalBytes(entry.header.previous, head.hash)) continue
      chain.push({ entry, mark: await this.#receipt(entry, chain.length + 1) })
    }
  }

  #receipt(entry: Entry, position: number): Promise<Receipt> {
    const { compartment } = entry.header
    return signReceipt(this.#key, { log: compartment, position, entry: entryHash(entry), day: 0 })
  }
}

function newDesk(at?: number) {
  const clock = testClock(at)
  return { store: new MemoryStore(), world: { clock, random, schema }, clock }
}

function fingerprint(desks: readonly TestDevice[]): string {
  return desks
    .map(({ replica, store }) => {
      const logs = replica.book.all().map((log) => {
        const feeds = [...log.feeds.values()].map(({ tag, head, tray }) => `${tag}${head.seq}.${tray.size}`)
        return `${log.hex}${log.control?.state.head[0] ?? 0}:${[...log.keys.keys()].join()}:${feeds.sort().join()}`
      })
      return `${logs.sort().join(' ')}|${store.shelf.list('mail-out', '').length}`
    })
    .join('\n')
}

/** Letters that nobody here can open stay where they are. */
async function carryLetters(from: TestDevice, desks: readonly TestDevice[]): Promise<void> {
  for (const { key, box, sealed } of from.replica.acts.letters()) {
    const to = desks.find(({ replica }) => equalBytes(replica.acts.box.id, box))
    if (to === undefined) continue
    await to.replica.acts.takeMail([sealed])
    await from.replica.acts.posted(key)
  }
}

/** What a stick carries: chains with their marks, proposals, and every feed of the logs that both know. */
export async function carry(from: TestDevice, to: TestDevice): Promise<void> {
  const logs = [...from.replica.book.all()].sort((a) => (a.name.scope.kind === 'directory' ? -1 : 1))
  for (const log of logs) {
    if (to.replica.book.get(log.id) === undefined) continue
    await to.replica.receiveControl(log.id, chainOf(from, log.hex))
    const offered = from.replica.acts.toCommit().filter(({ log: id }) => equalBytes(id, log.id))
    await to.replica.receiveControl(
      log.id,
      offered.map(({ entry }) => ({ entry, mark: undefined })),
    )
    await to.replica.receive(log.id, feedsOf(from, log.id), 'bundle')
  }
}

export function chainOf(desk: Pick<TestDevice, 'store'>, log: string): readonly MarkedEntry[] {
  return desk.store.shelf.list('control', `${log}/`).map(({ key, value }) => {
    const mark: Receipt | undefined = parseReceipt(desk.store.shelf.get('mark', key) ?? new Uint8Array())
    return { entry: certain(parseFrame(value), 'a kept entry'), mark }
  })
}

function feedsOf(desk: TestDevice, id: CompartmentId) {
  const log = certain(desk.replica.book.get(id), 'a log that is here')
  return [...log.feeds.values()].flatMap(({ row }) =>
    row === undefined ? [] : desk.store.entries.after(row, 0, 10_000).map(({ entry }) => entry),
  )
}

export function activeMembers(desk: TestDevice): readonly string[] {
  const roster = certain(desk.replica.book.roster, 'a desk that has read the roster')
  return [...rosterAt(roster).members.keys()].map(
    (id) => roster.members.find((one) => one.id === id)?.code ?? '',
  )
}

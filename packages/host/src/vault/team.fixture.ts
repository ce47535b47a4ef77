/** Colleagues with vaults on real disks. The founder keeps: what is decided is marked at once and told to everybody. */
import { type Bytes, toBase64Url, toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { newSigningKey, publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import { keeperMark } from '@safeconduct/core/vault/control/marks.ts'
import type { MembershipEvent } from '@safeconduct/core/vault/control/membership-events.ts'
import { deviceIdOf, type MemberId, newMemberId } from '@safeconduct/core/vault/control/names.ts'
import type { RosterEvent } from '@safeconduct/core/vault/control/roster-events.ts'
import { newDraft, writeControl } from '@safeconduct/core/vault/control/write-control.ts'
import type { Entry } from '@safeconduct/core/vault/entry.ts'
import { controlHead } from '@safeconduct/core/vault/replica/control-chain.ts'
import { parseFrame } from '@safeconduct/core/vault/replica/frame.ts'
import { epochOf, type LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { MarkedEntry, Received } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import { parseReceipt } from '@safeconduct/core/vault/sync/receipt.ts'
import type { TestHome, TestHomes } from './vault.fixture.ts'
import { joinVault, type Vault } from './vault.ts'

export const pressLog: CompartmentName = { scope: { kind: 'press' }, part: 'whole' }
const directory: CompartmentName = { scope: { kind: 'directory' }, part: 'whole' }

export type Colleague = {
  readonly home: TestHome
  vault: Vault
  readonly member: MemberId
  readonly code: string
}

export class VaultTeam {
  readonly people: Colleague[] = []
  readonly #homes: TestHomes

  private constructor(homes: TestHomes) {
    this.#homes = homes
  }

  static async of(count: number, homes: TestHomes): Promise<VaultTeam> {
    const team = new VaultTeam(homes)
    const home = homes.new()
    const vault = await home.create()
    team.people.push({ home, vault, member: certain(vault.replica.me.member, 'the founder'), code: 'M-01' })
    while (team.people.length < count) await team.join()
    return team
  }

  get founder(): Colleague {
    return this.at(0)
  }

  at(index: number): Colleague {
    return certain(this.people[index], 'a colleague of this team')
  }

  log(name: CompartmentName, of = this.founder): LogState {
    return certain(of.vault.replica.book.byName(name), 'a log that is here')
  }

  /** One more colleague: later than what the founder wrote alone. */
  async join(): Promise<void> {
    const home = this.#homes.new()
    const [device, envelope, box] = [await newSigningKey(random), newEnvelopeKey(random), random.bytes(16)]
    const [member, code] = [newMemberId(random), `M-${String(this.people.length + 1).padStart(2, '0')}`]
    const enrolled = {
      device: deviceIdOf(publicKeyOf(device)),
      envelope: toBase64Url(envelope.publicKey),
      box: toHex(box),
      kind: 'desk',
    } as const
    const log = this.log(directory)
    const roster = controlHead(log)
    const invitation = toHex(random.bytes(32))
    await this.decide(directory, {
      kind: 'member-added',
      member,
      code,
      role: 'member',
      device: enrolled,
      invitation,
    })
    const joined = await joinVault(
      home.path,
      home.key,
      {
        organisation: this.founder.vault.replica.organisation.id,
        device,
        envelope: envelope.seed.reveal(),
        mailbox: box,
        directory: { log: log.id, epoch: epochOf(log), key: keyOf(log) },
        roster,
      },
      { clock: home.clock, random },
    )
    const vault = certain(joined.ok ? joined.value : undefined, 'a new device joins')
    const person = { home, vault, member, code }
    this.people.push(person)
    await vault.replica.receiveControl(log.id, this.#chain(log))
    await vault.known()
    await this.grant(person, pressLog, 'writer')
  }

  /** A right, the keys and the control chain of a log. */
  async grant(to: Colleague, name: CompartmentName, right: 'reader' | 'writer' | 'lead'): Promise<void> {
    await this.decide(name, { kind: 'members', set: [[to.member, right]] })
    const log = this.log(name)
    await to.vault.replica.learn(
      log.id,
      log.name,
      new Map([...log.keys].map(([epoch, { key }]) => [epoch, key])),
    )
    await to.vault.replica.receiveControl(log.id, this.#chain(log))
  }

  /** A control event of the founder, marked by the founder as keeper, and told to all who have the log. */
  async decide(name: CompartmentName, event: RosterEvent | MembershipEvent): Promise<void> {
    const { replica, clock } = this.founder.vault
    const log = this.log(name)
    const kind = compartmentText(name) === compartmentText(directory) ? 'roster' : 'membership'
    const head = controlHead(log)
    const roster = kind === 'roster' ? {} : { roster: certain(replica.book.roster, 'founded').head[0] }
    const draft = newDraft(event, { base: head.seq, ...roster }, random)
    const where = { organisation: replica.organisation.id, log: log.id, kind } as const
    const author = { device: replica.deviceKey, feed: await newSigningKey(random) }
    const seal = { epoch: epochOf(log), key: keyOf(log), head }
    const entry = await writeControl(where, author, draft, seal, { random })
    const mark = await keeperMark(replica.deviceKey, log.id, entry, clock.millis())
    for (const { vault } of this.people) {
      if (vault.replica.book.get(log.id) !== undefined)
        await vault.replica.receiveControl(log.id, [{ entry, mark }])
    }
  }

  #chain(log: LogState): readonly MarkedEntry[] {
    const { shelf } = this.founder.vault.store
    return shelf.list('control', `${log.hex}/`).map(({ key, value }) => {
      const mark = shelf.get('mark', key)
      return { entry: certain(parseFrame(value), 'a frame'), mark: mark && parseReceipt(mark) }
    })
  }

  /** All that one has of a log goes to the other. */
  carry(from: Colleague, to: Colleague, name: CompartmentName = pressLog): Promise<Received> {
    return to.vault.replica.receive(this.log(name, from).id, entriesOf(from, this.log(name, from)), 'bundle')
  }

  async close(): Promise<void> {
    for (const { vault } of this.people) await vault.close()
  }
}

export function entriesOf({ vault }: Colleague, log: LogState): readonly Entry[] {
  return [...log.feeds.values()].flatMap(({ row }) =>
    row === undefined ? [] : vault.store.entries.after(row, 0, 100_000).map(({ entry }) => entry),
  )
}

function keyOf(log: LogState): Bytes {
  return certain(log.keys.get(epochOf(log)), 'the founder has every key').key
}

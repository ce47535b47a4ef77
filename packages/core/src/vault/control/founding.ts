/**
 * The first entries of control chains: of a whole organisation, and of one log. docs/formats/control.md, R10 and R40.
 *
 * A first entry needs no mark: nobody else knows of the log yet.
 */
import { type Bytes, toBase64Url, toHex } from '../../base/bytes.ts'
import type { Instant } from '../../base/date.ts'
import type { Random } from '../../base/random.ts'
import type { EnvelopePublicKey } from '../../sealed/envelope.ts'
import { newSigningKey, type PublicKey, type SigningKey } from '../../sealed/sign.ts'
import { type CompartmentId, epochKeyCommitment, newCompartmentId, scopeText } from '../compartment.ts'
import type { Entry } from '../entry.ts'
import { emptyFeed } from '../feed.ts'
import { type Genesis, organisationId, writeGenesis } from '../organisation.ts'
import { type CompartmentName, caseParts, type Part, type Scope } from '../schema.ts'
import type { MembershipEvent, PartLogs, RightList } from './membership-events.ts'
import { logHexOf, type MemberId, newMemberId } from './names.ts'
import { organisationLogs } from './roster-events.ts'
import { newDraft, writeControl } from './write-control.ts'

/** A log with its first key and first control entry: stored in one transaction, all or none. */
export type FoundedLog = {
  readonly id: CompartmentId
  readonly name: CompartmentName
  /** Epoch 1. */
  readonly key: Bytes
  readonly control: Entry
}
export type FoundedOrganisation = {
  readonly id: Bytes
  readonly genesis: Genesis
  readonly member: MemberId
  /** The directory first. */
  readonly logs: readonly FoundedLog[]
}

export type Founder = {
  readonly device: SigningKey
  readonly envelope: EnvelopePublicKey
  readonly dossierKey: PublicKey
  /** The founder's mailbox, 16 bytes. */
  readonly box: Bytes
}

/** Directory, line, press, shelters, events and claims, led by the founder, who is the first admin and keeps. */
export async function foundOrganisation(
  about: { readonly name: string; readonly createdAt: Instant; readonly memberCode?: string },
  founder: Founder,
  world: { readonly random: Random },
): Promise<FoundedOrganisation> {
  const { random } = world
  const { name, createdAt, memberCode = 'M-01' } = about
  const genesis = await writeGenesis({ name, createdAt, member: memberCode }, founder.device, founder)
  const id = organisationId(genesis.statement)
  const member = newMemberId(random)
  const ids = new Map(organisationLogs.map((kind) => [kind, newCompartmentId(random)]))
  const idOf = (kind: (typeof organisationLogs)[number]): CompartmentId => {
    const known = ids.get(kind)
    if (known === undefined) throw new Error('every log of the organisation was just named')
    return known
  }
  const directory = await foundDirectory({ id, genesis, member, idOf }, founder, world)
  const others = await Promise.all(
    organisationLogs.map((kind) =>
      openLog(
        { organisation: id, device: founder.device, roster: 1, member },
        { id: idOf(kind), name: { scope: { kind }, part: 'whole' }, members: [[member, 'lead']] },
        world,
      ),
    ),
  )
  return { id, genesis, member, logs: [directory, ...others] }
}

async function foundDirectory(
  {
    id: organisation,
    genesis,
    member,
    idOf,
  }: Pick<FoundedOrganisation, 'id' | 'genesis' | 'member'> & {
    readonly idOf: (kind: (typeof organisationLogs)[number]) => CompartmentId
  },
  { device, box }: Founder,
  world: { readonly random: Random },
): Promise<FoundedLog> {
  const log = newCompartmentId(world.random)
  const key = world.random.bytes(32)
  const hex = (kind: (typeof organisationLogs)[number]) => logHexOf(idOf(kind))
  const event = {
    kind: 'found',
    genesis: toBase64Url(genesis.statement),
    signature: toHex(genesis.signature),
    member,
    box: toHex(box),
    commit: toHex(epochKeyCommitment(log, 1, key)),
    logs: {
      line: hex('line'),
      press: hex('press'),
      shelters: hex('shelters'),
      events: hex('events'),
      claims: hex('claims'),
    },
  } as const
  const control = await writeControl(
    { organisation, log, kind: 'roster' },
    { device, feed: await newSigningKey(world.random) },
    newDraft(event, { base: 0 }, world.random),
    { epoch: 1, key, head: emptyFeed },
    world,
  )
  return { id: log, name: { scope: { kind: 'directory' }, part: 'whole' }, key, control }
}

export type LogFounder = {
  readonly organisation: Uint8Array
  readonly device: SigningKey
  /** The newest entry of the roster that the founder has. */
  readonly roster: number
  readonly member: MemberId
}
export type LogToOpen = {
  readonly id: CompartmentId
  readonly name: CompartmentName
  readonly members: RightList
  /** In the `work` log of a case: the logs of its other parts that are founded with it. */
  readonly parts?: PartLogs
}

export async function openLog(
  { organisation, device, roster }: LogFounder,
  { id, name, members, parts }: LogToOpen,
  world: { readonly random: Random },
): Promise<FoundedLog> {
  const key = world.random.bytes(32)
  const event: MembershipEvent = {
    kind: 'open',
    scope: scopeText(name.scope),
    part: name.part,
    commit: toHex(epochKeyCommitment(id, 1, key)),
    members,
    ...(parts === undefined ? {} : { parts }),
  }
  const control = await writeControl(
    { organisation, log: id, kind: 'membership' },
    { device, feed: await newSigningKey(world.random) },
    newDraft(event, { base: 0, roster }, world.random),
    { epoch: 1, key, head: emptyFeed },
    world,
  )
  return { id, name, key, control }
}

/**
 * The logs of a new case, `work` first. Whoever holds the shelters founds it without `names`: a lead of its `work`
 * who may hold names founds those later.
 */
export async function openCase(
  founder: LogFounder,
  caseId: string,
  { withNames }: { readonly withNames: boolean },
  world: { readonly random: Random },
): Promise<readonly FoundedLog[]> {
  const scope: Scope = { kind: 'case', caseId }
  const others = caseParts.filter((part) => part !== 'work' && (withNames || part !== 'names'))
  const ids = new Map<Part, CompartmentId>(others.map((part) => [part, newCompartmentId(world.random)]))
  const parts: PartLogs = Object.fromEntries([...ids].map(([part, id]) => [part, logHexOf(id)]))
  const members: RightList = [[founder.member, 'lead']]
  const work = { id: newCompartmentId(world.random), name: { scope, part: 'work' }, members, parts } as const
  const rest = [...ids].map(([part, id]) => ({ id, name: { scope, part }, members }))
  return Promise.all([work, ...rest].map((log) => openLog(founder, log, world)))
}

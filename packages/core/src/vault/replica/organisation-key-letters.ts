/**
 * A new key goes to the colleagues before its event is committed. docs/formats/control.md, R32 and R33.
 *
 * A device that is lost, or travels, between the event and its letters would take the only key of the log with it.
 * The letters do no harm when the event loses its race: the key counts nowhere until the chain has named it. So none is
 * taken back on its way: it may carry the key of another log beside, which was committed, and this device may be lost next.
 */
import { toBase64Url, toHex } from '../../base/bytes.ts'
import { scopeText } from '../compartment.ts'
import type { GrantedKey } from '../control/mail.ts'
import { entitledDevices } from '../control/membership.ts'
import { type DeviceId, deviceId, logHexOf } from '../control/names.ts'
import { committerOf, type Device } from '../control/roster.ts'
import { sealGrants } from '../control/rotation.ts'
import { entryHash } from '../entry.ts'
import { type Context, commit } from './context.ts'
import type { LogState } from './log-book.ts'
import { aboutNow, keepKeyLetters } from './organisation-letters.ts'
import { membershipOf, type Scene, sceneOf } from './organisation-scene.ts'
import { keepProposal, type StoredProposal, storedProposals } from './organisation-shelf.ts'

/** When nobody's box takes a letter for so long, the removal goes on without it. */
const patience = 60_000

/** One letter for each device that stays, with the keys of all logs that are about to get one. */
export async function handKeys(scene: Scene): Promise<void> {
  const { context, roster } = scene
  const { shelf } = context.store
  const byDevice = new Map<Device, GrantedKey[]>()
  const handed: { readonly proposal: StoredProposal; readonly to: ReadonlySet<DeviceId> }[] = []
  for (const proposal of storedProposals(shelf)) {
    const log = context.book.byHex(proposal.log)
    const granted = log === undefined ? undefined : proposedGrant(log, proposal)
    if (log === undefined || granted === undefined) continue
    // A laptop or a kit that came in since may be the only other one that reads the log.
    const there = new Set(handedTo(proposal))
    const more = stayingDevices(scene, log, proposal).filter(({ device }) => !there.has(device))
    if (proposal.letters !== undefined && more.length === 0) continue
    handed.push({ proposal, to: new Set(more.map(({ device }) => device)) })
    for (const device of more) byDevice.set(device, [...(byDevice.get(device) ?? []), granted])
  }
  if (handed.length === 0) return
  const wanted = [...byDevice].map(([to, keys]) => ({ to, keys }))
  const keysFor = new Map(wanted.map(({ to, keys }) => [to.device, keys]))
  const letters = await sealGrants(context, wanted, aboutNow(context, roster), context.world)
  const at = context.world.clock.millis()
  commit(context, () => {
    const names = keepKeyLetters(context, letters, keysFor)
    for (const { proposal, to } of handed) {
      const own = names.filter((name) => devicesIn([name]).some((device) => to.has(device)))
      keepProposal(shelf, { ...proposal, letters: [...(proposal.letters ?? []), ...own], handedAt: at })
    }
  })
}

/** The key of an epoch proposal that stands on its chain. */
function proposedGrant(log: LogState, { state, entry, key, draft }: StoredProposal): GrantedKey | undefined {
  const { event } = draft
  if (state !== 'mine' || entry === undefined || key === undefined || event.kind !== 'epoch') return undefined
  const before = log.keys.get(event.epoch - 1)?.key
  const said = [entry.header.seq, toHex(entryHash(entry))] as const
  return {
    log: logHexOf(log.id),
    scope: scopeText(log.name.scope),
    part: log.name.part,
    epoch: event.epoch,
    key: toBase64Url(key),
    ...(before === undefined ? {} : { before: toBase64Url(before) }),
    said,
    // What is committed so far: a key whose event is still on its way does not claim that it is.
    head: [entry.header.seq - 1, toHex(entry.header.previous)],
  }
}

function stayingDevices(
  { view, device }: Scene,
  log: LogState,
  { draft }: StoredProposal,
): readonly Device[] {
  const { event } = draft
  const stay = 'members' in event ? new Set(event.members.map(([member]) => member)) : undefined
  return entitledDevices(view, membershipOf(log)).filter(
    (one) => one.device !== device && (stay?.has(one.member) ?? true),
  )
}

/** May the event be committed: has the key reached a colleague's box, or is there nobody to give it to? */
export function areKeysHanded(context: Context, proposal: StoredProposal): boolean {
  const { store, world } = context
  if (proposal.key === undefined) return true
  const { letters, handedAt = 0 } = proposal
  if (letters === undefined) return false
  const hasLeft = (name: string): boolean => store.shelf.get('mail-out', name) === undefined
  if (isOwnLeave(context, proposal)) {
    const desks = new Set(desksWhoStay(context, proposal))
    return letters.some((name) => hasLeft(name) && devicesIn([name]).some((device) => desks.has(device)))
  }
  if (letters.length === 0 || letters.some(hasLeft)) return true
  const waited = world.clock.millis() - handedAt
  return waited >= patience || waited < 0
}

/**
 * Whoever leaves a log by their own hand lets go of it when that is marked: nothing presses, so it waits until somebody who
 * stays was sent the key. Where sticks carry the letters the log leaves later, when a colleague has written in it.
 */
function isOwnLeave(context: Context, { out }: StoredProposal): boolean {
  const scene = sceneOf(context)
  return scene !== undefined && out.includes(scene.me) && committerOf(scene.roster)?.kind === 'relay'
}

function desksWhoStay(context: Context, proposal: StoredProposal): readonly DeviceId[] {
  const scene = sceneOf(context)
  const log = context.book.byHex(proposal.log)
  const staying = scene === undefined || log === undefined ? [] : stayingDevices(scene, log, proposal)
  return staying.filter(({ kind }) => kind === 'desk').map(({ device }) => device)
}

/** Devices that were handed the key of this proposal. */
export function handedTo({ letters = [] }: StoredProposal): readonly DeviceId[] {
  return devicesIn(letters)
}

function devicesIn(letters: readonly string[]): readonly DeviceId[] {
  return letters.flatMap((name) => {
    const device = deviceId(name.slice(name.indexOf('/') + 1), '')
    return device.ok ? [device.value] : []
  })
}

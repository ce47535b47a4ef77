/**
 * What members do with an organisation: invite, enrol, give and take rights, remove, travel, and what follows by itself.
 *
 * Every act writes a control event, keeps it as a proposal, and is done when the committer has marked it. The relay,
 * a stick or the simulator carries entries and letters; nothing here knows which.
 */

import type { Bytes } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { type PublicKey, publicKeyOf } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { type InvitationKind, parseAnswerText } from '../control/invitation.ts'
import { type DeviceId, deviceIdOf, type LogHex, type MemberId, type Role } from '../control/names.ts'
import type { Holding } from '../control/never-both.ts'
import type { NewDevice } from '../control/roster-events.ts'
import type { CasePart } from '../schema.ts'
import { type Context, commit, unlessFull } from './context.ts'
import { DeviceSecrets } from './device-secrets.ts'
import { resolveGrants } from './organisation-grants.ts'
import { foundNames, handOver } from './organisation-handing.ts'
import { confirm, dropInvitation, invitations, invite, takeAnswer } from './organisation-invitations.ts'
import { letterHasLeft } from './organisation-letters.ts'
import { takeEarly, takeMail } from './organisation-mail.ts'
import { askBack, askedBack, onDevice, preview, remove, setRole, travel } from './organisation-people.ts'
import { propose } from './organisation-proposals.ts'
import { assign, changeRights, holdingHere, worstOf } from './organisation-rights.ts'
import { rotateAll } from './organisation-rotation.ts'
import { ownBox, type Scene, sceneFor } from './organisation-scene.ts'
import {
  approveProposal,
  awaitsPost,
  chainsOf,
  dropProposal,
  keyWanted,
  movesOf,
  proposalsShown,
  settleOnce,
  toCommit,
} from './organisation-settling.ts'
import { storedLetters } from './organisation-shelf.ts'
import {
  agreeToStrike,
  proposeStrike,
  type StrikeAsked,
  type StrikeWish,
  strikesAsked,
} from './organisation-striking.ts'
import type {
  AccessMove,
  ActOutcome,
  ActRefusal,
  EntryToCommit,
  Letter,
  MailTaken,
  OpenInvitation,
  Proposal,
  RemovalPreview,
  RightChange,
} from './organisation-words.ts'
import { StoreFull } from './store.ts'
import { compareTold } from './told-chains.ts'

export type Act = Promise<Result<ActOutcome, ActRefusal>>

/** What a replica lends its acts: one turn at a time, and what it knows. */
export type ActsParts = {
  readonly context: Context
  readonly turn: <T>(work: () => Promise<T>) => Promise<T>
}

/** Whatever follows from one thing and calls for the next ends after so many: each is an event of its own. */
const mostFollowing = 32

/** A full disk refuses an act; it never ends the program in the middle of one. */
async function orDiskFull<T>(work: () => Promise<Result<T, ActRefusal>>): Promise<Result<T, ActRefusal>> {
  try {
    return await work()
  } catch (problem) {
    if (!(problem instanceof StoreFull)) throw problem
    return refuse({ kind: 'disk-full' })
  }
}

export class OrganisationActs {
  readonly #context: Context
  readonly #turn: ActsParts['turn']

  constructor({ context, turn }: ActsParts) {
    this.#context = context
    this.#turn = turn
    this.secrets = new DeviceSecrets(context, turn)
  }

  /** An act, and what follows from it by itself. */
  #act(work: (scene: Scene) => Promise<Result<ActOutcome, ActRefusal>>): Act {
    return this.#turn(async () => {
      const done = await orDiskFull(() => this.#inScene(work))
      // Done is done: what follows from it, and found no room, follows in the next round.
      await unlessFull(() => this.#settleNow())
      return done
    })
  }

  async #inScene<T>(work: (scene: Scene) => Promise<Result<T, ActRefusal>>): Promise<Result<T, ActRefusal>> {
    const scene = sceneFor(this.#context)
    return scene.ok ? work(scene.value) : scene
  }

  /** Something small of which nothing follows. */
  #small<T>(work: () => Promise<Result<T, ActRefusal>>): Promise<Result<T, ActRefusal>> {
    return this.#turn(() => orDiskFull(work))
  }

  invite(kind: InvitationKind): Promise<Result<OpenInvitation, ActRefusal>> {
    return this.#small(() => this.#inScene(async (scene) => ok(invite(scene, kind))))
  }

  invitations(): readonly OpenInvitation[] {
    return invitations(this.#context)
  }

  /** The answer as text, where no relay carries it. */
  answered(invitation: string, text: string): Promise<Result<OpenInvitation, ActRefusal>> {
    const sealed = parseAnswerText(text)
    return sealed.ok ? this.takeAnswer(invitation, sealed.value) : Promise.resolve(sealed)
  }

  /** An answer from the box of an invitation. */
  takeAnswer(invitation: string, sealed: Bytes): Promise<Result<OpenInvitation, ActRefusal>> {
    return this.#small(() => takeAnswer(this.#context, invitation, sealed))
  }

  /** After the six words were compared. */
  confirm(invitation: string, { role = 'member' }: { readonly role?: Role } = {}): Act {
    return this.#act((scene) => confirm(scene, invitation, role))
  }

  dropInvitation(invitation: string): Promise<Result<OpenInvitation, ActRefusal>> {
    return this.#small(async () => dropInvitation(this.#context, invitation))
  }

  /** A kit of one's own, or a device that a kit brings in. */
  enrol(device: NewDevice): Act {
    return this.#act((scene) =>
      propose(scene, this.#context.book.directory, { kind: 'device-enrolled', member: scene.me, device }),
    )
  }

  removal(member: MemberId): Result<RemovalPreview, ActRefusal> {
    const scene = sceneFor(this.#context)
    return scene.ok ? preview(scene.value, member) : scene
  }

  remove(member: MemberId): Act {
    return this.#act((scene) => remove(scene, member))
  }

  setRole(member: MemberId, role: Role): Act {
    return this.#act((scene) => setRole(scene, member, role))
  }

  strike(device: DeviceId): Act {
    return this.#act((scene) => onDevice(scene, 'device-struck', device))
  }

  /** Remote lock: any colleague may, and it can be undone. */
  suspend(device: DeviceId): Act {
    return this.#act((scene) => onDevice(scene, 'device-suspended', device))
  }

  restore(device: DeviceId): Act {
    return this.#act((scene) => onDevice(scene, 'device-restored', device))
  }

  /** This device: everything but the roster leaves it when the event is committed. */
  travel(): Act {
    return this.#act(travel)
  }

  askBack(): Promise<Result<number, ActRefusal>> {
    return this.#small(() => askBack(this.#context, deviceIdOf(publicKeyOf(this.#context.device))))
  }

  /** Devices that travelled and ask for their keys. */
  askedBack(): readonly DeviceId[] {
    return askedBack(this.#context)
  }

  giveBack(device: DeviceId): Act {
    return this.#act((scene) => onDevice(scene, 'device-returned', device))
  }

  changeRights(changes: readonly RightChange[]): Act {
    return this.#act((scene) => changeRights(scene, changes))
  }

  assign(
    caseId: string,
    member: MemberId,
    parts: Readonly<Partial<Record<CasePart, RightChange['right']>>>,
  ): Act {
    return this.#act((scene) => assign(scene, caseId, member, parts))
  }

  foundNames(caseId: string): Act {
    return this.#act((scene) => foundNames(scene, caseId))
  }

  /** The only member held both, and others came: one of the two goes to this member and leaves here. */
  handOver(what: 'names' | 'shelters', to: MemberId): Act {
    return this.#act((scene) => handOver(scene, what, to))
  }

  holding(): Holding {
    return holdingHere(this.#context)
  }

  setRelay({ url, key }: { readonly url: string; readonly key: PublicKey }): Act {
    return this.#act((scene) =>
      propose(scene, this.#context.book.directory, { kind: 'relay-set', url, key: deviceIdOf(key) }),
    )
  }

  setKeeper(device: DeviceId): Act {
    return this.#act((scene) => onDevice(scene, 'keeper-set', device))
  }

  rotateAll(why: 'suspicion' | 'age'): Act {
    return this.#act(async (scene) => {
      const done = await rotateAll(scene, why)
      return done.ok ? worstOf(done.value) : done
    })
  }

  /** Words of these records are to leave this log: another member has to agree. Undefined: nothing is left to strike. */
  strikeWords(log: LogHex, wish: StrikeWish): Promise<Result<ActOutcome, ActRefusal> | undefined> {
    return this.#turn(async () => {
      const scene = sceneFor(this.#context)
      const found = this.#context.book.byHex(log)
      if (!scene.ok) return scene
      return found === undefined ? refuse({ kind: 'no-such-log' }) : proposeStrike(scene.value, found, wish)
    })
  }

  /** Strikes that colleagues wish and that come out alike on this desk. */
  strikesAsked(): Promise<readonly StrikeAsked[]> {
    return this.#turn(async () => {
      const scene = sceneFor(this.#context)
      return scene.ok ? strikesAsked(scene.value) : []
    })
  }

  agreeToStrike(log: LogHex, id: string): Act {
    return this.#act((scene) => agreeToStrike(scene, log, id))
  }

  proposals(): readonly Proposal[] {
    return proposalsShown(this.#context)
  }

  approve(proposal: string): Act {
    return this.#act((scene) => approveProposal(scene, proposal))
  }

  dropProposal(proposal: string): Promise<Result<true, ActRefusal>> {
    return this.#small(async () => dropProposal(this.#context, proposal))
  }

  /** Does what follows by itself: marks as keeper, makes overtaken proposals anew, rotates, grants. */
  settle(): Promise<void> {
    return this.#turn(() => this.#settleNow())
  }

  async #settleNow(): Promise<void> {
    const context = this.#context
    await resolveGrants(context)
    await takeEarly(context)
    compareTold(context)
    for (let turn = 0; turn < mostFollowing; turn++) {
      const before = chainsOf(context)
      await settleOnce(context)
      if (chainsOf(context) === before) return
    }
  }

  toCommit(): readonly EntryToCommit[] {
    return toCommit(this.#context)
  }

  /** A proposal waits for its letters: post them, and ask `toCommit` again. */
  awaitsPost(): boolean {
    return awaitsPost(this.#context)
  }

  /** Somebody else's entry took the place: it is made anew on top of that when it has been read. */
  lostRace(_proposal: string): Promise<void> {
    return Promise.resolve()
  }

  letters(): readonly Letter[] {
    return storedLetters(this.#context.store.shelf)
  }

  posted(key: string): Promise<void> {
    return this.#turn(async () => commit(this.#context, () => letterHasLeft(this.#context.store.shelf, key)))
  }

  takeMail(sealed: readonly Bytes[]): Promise<MailTaken> {
    return this.#turn(() => takeMail(this.#context, sealed))
  }

  /** After an epoch of ours: the relay is told that only the new key opens the log. */
  moves(): readonly AccessMove[] {
    return movesOf(this.#context)
  }

  moved(log: CompartmentId): Promise<void> {
    return this.#turn(async () =>
      commit(this.#context, () => this.#context.store.shelf.drop('move', log.toHex())),
    )
  }

  /** This device's mailbox and what empties it. */
  get box(): { readonly id: Bytes; readonly token: Bytes } {
    return ownBox(this.#context)
  }

  /** Secrets that lie on this device and in no log. */
  readonly secrets: DeviceSecrets

  /** Logs that this member may read and whose key has not come: shown as withheld. */
  keyWanted(): readonly LogHex[] {
    return keyWanted(this.#context)
  }
}

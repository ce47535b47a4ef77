/**
 * A home that has asked to be let into an organisation and knows nothing of it yet.
 *
 * Beside `slots.json` lies `joining`: the invitation, the keys that this device has made and its answer, sealed under
 * the home's key. It outlives a lock and a power cut, because six words that were compared must stay the same, and it
 * goes when the organisation's list of members has been read. docs/formats/control.md, rules R80 to R89.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '@safeconduct/core/base/bytes.ts'
import { canonicalBytes, parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import {
  type EnvelopeKey,
  envelopeKeyFrom,
  envelopeKeySeed,
  publicHalfOf,
} from '@safeconduct/core/sealed/envelope.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { open, type SealKey, seal, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import { publicKeyOf, type SigningKey, signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import { type KdfNumbers, newSlot } from '@safeconduct/core/sealed/unlock.ts'
import { comparisonWords, fingerprintWords } from '@safeconduct/core/vault/control/fingerprint-words.ts'
import {
  answerText,
  type Invitation,
  type InvitationKind,
  type InvitationRefusal,
  invitationBox,
  invitationBytes,
  isExpired,
  openAnswer,
  parseInvitation,
  readInvitation,
  sealAnswer,
} from '@safeconduct/core/vault/control/invitation.ts'
import { type InvitationEnd, invitationEndIn } from '@safeconduct/core/vault/control/invitation-end.ts'
import { openMail } from '@safeconduct/core/vault/control/mail.ts'
import { waysOf } from '@safeconduct/core/vault/recovery/kit-letter.ts'
import type { JoinedKeys } from '@safeconduct/core/vault/replica/replica.ts'
import type { KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import { isDiskFull } from '../store/damage.ts'
import { joinVault, type Vault, type VaultWorld } from '../vault/vault.ts'
import { platformArgon2id } from './argon2.ts'
import { type HomeRefusal, hasOrganisation, prepareHome } from './home.ts'
import { replaceFile, writeSlots } from './slots-file.ts'

export type JoinAsk = {
  readonly invitation: string
  readonly passphrase: Passphrase
  readonly numbers?: KdfNumbers
}

/** What this device is, and what it has answered. */
export type Joining = {
  readonly invitation: Invitation
  readonly device: SigningKey
  readonly envelope: EnvelopeKey
  /** Its mailbox at the relay. */
  readonly mailbox: Bytes
  readonly answer: Bytes
  readonly words: readonly string[]
}

const fileName = 'joining'

export function isJoining(home: string): boolean {
  return existsSync(join(home, fileName))
}

/** Makes this device's keys and its answer; the passphrase protects them from the first byte. */
export async function beginJoining(
  home: string,
  { invitation: typed, passphrase, numbers }: JoinAsk,
  world: VaultWorld,
): Promise<Result<JoiningHome, HomeRefusal | InvitationRefusal>> {
  const invitation = parseInvitation(typed, world.clock.millis())
  if (!invitation.ok) return invitation
  const prepared = prepareHome(home)
  if (!prepared.ok) return prepared
  if (hasOrganisation(home)) return refuse({ kind: 'home-has-organisation' })
  const key = new Secret(world.random.bytes(32))
  const work = { random: world.random, argon2id: platformArgon2id, ...(numbers && { numbers }) }
  const seeds = {
    device: world.random.bytes(32),
    envelope: world.random.bytes(32),
    mailbox: world.random.bytes(16),
  }
  try {
    const slot = await newSlot(passphrase, key, work)
    const joining = await joiningOf(invitation.value, seeds, undefined, world.random)
    await keep(home, key, { joining, seeds }, world.random)
    // Last, as with a new organisation: without it there is nothing to open.
    writeSlots(home, [slot])
    return ok(new JoiningHome(home, key, joining))
  } catch (problem) {
    rmSync(join(home, fileName), { force: true })
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    throw problem
  }
}

/** An empty home becomes the device that a kit has just enrolled; what it begins with is known already. */
export async function beginReturn(
  home: string,
  {
    passphrase,
    joined,
    numbers,
  }: { readonly passphrase: Passphrase; readonly joined: JoinedKeys; readonly numbers?: KdfNumbers },
  world: VaultWorld,
): Promise<Result<Vault, HomeRefusal>> {
  const prepared = prepareHome(home)
  if (!prepared.ok) return prepared
  if (hasOrganisation(home)) return refuse({ kind: 'home-has-organisation' })
  const key = new Secret(world.random.bytes(32))
  const work = { random: world.random, argon2id: platformArgon2id, ...(numbers && { numbers }) }
  const slot = await newSlot(passphrase, key, work)
  const vault = await joinVault(home, key.reveal(), joined, world)
  if (vault.ok) writeSlots(home, [slot])
  return vault
}

/** A home that was locked while it waited. Undefined: its file is damaged, and only a new invitation helps. */
export async function resumeJoining(home: string, key: Secret<Bytes>): Promise<JoiningHome | undefined> {
  const opened = await open(fileKey(key), context, readFileSync(join(home, fileName)))
  const json = opened.ok ? parseJson(opened.value) : undefined
  const raw = json?.ok === true ? json.value : undefined
  if (!isObject(raw)) return undefined
  const read = (name: string): Bytes => fromBase64Url(String(raw[name])) ?? new Uint8Array()
  const invitation = readInvitation(read('invitation'))
  const seeds = { device: read('device'), envelope: read('envelope'), mailbox: read('mailbox') }
  if (invitation === undefined || seeds.device.length !== 32 || seeds.envelope.length !== 32) return undefined
  const joining = await joiningOf(invitation, seeds, read('answer'))
  return new JoiningHome(home, key, joining)
}

type Seeds = { readonly device: Bytes; readonly envelope: Bytes; readonly mailbox: Bytes }

async function joiningOf(
  invitation: Invitation,
  { device: seed, envelope: envelopeSeed, mailbox }: Seeds,
  kept: Bytes | undefined,
  random?: Random,
): Promise<Joining> {
  const made = await signingKeyFrom(seed)
  const device = certain(made.ok ? made.value : undefined, 'a seed has 32 bytes')
  const key = envelopeKeyFrom(envelopeSeed)
  const envelope = certain(key.ok ? key.value : undefined, 'a seed has 32 bytes')
  const keys = { envelope: publicHalfOf(envelope), box: mailbox }
  const answer =
    kept ??
    (await sealAnswer(invitation, device, keys, { random: certain(random, 'a new answer has dice') })).sealed
  const opened = await openAnswer(invitation, answer)
  const said = certain(opened.ok ? opened.value : undefined, 'our own answer opens')
  const words = comparisonWords(invitationBytes(invitation), said.words)
  return { invitation, device, envelope, mailbox, answer, words }
}

/** What waits, for whoever shows it and whoever carries its answer. */
export class JoiningHome {
  readonly home: string
  readonly key: Secret<Bytes>
  readonly joining: Joining

  constructor(home: string, key: Secret<Bytes>, joining: Joining) {
    this.home = home
    this.key = key
    this.joining = joining
  }

  get kind(): InvitationKind {
    return this.joining.invitation.kind
  }

  /** The organisation's eleven words, as the invitation has them. */
  get organisation(): readonly string[] {
    return fingerprintWords(this.joining.invitation.organisation)
  }

  get relay(): KnownRelay | undefined {
    return this.joining.invitation.relay
  }

  /** The box in which the answer is left and the last word on the invitation is found; whoever invited empties it. */
  get answerBox(): { readonly id: Bytes; readonly token: Bytes } {
    const { box, token } = invitationBox(this.joining.invitation)
    return { id: box, token }
  }

  /** Whether letters of that box say that nobody comes in by this invitation any more. */
  endIn(letters: readonly Uint8Array[]): Promise<InvitationEnd | undefined> {
    return invitationEndIn(this.joining.invitation, publicKeyOf(this.joining.device), letters)
  }

  /** For whom no relay carries it. */
  get answerText(): string {
    return answerText(this.joining.answer)
  }

  expired(millis: number): boolean {
    return isExpired(this.joining.invitation, millis)
  }

  /** This device's mailbox, and what opens and empties it. */
  get mailbox(): { readonly id: Bytes; readonly token: Bytes } {
    const { mailbox, envelope } = this.joining
    return { id: mailbox, token: deriveBytes(envelopeKeySeed(envelope), 'box-token') }
  }

  /**
   * What this device begins with, if a welcome lies among these letters. None is believed before the list of members
   * has been judged: it may be no older than the invitation knew it.
   */
  async welcomeIn(letters: readonly Uint8Array[]): Promise<JoinedKeys | undefined> {
    const { invitation, device, envelope, mailbox: box } = this.joining
    const { organisation, roster } = invitation
    const ways: JoinedKeys[] = []
    for (const letter of letters) {
      const mail = await openMail(envelope, publicKeyOf(device), organisation, letter)
      if (typeof mail !== 'string') ways.push(...waysOf({ device, envelope, box }, organisation, mail))
    }
    const newest = ways.toSorted(
      (a, b) => b.roster.seq - a.roster.seq || b.directory.epoch - a.directory.epoch,
    )
    return newest.find((way) => way.roster.seq >= roster.seq)
  }
}

/** The list of members was read, or the person gave up and nothing of it is left. */
export function forgetJoining(home: string): void {
  rmSync(join(home, fileName), { force: true })
}

export function dropJoining(home: string): void {
  // The slot first: a home whose keys nobody can open is empty.
  rmSync(join(home, 'slots.json'), { force: true })
  forgetJoining(home)
}

const context = utf8('safeconduct/v1/joining\0')

function fileKey(key: Secret<Bytes>): SealKey {
  const made = sealKeyFrom(deriveBytes(key.reveal(), 'joining'))
  return certain(made.ok ? made.value : undefined, 'a derived key has 32 bytes')
}

async function keep(
  home: string,
  key: Secret<Bytes>,
  { joining, seeds }: { readonly joining: Joining; readonly seeds: Seeds },
  random: Random,
): Promise<void> {
  const plain = canonicalBytes({
    answer: toBase64Url(joining.answer),
    device: toBase64Url(seeds.device),
    envelope: toBase64Url(seeds.envelope),
    invitation: toBase64Url(invitationBytes(joining.invitation)),
    mailbox: toBase64Url(seeds.mailbox),
  })
  replaceFile(join(home, fileName), await seal(fileKey(key), context, plain, { random }))
}

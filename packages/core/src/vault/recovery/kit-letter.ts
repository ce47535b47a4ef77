/**
 * The first letter in a kit's box: which organisation it is for. docs/formats/recovery.md, rules K15–K17.
 *
 * Whoever comes back by a kit types words: its own, and the fingerprint's. The organisation's id is longer than
 * the fingerprint, and without it no other letter opens; so it lies in the box, sealed to the kit. The letter is signed
 * by nobody and claims nothing: it counts when its id has the fingerprint that stands on the paper.
 */
import { type Bytes, concat, utf8 } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { type EnvelopePublicKey, openWith, sealTo } from '../../sealed/envelope.ts'
import { type PublicKey, publicKeyOf } from '../../sealed/sign.ts'
import { parseCompartmentId } from '../compartment.ts'
import { fingerprintWords } from '../control/fingerprint-words.ts'
import { keyOfGrant, type Mail, openMail } from '../control/mail.ts'
import { bytesOfHex } from '../control/names.ts'
import { pad, unpad } from '../padding.ts'
import type { JoinedKeys } from '../replica/replica.ts'
import type { KitKeys } from './kit.ts'

const info = utf8('safeconduct/v1/kit-letter\0')
const idLength = 32

/** Made by any device of the kit's member, from what the roster says of the kit. */
export function sealKitLetter(
  organisation: Uint8Array,
  kit: { readonly device: PublicKey; readonly envelope: EnvelopePublicKey },
  world: { readonly random: Random },
): Promise<Bytes> {
  return sealTo(kit.envelope, { info, aad: kit.device }, pad(organisation), world)
}

export type KitBoxRefusal =
  /** Nothing is there: another relay, a kit that was never enrolled, or letters that were not renewed for a year. */
  | { readonly kind: 'kit-box-empty' }
  /** The box has letters of organisations, and none of them has this fingerprint. */
  | { readonly kind: 'kit-of-another-organisation' }
  /** The organisation is this one, and its directory's key is not there. */
  | { readonly kind: 'kit-not-welcomed' }

export type KitBox = {
  readonly organisation: Bytes
  /** What the paper device may begin with, the newest first. One that is false leads to no roster: then the next. */
  readonly ways: readonly JoinedKeys[]
}

/** Reads everything that lay in the box. None of it is believed before the directory's chain has been judged. */
export async function readKitBox(
  keys: KitKeys,
  fingerprint: readonly string[],
  items: readonly Uint8Array[],
): Promise<Result<KitBox, KitBoxRefusal>> {
  if (items.length === 0) return refuse({ kind: 'kit-box-empty' })
  const organisation = await organisationIn(keys, fingerprint, items)
  if (organisation === undefined) return refuse({ kind: 'kit-of-another-organisation' })
  const mails: Mail[] = []
  for (const item of items) {
    const mail = await openMail(keys.envelope, publicKeyOf(keys.device), organisation, item)
    if (typeof mail !== 'string') mails.push(mail)
  }
  const ways = mails.flatMap((mail) => waysOf(keys, organisation, mail))
  const newest = ways.toSorted((a, b) => b.roster.seq - a.roster.seq || b.directory.epoch - a.directory.epoch)
  return newest.length === 0 ? refuse({ kind: 'kit-not-welcomed' }) : ok({ organisation, ways: newest })
}

async function organisationIn(
  keys: KitKeys,
  fingerprint: readonly string[],
  items: readonly Uint8Array[],
): Promise<Bytes | undefined> {
  const wanted = fingerprint.join(' ')
  for (const item of items) {
    const padded = await openWith(keys.envelope, { info, aad: publicKeyOf(keys.device) }, item)
    const id = padded.ok ? unpad(padded.value) : undefined
    if (id?.length === idLength && fingerprintWords(id).join(' ') === wanted) return concat(id)
  }
  return undefined
}

/** What a letter with the directory's key lets a device begin with: a kit, or one that was invited. */
export function waysOf(
  keys: Pick<KitKeys, 'device' | 'envelope' | 'box'>,
  organisation: Bytes,
  { body, base }: Mail,
): readonly JoinedKeys[] {
  if (body.kind !== 'welcome' && body.kind !== 'grant') return []
  return body.keys.flatMap(({ scope, log, epoch, key, before, head }) => {
    const directory = parseCompartmentId(bytesOfHex(log))
    if (scope !== 'directory' || directory === undefined) return []
    const [seq, hash] = head[0] >= base[0] ? head : base
    return [
      {
        organisation,
        device: keys.device,
        envelope: keys.envelope.seed.reveal(),
        mailbox: keys.box,
        directory: {
          log: directory,
          epoch,
          key: keyOfGrant(key),
          // Without it nobody reads the entry that announced the newest key, and all earlier keys inside it.
          ...(before === undefined ? {} : { before: keyOfGrant(before) }),
        },
        roster: { seq, hash: bytesOfHex(hash) },
      },
    ]
  })
}

/** The words of a fingerprint as people type them. */
export function parseFingerprint(typed: string): readonly string[] {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s\d.,;:)(-]+/)
    .filter((word) => word !== '')
}

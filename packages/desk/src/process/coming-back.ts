/**
 * Coming back when every device is gone: a kit's words or enough pieces, the organisation's words and the relay make
 * this empty home a device of the same member. docs/formats/recovery.md, rules K15 to K18.
 */
import { fromBase64Url, fromHex, toBase64Url, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse, unreachable } from '@safeconduct/core/base/result.ts'
import { newEnvelopeKey, publicHalfOf } from '@safeconduct/core/sealed/envelope.ts'
import { newSigningKey, parsePublicKey, publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { type KitSeed, parseKitWords } from '@safeconduct/core/vault/recovery/kit.ts'
import { parseFingerprint } from '@safeconduct/core/vault/recovery/kit-letter.ts'
import {
  type CombineRefusal,
  combineShares,
  parseShareText,
  type Share,
  type ShareRefusal,
} from '@safeconduct/core/vault/recovery/shares.ts'
import { enrolByPaper, paperDevice, type WayBackRefusal } from '@safeconduct/core/vault/recovery/way-back.ts'
import type { WordsRefusal } from '@safeconduct/core/vault/recovery/word-code.ts'
import type { JoinedKeys } from '@safeconduct/core/vault/replica/replica.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import type { KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { vaultSchema } from '@safeconduct/host/vault/joined-schema.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'

export type WayBack = { readonly joined: JoinedKeys; readonly relay: KnownRelay }

export async function comeBack(
  { papers, fingerprint, relay: typed }: Ask<'organisation.recover'>,
  clock: Clock,
): Promise<Result<WayBack, CallRefusal>> {
  const seed = await seedFrom(papers)
  if (!seed.ok) return seed
  const bytes = typed.key.length === 64 ? fromHex(typed.key) : fromBase64Url(typed.key)
  const key = bytes === undefined ? undefined : parsePublicKey(bytes)
  if (key?.ok !== true) return refuse({ kind: 'relay-key-differs' })
  const relay = { url: typed.url, key: key.value }
  const link = httpLink(relay)
  const world = { clock, random: platformRandom, schema: vaultSchema }
  const where = { key: relay.key, space: spaceOf(relay.url) }
  const words = parseFingerprint(fingerprint)
  const paper = await paperDevice({ seed: seed.value, fingerprint: words, relay: where }, link, world)
  if (!paper.ok) return refuse(wayBackRefusal(paper.refusal))
  const device = await newSigningKey(platformRandom)
  const envelope = newEnvelopeKey(platformRandom)
  const mailbox = platformRandom.bytes(16)
  const joined = await enrolByPaper(
    paper.value,
    { device, envelope: envelope.seed.reveal(), mailbox },
    {
      device: deviceIdOf(publicKeyOf(device)),
      envelope: toBase64Url(publicHalfOf(envelope)),
      box: toHex(mailbox),
      kind: 'desk',
    },
  )
  await paper.value.replica.close()
  link.close()
  return joined.ok ? ok({ joined: joined.value, relay }) : refuse(wayBackRefusal(joined.refusal))
}

/** One paper with words is a kit; several texts are pieces. */
async function seedFrom(papers: readonly string[]): Promise<Result<KitSeed, CallRefusal>> {
  if (!papers.some((paper) => /^SCS1-/i.test(paper.trim()))) {
    const seed = parseKitWords(papers.join(' '))
    return seed.ok ? seed : refuse(wordsRefusal(seed.refusal))
  }
  const shares: Share[] = []
  for (const [line, paper] of papers.entries()) {
    const share = parseShareText(paper)
    if (!share.ok) return refuse(shareRefusal(share.refusal, line + 1))
    shares.push(share.value)
  }
  const seed = await combineShares(shares)
  return seed.ok ? seed : refuse(combineRefusal(seed.refusal))
}

/** Which word it is, by its number on the paper; never the word. */
function wordsRefusal(refusal: WordsRefusal): CallRefusal {
  switch (refusal.kind) {
    case 'unknown-words':
      return { kind: 'kit-unknown-words', facts: { places: refusal.at.join(', ') } }
    case 'wrong-word':
      return { kind: 'kit-wrong-word', facts: { places: refusal.at } }
    case 'wrong-order':
      return { kind: 'kit-wrong-order', facts: { places: refusal.at.join(', ') } }
    case 'word-missing':
      return { kind: 'kit-word-missing', facts: { places: refusal.after } }
    case 'word-too-many':
      return { kind: 'kit-word-too-many', facts: { places: refusal.at } }
    case 'wrong-number':
      return { kind: 'kit-wrong-number', facts: { places: refusal.have } }
    case 'not-together':
      return { kind: 'not-a-kit' }
    default:
      return unreachable(refusal)
  }
}

function shareRefusal(refusal: ShareRefusal, line: number): CallRefusal {
  return refusal.kind === 'share-changed'
    ? { kind: 'share-changed', facts: { places: refusal.number } }
    : { kind: 'share-mistyped', facts: { places: line } }
}

function combineRefusal(refusal: CombineRefusal): CallRefusal {
  switch (refusal.kind) {
    case 'shares-changed':
      return { kind: 'share-changed', facts: { places: refusal.numbers.join(', ') } }
    case 'shares-of-another-set':
      return { kind: 'shares-of-another-set', facts: { places: refusal.at.join(', ') } }
    case 'too-few-shares':
      return { kind: 'too-few-shares', facts: { places: `${refusal.have}/${refusal.needed}` } }
    case 'not-the-seed':
      return { kind: 'shares-do-not-fit' }
    default:
      return unreachable(refusal)
  }
}

function wayBackRefusal(refusal: WayBackRefusal): CallRefusal {
  switch (refusal.kind) {
    case 'relay-refused':
      return { kind: 'relay-unreachable' }
    case 'kit-of-another-organisation':
      return { kind: 'other-organisation' }
    case 'kit-box-empty':
    case 'kit-not-welcomed':
      return { kind: 'kit-box-empty' }
    case 'kit-struck':
      return { kind: 'kit-struck' }
    case 'act-refused':
    case 'not-committed':
      return { kind: 'way-back-unfinished' }
  }
}

/** Papers from which a member comes back: the kit's words, or the same seed in pieces. Each is a paper device of theirs. */
import { toBase64Url, toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { publicHalfOf } from '@safeconduct/core/sealed/envelope.ts'
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { fingerprintWords } from '@safeconduct/core/vault/control/fingerprint-words.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import {
  type KitKeys,
  type KitSeed,
  kitKeys,
  kitOpens,
  kitOpensNot,
  kitWords,
  newKitSeed,
} from '@safeconduct/core/vault/recovery/kit.ts'
import { openKitBox } from '@safeconduct/core/vault/recovery/kit-box.ts'
import { renewKits } from '@safeconduct/core/vault/recovery/kit-renewal.ts'
import { sharePage, splitSeed } from '@safeconduct/core/vault/recovery/shares.ts'
import { unlessFull } from '@safeconduct/core/vault/replica/context.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { KitView, SharesView } from '../calls/sync.ts'
import { actRefusal } from './act-views.ts'
import type { OpenVault } from './open-vault.ts'
import { standingOf } from './organisation-view.ts'

type Answer<T> = Promise<Result<T, CallRefusal>>

export async function makeKit(open: OpenVault): Answer<KitView> {
  const seed = newKitSeed(platformRandom)
  const enrolled = await enrolPaper(open, seed)
  if (!enrolled.ok) return enrolled
  const { replica } = open.organised
  return ok({
    words: kitWords(seed),
    member: standingOf(open.organised).code,
    organisation: replica.organisation.name ?? '',
    fingerprint: fingerprintWords(replica.organisation.id),
    ...wayBack(open),
    madeAt: open.vault.clock.now(),
    opens: kitOpens,
    opensNot: kitOpensNot,
  })
}

/** A kit that is printed nowhere: only its pieces are, and none of them says whose they are. */
export async function makeShares(
  open: OpenVault,
  { needed, of: count }: Ask<'shares.make'>,
): Answer<SharesView> {
  const seed = newKitSeed(platformRandom)
  const parts = await splitSeed(seed, { needed, count })
  if (!parts.ok) return refuse({ kind: 'unfit', field: 'needed', reason: 'too-many' })
  const enrolled = await enrolPaper(open, seed)
  if (!enrolled.ok) return enrolled
  return ok({
    needed,
    shares: parts.value.map((part) => {
      const { number, words, text } = sharePage(part)
      return { number, words, text }
    }),
    fingerprint: fingerprintWords(open.organised.replica.organisation.id),
    ...wayBack(open),
    madeAt: open.vault.clock.now(),
  })
}

function wayBack({ organised }: OpenVault): Pick<SharesView, 'relay'> {
  const relay = relayOf(organised.replica)
  return relay === undefined ? {} : { relay: { url: relay.url, key: toHex(relay.key) } }
}

/** The paper's mailbox first: only who has the words can open it, and letters to it must find it open. */
async function enrolPaper({ organised, copies }: OpenVault, seed: KitSeed): Answer<true> {
  const keys = await kitKeys(seed)
  const opened = await openBoxOf(organised, keys)
  if (!opened.ok) return opened
  const enrolled = await organised.acts.enrol({
    device: deviceIdOf(publicKeyOf(keys.device)),
    envelope: toBase64Url(publicHalfOf(keys.envelope)),
    box: toHex(keys.box),
    kind: 'paper',
  })
  if (!enrolled.ok) return refuse(actRefusal(enrolled.refusal))
  await copies.hurry()
  // Without room now, the next round sends them: the paper that was enrolled is shown all the same.
  await unlessFull(async () => void (await renewKits(organised.replica)))
  await copies.hurry()
  return ok(true)
}

async function openBoxOf({ replica }: OpenVault['organised'], keys: KitKeys): Answer<true> {
  const relay = relayOf(replica)
  // Without a relay a stick carries the letters.
  if (relay === undefined) return ok(true)
  const link = httpLink(relay)
  const opened = await openKitBox(link, keys, spaceOf(relay.url))
  link.close()
  return opened.ok ? ok(true) : refuse({ kind: 'relay-unreachable' })
}

/** Opening what two members sealed away: one asks, the other hands a half over, and each says why. */
import { fromBase64Url } from '@safeconduct/core/base/bytes.ts'
import { type Json, parseJson } from '@safeconduct/core/base/json.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { type Shape, shapesIn, textOf } from '@safeconduct/core/rules/world.ts'
import { ownItems, plain } from '@safeconduct/core/rules/written.ts'
import { open, openStream, type SealKey, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import { readFile } from '../sync/files-elsewhere.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, recordIn, write } from './cases-world.ts'
import { fileOf } from './erased-files.ts'
import { joined, openShare, type Share, shareTo } from './seal-shares.ts'
import { contextOf, holdersOf, parcels } from './sealing-up.ts'
import { jsonList } from './visa-acts.ts'

/** One of the two asks, with a reason that stays. */
export async function askToOpen(
  cases: CasesWorld,
  { id, why }: { readonly id: string; readonly why: string },
): Promise<Done> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  if (!parcels(consent.value).some((one) => holdersOf(one).includes(cases.by)))
    return refuse({ kind: 'no-such-record' })
  return note(cases, consent.value, { why })
}

/** The other agrees: the half that is theirs goes to the devices of whoever asked. */
export async function agreeToOpen(
  cases: CasesWorld,
  { id, why }: { readonly id: string; readonly why: string },
): Promise<Done> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  const asker = asked(consent.value).find((code) => code !== cases.by)
  if (asker === undefined) return refuse({ kind: 'needs-another-member' })
  const shares: Share[] = []
  for (const parcel of parcels(consent.value)) {
    const half = await openShare(cases.vault, { record: id, member: cases.by, shares: sharesIn(parcel) })
    if (half === undefined) continue
    const given = await shareTo(cases.vault, { record: handed(id, parcel), member: asker, half })
    half.fill(0)
    shares.push(...given)
  }
  if (shares.length === 0) return refuse({ kind: 'no-such-record' })
  return note(cases, consent.value, { why, shares: shares.map((one) => ({ ...one })) })
}

export type Opened = {
  /** Records as they stood: shown once, written nowhere. */
  readonly words: Secret<Json>
  readonly files: readonly { readonly item: string; readonly bytes: () => AsyncGenerator<Uint8Array> }[]
}

/** Where both have said yes, on a device of whoever asked. A parcel that does not open is passed over: the other one is whole. */
export async function openSealed(cases: CasesWorld, id: string): Promise<Done<Opened>> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  const given = openings(consent.value).flatMap(sharesIn)
  for (const parcel of parcels(consent.value)) {
    const { vault, by } = cases
    const own = await openShare(vault, { record: id, member: by, shares: sharesIn(parcel) })
    const others = await openShare(vault, { record: handed(id, parcel), member: by, shares: given })
    const key = own === undefined || others === undefined ? undefined : sealKeyFrom(joined(own, others))
    const opened = key?.ok === true ? await openParcel(cases, parcel, { id, key: key.value }) : undefined
    if (opened !== undefined) return ok(opened)
  }
  return refuse({ kind: 'needs-another-member' })
}

async function openParcel(
  { vault }: CasesWorld,
  parcel: Shape,
  { id, key }: { readonly id: string; readonly key: SealKey },
): Promise<Opened | undefined> {
  const sealed = fromBase64Url(textOf(parcel, 'content') ?? '')
  const bytes = sealed === undefined ? undefined : await open(key, contextOf(id), sealed)
  const words = bytes?.ok === true ? parseJson(bytes.value) : undefined
  if (words?.ok !== true) return undefined
  const { files } = parcel
  const named = (Array.isArray(files) ? files : []).filter(isObject)
  return {
    words: new Secret(plain(words.value)),
    files: named.flatMap((one) => {
      const [item, copy] = [textOf(one, 'item'), textOf(one, 'copy')]
      const blob = copy === undefined ? undefined : fileOf(vault, copy)
      if (item === undefined || blob === undefined) return []
      return [{ item, bytes: () => plainOf(vault, key, { item, blob }) }]
    }),
  }
}

async function* plainOf(
  vault: CasesWorld['vault'],
  key: SealKey,
  { item, blob }: { readonly item: string; readonly blob: NonNullable<ReturnType<typeof fileOf>> },
): AsyncGenerator<Uint8Array> {
  const sealed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of readFile(vault, blob)) if (piece.ok) yield piece.value
  }
  for await (const piece of openStream(key, contextOf(item), sealed())) {
    if (!piece.ok) throw new Error('a sealed copy that is not whole')
    yield piece.value
  }
}

function openings(consent: CaseRecord): readonly Shape[] {
  return ownItems(consent, 'sealOpenings', shapesIn(consent, 'sealOpenings'))
}

/** A half that is handed over is for this parcel and no other. */
function handed(id: string, parcel: Shape): string {
  return `${id}#${textOf(parcel, 'by') ?? ''}`
}

function asked(consent: CaseRecord): readonly string[] {
  return openings(consent).flatMap((one) => (one['shares'] === undefined ? (textOf(one, 'by') ?? []) : []))
}

function sharesIn(shape: Shape): readonly Share[] {
  const { shares } = shape
  return (Array.isArray(shares) ? shares : []).filter(isObject).flatMap((one) => {
    const { member, device, share } = one
    return isText(member) && isText(device) && isText(share) ? [{ member, device, share }] : []
  })
}

async function note(
  cases: CasesWorld,
  consent: CaseRecord,
  said: { readonly why: string; readonly shares?: readonly Json[] },
): Promise<Done> {
  const step = { at: cases.vault.clock.now(), by: cases.by, ...said }
  const saved = await write(cases, [
    {
      id: idOf(consent),
      type: 'Consent',
      fields: { sealOpenings: [...jsonList(consent, 'sealOpenings'), step] },
    },
  ])
  return saved.ok ? ok(true) : saved
}

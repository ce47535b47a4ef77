import { beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { textOf, toBase64Url, utf8 } from '../base/bytes.ts'
import { parseInstant } from '../base/date.ts'
import { certain } from '../base/result.ts'
import { newEnvelopeKey } from '../sealed/envelope.ts'
import { newSigningKey, type SigningKey, sign } from '../sealed/sign.ts'
import { epochKeyCommitment, newCompartmentId, parsePart, parseScope, scopeText } from './compartment.ts'
import { encodeOpening, readOpening } from './opening.ts'
import { fingerprintOf, type Genesis, organisationId, readGenesis, writeGenesis } from './organisation.ts'
import type { CompartmentName, Scope } from './schema.ts'

const random = seededRandom(11)
const caseId = '00112233445566778899aabbccddeeff'
const name: CompartmentName = { scope: { kind: 'case', caseId }, part: 'names' }
const compartment = newCompartmentId(random)
const epochKey = random.bytes(32)
let device: SigningKey
let feed: SigningKey
let other: SigningKey

beforeAll(async () => {
  ;[device, feed, other] = await Promise.all([
    newSigningKey(random),
    newSigningKey(random),
    newSigningKey(random),
  ])
})

describe('the opening of a feed', () => {
  const place = () => ({ compartment, feed: feed.publicKey, epoch: 1 })
  const opening = async (): Promise<Record<string, unknown>> =>
    JSON.parse(textOf(await encodeOpening(name, place(), { number: 1, key: epochKey }, device)) ?? '')
  const reads = async (value: unknown, at = place(), key: Uint8Array = epochKey): Promise<boolean> =>
    (await readOpening(utf8(JSON.stringify(value)), at, key)) !== undefined

  it('[F2] says which compartment this is and whose device writes', async () => {
    const read = await readOpening(utf8(JSON.stringify(await opening())), place(), epochKey)
    expect(read).toEqual({ name, device: device.publicKey, epoch: 1, ends: [] })
  })

  it('[F2] is refused for another compartment or feed, or when another device signed it', async () => {
    const good = await opening()
    expect(await reads(good)).toBe(true)
    expect(await reads(good, { ...place(), feed: other.publicKey })).toBe(false)
    expect(await reads(good, { ...place(), compartment: newCompartmentId(random) })).toBe(false)
    expect(await reads({ ...good, device: toBase64Url(other.publicKey) })).toBe(false)
    const forPurpose = await sign(device, 'entry', new Uint8Array([...compartment, ...feed.publicKey]))
    expect(await reads({ ...good, certificate: toBase64Url(forPurpose) }), 'signed for another purpose').toBe(
      false,
    )
  })

  it('[F3] commits to one key an epoch: another key or epoch is refused', async () => {
    const good = await opening()
    expect(await reads(good, place(), random.bytes(32))).toBe(false)
    expect(await reads(good, { ...place(), epoch: 2 })).toBe(false)
    const second = toBase64Url(epochKeyCommitment(compartment, 2, epochKey))
    expect(await reads({ ...good, epoch: 2, commit: second })).toBe(false)
    expect(await reads({ ...good, epoch: 2, commit: second }, { ...place(), epoch: 2 })).toBe(true)
    for (const epoch of [0, 1.5, '1', null, -1, 2 ** 32 + 1])
      expect(await reads({ ...good, epoch })).toBe(false)
  })

  it('[F2] is refused with anything missing, odd or beside it', async () => {
    const good = await opening()
    expect(await reads({ ...good, extra: 1 })).toBe(false)
    for (const key of Object.keys(good)) {
      expect(await reads({ ...good, [key]: undefined }), key).toBe(false)
      expect(await reads({ ...good, [key]: {} }), key).toBe(false)
      expect(await reads({ ...good, [key]: 'x' }), key).toBe(false)
    }
    for (const text of ['', 'null', '[]', '{', '\ud800']) {
      expect(await readOpening(utf8(text), place(), epochKey)).toBeUndefined()
    }
  })

  it('spells a scope and a part in one way', () => {
    const scopes: readonly Scope[] = [{ kind: 'case', caseId }, { kind: 'press' }, { kind: 'shelters' }]
    for (const scope of scopes) expect(parseScope(scopeText(scope))).toEqual(scope)
    for (const text of [
      '',
      'case:',
      `case:${caseId.toUpperCase()}`,
      `case:${caseId}0`,
      'Press',
      'attic',
      'case',
    ]) {
      expect(parseScope(text)).toBeUndefined()
    }
    expect(['work', 'whole', 'places'].map(parsePart)).toEqual(['work', 'whole', 'places'])
    expect(parsePart('constructor')).toBeUndefined()
  })
})

describe('the genesis of an organisation', () => {
  const createdAt = certain(parseInstant('2021-08-05T09:00:00Z'), 'an instant')
  const envelope = newEnvelopeKey(random).publicKey
  const keys = () => ({ dossierKey: other.publicKey, envelope })
  const genesis = (): Promise<Genesis> =>
    writeGenesis({ name: 'Kestrel — Пустельга', createdAt, member: 'M-01' }, device, keys())

  it('[G1] names the organisation, its first device and the key of its dossiers', async () => {
    const written = await genesis()
    expect(await readGenesis(written)).toEqual({
      id: organisationId(written.statement),
      name: 'Kestrel — Пустельга',
      createdAt,
      device: device.publicKey,
      dossierKey: other.publicKey,
      envelope,
      member: 'M-01',
    })
  })

  it('[G1] is refused in any version but this one', async () => {
    const said = JSON.parse(textOf((await genesis()).statement) ?? '') as Record<string, unknown>
    for (const v of [undefined, 0, 1, 3, '2', null]) {
      const bytes = utf8(JSON.stringify({ ...said, v }))
      const signed = { statement: bytes, signature: await sign(device, 'genesis', bytes) }
      expect(await readGenesis(signed), String(v)).toBeUndefined()
    }
  })

  it('[G1] is refused with any byte changed, and in any other spelling even when signed', async () => {
    const { statement, signature } = await genesis()
    for (let at = 0; at < statement.length; at++) {
      const changed = new Uint8Array(statement)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await readGenesis({ statement: changed, signature }), `byte ${at}`).toBeUndefined()
    }
    const said = JSON.parse(textOf(statement) ?? '') as Record<string, unknown>
    const { name: first, ...rest } = said
    for (const text of [
      JSON.stringify({ ...said, motto: 'x' }),
      JSON.stringify(said, undefined, 1),
      JSON.stringify({ name: first, ...rest }),
      JSON.stringify({ ...said, envelope: undefined }),
      JSON.stringify({ ...said, envelope: toBase64Url(new Uint8Array(1216).fill(255)) }),
      JSON.stringify({ ...said, member: 'Maria' }),
      JSON.stringify({ ...said, member: undefined }),
      JSON.stringify({ ...said, name: undefined }),
      JSON.stringify({ ...said, device: toBase64Url(other.publicKey) }),
      JSON.stringify({ ...said, createdAt: 'yesterday' }),
      `${JSON.stringify(said).slice(0, -1)},"name":"Two"}`,
      'null',
      '[]',
    ]) {
      const bytes = utf8(text)
      expect(
        await readGenesis({ statement: bytes, signature: await sign(device, 'genesis', bytes) }),
        text,
      ).toBeUndefined()
    }
    expect(
      await readGenesis({ statement, signature: await sign(device, 'entry', statement) }),
    ).toBeUndefined()
  })

  it('[G2] has a fingerprint of eight groups that the whole statement decides', async () => {
    const one = await genesis()
    const two = await writeGenesis({ name: 'Kestrel', createdAt }, device, keys())
    expect(fingerprintOf(organisationId(one.statement))).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/)
    expect(fingerprintOf(organisationId(one.statement))).not.toBe(
      fingerprintOf(organisationId(two.statement)),
    )
  })
})

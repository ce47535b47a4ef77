import { describe, expect, it } from 'vitest'
import { textOf } from '../../base/bytes.ts'
import type { Json } from '../../base/json.ts'
import { parseJson } from '../../base/json.ts'
import { isObject } from '../../base/parse.ts'
import type { Result } from '../../base/result.ts'
import { Secret } from '../../base/secret.ts'
import { points } from '../../rules/consent.ts'
import type { Held, World } from '../../rules/world.ts'
import { held, republic } from '../world.fixture.ts'
import { correctionLetter, receivedWrong } from './correction.ts'
import { costSheet } from './cost-sheet.ts'
import { grantApplication, readAmount } from './grant.ts'
import { sealedPaper, shownPaper } from './leaving.ts'
import { medicalReferral } from './medical.ts'
import { ownCopy } from './own-copy.ts'
import type { SecretPaper } from './paper.ts'
import { type Permit, permitFor, type Wanted } from './permit.ts'
import { resettlementForm } from './resettlement.ts'
import { typedBoxes } from './typed.ts'
import { exportKinds, ways } from './ways.ts'
import type { PaperRefusal } from './written.ts'

const consent = (
  person: string,
  purpose: string,
  to: { kind: string; name: string },
  level = 'I4',
  values = {},
) =>
  held(`G ${person} ${purpose}`, 'Consent', {
    personId: person,
    purpose,
    scope: 'all',
    recipients: [to],
    identifiability: level,
    givenAt: '2021-08-01T09:00:00Z',
    method: 'spoken_noted',
    heardBy: 'M-02',
    interpreterUsed: false,
    lang: 'ru',
    explained: points,
    expiresAt: '2021-12-01',
    status: 'given',
    onLost: 'freeze',
    onDeath: 'freeze',
    ...values,
  })
const release = (purpose: string, to: { kind: string; name: string }, values = {}) =>
  held('R', 'Release', {
    to,
    purpose,
    items: [],
    identifiability: 'I4',
    consentIds: [],
    approvals: ['M-05', 'M-11'],
    state: 'approved',
    ...values,
  })

const unhcr = { kind: 'un_body', name: 'UNHCR' }
const fund = { kind: 'partner', name: 'Relocation fund' }
const doctor = { kind: 'partner', name: 'Clinic' }
const self = { kind: 'subject', name: 'P-03' }

const resettling = (values = {}, more: readonly Held[] = [consent('P-03', 'P07', unhcr)]) =>
  republic({ 'V-4': { category: ['LPN', 'SVT'] } }, [
    release('P07', unhcr, { paper: 'resettlement', ...values }),
    ...more,
  ])
const wanted: Wanted = { kind: 'resettlement', release: 'R', person: 'P-03' }
const filled = {
  fullName: 'Kettar <b>Vurian</b>',
  born: '1998-07-04, Sarn',
  citizenship: 'XO',
  presentPlace: 'at the border town',
  caseSize: '1',
  priorityBecause: 'the visa ends',
  claim: 'accused of night readings',
  need: 'no other State',
  confidential: 'what the brother must not read',
}

function permit(world: World, asked: Wanted): Permit {
  const given = permitFor(world, asked)
  if (!given.ok) throw new Error(JSON.stringify(given.refusal))
  return given.value
}
const refusedFor = (world: World, asked: Wanted) => {
  const given = permitFor(world, asked)
  return given.ok ? undefined : given.refusal
}
function made(paper: Result<SecretPaper, PaperRefusal>): { html: string; json: string } {
  if (!paper.ok) throw new Error(JSON.stringify(paper.refusal))
  return shownPaper(paper.value).reveal()
}
const why = (paper: Result<SecretPaper, PaperRefusal>) => (paper.ok ? undefined : paper.refusal)

describe('the permit', () => {
  it('[MV40] is given when two members signed and the rules allow the release now', () => {
    expect(permit(resettling(), wanted)).toMatchObject({ kind: 'resettlement', purpose: 'P07', level: 'I4' })
  })

  it('[MV40] is refused without the person’s consent, though the release lists nothing', () => {
    const refusal = refusedFor(resettling({}, []), wanted)
    expect(refusal?.kind === 'rule-broken' ? refusal.breaks.map(({ rule }) => rule) : []).toContain('R01')
    for (const values of [
      { status: 'withdrawn' },
      { expiresAt: '2021-08-01' },
      { explained: ['uses'] },
      { givenBy: 'father' },
    ]) {
      const flawed = consent('P-03', 'P07', unhcr, 'I4', values)
      expect(refusedFor(resettling({}, [flawed]), wanted)?.kind).toBe('rule-broken')
    }
    expect(refusedFor(resettling({}, [consent('P-03', 'P07', unhcr, 'I2')]), wanted)?.kind).toBe(
      'rule-broken',
    )
    expect(refusedFor(resettling({}, [consent('P-04', 'P07', unhcr)]), wanted)?.kind).toBe('rule-broken')
  })

  it('[MV40] is refused to a draft, to what was sent, recalled or called off, and to one signature', () => {
    const notApproved = { kind: 'not-permitted', why: 'not-approved' }
    for (const state of ['draft', 'sent', 'recall_asked', 'recalled']) {
      expect(refusedFor(resettling({ state }), wanted)).toEqual(notApproved)
    }
    const cancelled = { at: '2021-08-04T09:00:00Z', why: 'withdrawn' }
    expect(refusedFor(resettling({ cancelled }), wanted)).toEqual(notApproved)
    for (const approvals of [['M-05'], ['M-05', 'M-05'], ['M-05', 'M-77']]) {
      expect(refusedFor(resettling({ approvals }), wanted)).toEqual({
        kind: 'not-permitted',
        why: 'needs-two',
      })
    }
  })

  it('[MV40] is for one kind of paper, one purpose and one kind of recipient', () => {
    const not = { kind: 'not-permitted', why: 'not-for-this' }
    expect(refusedFor(resettling(), { ...wanted, kind: 'medical' })).toEqual(not)
    expect(refusedFor(resettling({ to: { kind: 'press', name: 'Harbour Post' } }), wanted)).toEqual(not)
    expect(refusedFor(resettling(), { kind: 'resettlement', release: 'R' })).toEqual(not)
    expect(refusedFor(resettling(), { ...wanted, release: 'C-03' })).toMatchObject({ why: 'no-such-release' })
    const world = resettling()
    const other = medicalReferral({ permit: permit(world, wanted), world, lang: 'en', typed: {} })
    expect(why(other)).toEqual({ kind: 'cannot-be-written', why: 'another-paper' })
    // Approved as a referral it does not leave as an application, and two kinds at once are none.
    const other2 = { kind: 'not-permitted', why: 'another-paper' }
    expect(refusedFor(resettling({ paper: 'correction' }), wanted)).toEqual(other2)
    expect(refusedFor(resettling({ paper: undefined }), wanted)).toEqual(other2)
    expect(exportKinds.every((kind) => ways[kind].purposes.length > 0)).toBe(true)
  })
})

describe('what is typed for one paper', () => {
  it('[MV41] is refused where a box is missing, unknown or holds what no paper can', () => {
    const world = resettling()
    const form = (typed: Readonly<Record<string, string>>) =>
      why(resettlementForm({ permit: permit(world, wanted), world, lang: 'en', typed }))
    expect(form(filled)).toBeUndefined()
    expect(form({ ...filled, claim: ' ' })).toEqual({ kind: 'not-typed-right', box: 'claim', why: 'missing' })
    expect(form({ ...filled, orientation: 'x' })).toEqual({
      kind: 'not-typed-right',
      box: '(unnamed)',
      why: 'no-such-box',
    })
    expect(form({ ...filled, need: 'a\u0000b' })).toEqual({
      kind: 'not-typed-right',
      box: 'need',
      why: 'unfit',
    })
    expect(form({ ...filled, need: 'a'.repeat(20_001) })).toMatchObject({ why: 'unfit' })
  })

  it('[MV41] is refused as a name where the person wanted to be less recognisable', () => {
    const world = resettling({ identifiability: 'I2' }, [consent('P-03', 'P07', unhcr, 'I2')])
    const form = resettlementForm({ permit: permit(world, wanted), world, lang: 'en', typed: filled })
    expect(why(form)).toEqual({ kind: 'not-typed-right', box: 'fullName', why: 'name-above-level' })
  })

  it('[MV42] is in no text, no JSON and no error of what holds it, and no store takes it', () => {
    const world = resettling()
    const paper = resettlementForm({ permit: permit(world, wanted), world, lang: 'en', typed: filled })
    if (!paper.ok) throw new Error('a paper was meant')
    expect(
      `${String(paper.value)}${JSON.stringify(paper)}${JSON.stringify(permit(world, wanted))}`,
    ).not.toMatch(/Vurian|night|border/)
    const store = (value: Json): string => JSON.stringify(value)
    // @ts-expect-error -- a Secret is no JSON: a vault, an index and a log do not take it
    expect(store(paper.value)).toBe('"[secret]"')
    // The world that was read is as it was: nothing typed stands in any record.
    expect(JSON.stringify(world.ofType('Person').concat(world.ofType('VisaApplication')))).not.toContain(
      'border town',
    )
  })
})

describe('a paper', () => {
  const world = resettling()
  const form = (lang: 'en' | 'ru' | 'fr') =>
    made(resettlementForm({ permit: permit(world, wanted), world, lang, typed: filled }))

  it('[MV43] is a page without script, request or markup from a box, with a neutral title', () => {
    const { html } = form('en')
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|<img|<link|<iframe|src=|href=|url\(|https?:|@import/i)
    expect(html).toContain('Kettar &lt;b&gt;Vurian&lt;/b&gt;')
    expect(html).toContain('<title>-</title>')
  })

  it('[MV43] turns nothing around that was typed with turning signs', () => {
    const typed = { ...filled, need: 'safe\u202egnuj\u2066' }
    const { html } = made(resettlementForm({ permit: permit(world, wanted), world, lang: 'en', typed }))
    expect(html).toContain('safegnuj')
    expect(html).not.toMatch(/[\u202e\u2066]/)
  })

  it('[MV43] is the same in three languages, and as data with names that stay', () => {
    const data = (lang: 'en' | 'ru' | 'fr') => parseJson(new TextEncoder().encode(form(lang).json))
    for (const lang of ['en', 'ru', 'fr'] as const) {
      const read = data(lang)
      const value = read.ok && isObject(read.value) ? read.value : {}
      expect(value).toMatchObject({
        format: 'safeconduct-paper/1',
        kind: 'resettlement',
        lang,
        made: '2021-08-05',
      })
      const sections = Array.isArray(value['sections']) ? value['sections'] : []
      expect(sections.map((one: { name: string }) => one.name)).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
        '7',
        '7c',
        '8',
        '9',
      ])
    }
    expect(form('ru').html).toContain('Основание')
    expect(form('fr').html).toContain('Motifs de la demande')
  })

  it('[MV44] has the fields of the resettlement form, two categories, and what a family must not see on a sheet of its own', () => {
    const { html } = form('en')
    expect(html).toContain('Urgent')
    expect(html).toMatch(/class="own"[^]*what the brother must not read/)
    expect(html).not.toContain('XB')
    const one = republic({ 'V-4': { category: ['LPN'] } }, [
      release('P07', unhcr, { paper: 'resettlement' }),
      consent('P-03', 'P07', unhcr),
    ])
    const form1 = resettlementForm({ permit: permit(one, wanted), world: one, lang: 'en', typed: filled })
    expect(why(form1)).toEqual({ kind: 'cannot-be-written', why: 'two-categories-needed' })
  })

  it('[MV42] is sealed to its recipient as one parcel that is wiped here', async () => {
    const paper = resettlementForm({ permit: permit(world, wanted), world, lang: 'en', typed: filled })
    if (!paper.ok) throw new Error('a paper was meant')
    const seen: Uint8Array[] = []
    const sealed = await sealedPaper(paper.value, async (plain) => {
      expect(textOf(plain)).toContain('safeconduct-parcel/1')
      seen.push(plain)
      return new Uint8Array([1, 2, 3])
    })
    expect([...sealed]).toEqual([1, 2, 3])
    expect(seen[0]?.every((byte) => byte === 0)).toBe(true)
  })
})

describe('a grant application', () => {
  const asking: Wanted = { kind: 'grant', release: 'R', person: 'P-07' }
  const typed = Object.fromEntries(
    typedBoxes.grant.filter(({ required }) => required).map(({ name }) => [name, 'x']),
  )
  const world = republic({}, [release('P05', fund, { paper: 'grant' }), consent('P-07', 'P05', fund)])
  const apply = (amount: string, of: 'EU' | 'PG' | 'other') =>
    grantApplication({
      permit: permit(world, asking),
      world,
      lang: 'en',
      typed: { ...typed, amount },
      fund: of,
    })

  it('[MV45] is not written above the fund’s cap, nor for a protection grant when the person has left', () => {
    expect(why(apply('10,000 EUR', 'EU'))).toBeUndefined()
    expect(why(apply('EUR 10 001', 'EU'))).toEqual({ kind: 'cannot-be-written', why: 'over-cap' })
    expect(why(apply('5000 EUR', 'PG'))).toEqual({ kind: 'cannot-be-written', why: 'already-in-exile' })
    expect(why(apply('a lot', 'other'))).toEqual({ kind: 'cannot-be-written', why: 'amount-unreadable' })
    expect(readAmount('7.500 EUR')).toEqual({ value: 7500, unit: 'EUR' })
    expect(readAmount('7 500')).toBeUndefined()
  })

  it('[MV45] names no State', () => {
    expect(made(apply('900 EUR', 'EU')).json).not.toMatch(/"XS"|Sollande/)
  })
})

describe('a medical referral', () => {
  const asking: Wanted = { kind: 'medical', release: 'R', person: 'P-03' }
  const world = republic({}, [
    release('P05', doctor, { identifiability: 'I1', paper: 'medical' }),
    consent('P-03', 'P05', doctor, 'I1'),
  ])
  const need = { need: 'an eye examination', urgency: 'this week', appointment: 'by our line' }
  const refer = (typed: Readonly<Record<string, string>>) =>
    medicalReferral({ permit: permit(world, asking), world, lang: 'fr', typed })

  it('[MV46] holds the code and the need, and no name, place, danger or history', () => {
    const { html, json } = made(refer(need))
    expect(json).toContain('P-03')
    expect(json).toContain('an eye examination')
    expect(html + json).not.toMatch(/Вуриан|Heron|Port Ellan|Sarn|XB|held_before/)
    expect(typedBoxes.medical.every(({ of }) => of === 'plain')).toBe(true)
  })

  it('[MV46] is refused when somebody types a name, another code or one of the persecutors’ words into the need', () => {
    const more = { kind: 'cannot-be-written', why: 'more-than-code-and-need' }
    expect(why(refer({ ...need, need: 'Кеттар Вуриан: глаз' }))).toEqual(more)
    expect(why(refer({ ...need, need: 'beaten with P-04' }))).toEqual(more)
    expect(why(refer({ ...need, urgency: 'before M-02 leaves' }))).toEqual(more)
    expect(why(refer({ ...need, need: 'injured after night readings' }))).toEqual(more)
  })
})

describe('a person’s own copy', () => {
  const asking: Wanted = { kind: 'own-copy', release: 'R', person: 'P-03' }
  const of = (person: string, values = {}, changes = {}) =>
    republic(changes, [
      release('P01', { ...self, name: person }, values),
      consent(person, 'P01', { ...self, name: person }),
    ])
  const copy = (world: World, readForOthers: readonly string[] = [], lang: 'en' | 'ru' | 'fr' = 'en') =>
    ownCopy({ permit: permit(world, asking), world, lang, typed: { contact: 'the line' }, readForOthers })

  it('[MV47] says what is kept in plain words, and holds nobody else, no address, no colleague and no State', () => {
    const { html, json } = made(copy(of('P-03')))
    expect(json).toContain('P-03')
    expect(html).toContain('Medical care')
    expect(html).toContain('Words to the press or our publications')
    expect(html + json).not.toMatch(/M-\d\d|Heron|Kite|Wren|Tidewall|P-0[124-9]|P-1\d|V-\d|XB|Brenmark|S-\d/)
    for (const lang of ['ru', 'fr'] as const)
      expect(made(copy(of('P-03'), [], lang)).html).not.toContain('What we keep')
  })

  it('[MV47] holds the account only when a member has read it for others, and then without other codes', () => {
    const items = [{ ref: 'T-03' }]
    const told = {
      'T-03': { original: 'I was with P-04, whom they call Linden, and with Савик Орлемен. M-06 listened.' },
    }
    const world = of('P-03', { items }, told)
    expect(why(copy(world))).toEqual({ kind: 'cannot-be-written', why: 'not-read-for-others' })
    const { html } = made(copy(world, ['T-03']))
    expect(html).toContain(
      'I was with [somebody], whom they call [somebody], and with [somebody]. [somebody] listened.',
    )
    // Somebody else's account goes into nobody's copy, whatever the release lists.
    const others = of('P-03', { items: [{ ref: 'T-05' }] }, {})
    expect(refusedFor(others, asking)?.kind).toBe('rule-broken')
  })
})

describe('a correction', () => {
  const asked = held('Y', 'Correction', {
    personId: 'P-01',
    of: 'T-01',
    asked: 'It was the nineteenth. P-02 was not there.',
    at: '2021-08-02T10:00:00Z',
    by: 'M-06',
    state: 'noted',
    answer: 'kept beside the account',
  })
  const press = { kind: 'press', name: 'Meridian Broadcast' }

  it('[MV48] finds everybody who received what was wrong, and tells them beside the hash of what was sent', () => {
    const world = republic({ 'D-2': { sha256: 'ab'.repeat(32) } }, [
      asked,
      release('P11', press, { identifiability: 'I1' }),
      consent('P-01', 'P11', press, 'I1'),
    ])
    expect(receivedWrong(world, asked).map(({ id }) => id)).toEqual(['D-2', 'D-4'])
    const wants: Wanted = { kind: 'correction', release: 'R', person: 'P-01' }
    const letter = (correction?: string) =>
      correctionLetter({
        permit: permit(world, wants),
        world,
        lang: 'en',
        typed: {},
        ...(correction === undefined ? {} : { correction }),
      })
    const { html } = made(letter('Y'))
    expect(html).toContain('It was the nineteenth. [somebody] was not there.')
    expect(html).toContain('ab'.repeat(32))
    expect(html).not.toContain('M-06')
    expect(made(letter()).html).toBe(html)
    expect(why(letter('T-01'))).toEqual({ kind: 'cannot-be-written', why: 'no-such-correction' })
  })
})

describe('costs', () => {
  it('[MV24] leave as months and kinds between two months', () => {
    const world = republic({}, [release('P05', fund, { identifiability: 'I0', paper: 'costs' })])
    const sheet = costSheet({
      permit: permit(world, { kind: 'costs', release: 'R' }),
      world,
      lang: 'en',
      typed: {},
      from: '2021-05',
      to: '2021-06',
    })
    const { json } = made(sheet)
    expect(json).toContain('2021-05')
    expect(json).not.toContain('2021-04')
    expect(json).not.toMatch(/P-\d\d|2021-\d\d-\d\d(?<!2021-08-05)/)
  })

  it('[MV42] a secret stays one also when it is thrown', () => {
    expect(String(new Error(String(new Secret('Vurian'))))).toBe('Error: [secret]')
  })
})

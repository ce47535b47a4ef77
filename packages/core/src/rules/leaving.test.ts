/** Items, pictures, figures, words, names of the accused, and what happens by itself: what the attempts do not reach. */
import { describe, expect, it } from 'vitest'
import { explainedPoint } from '../records/choices/consent.ts'
import { wasRight } from './as-of.ts'
import { outcomeOf } from './attempting.ts'
import { sentUnder } from './effects.ts'
import { apart, changed, demonstration, held, reasons, toPress, tried, world } from './republic.fixture.ts'

const picture = (items: readonly object[]) => toPress({ purpose: 'P12', identifiability: 'I1', items })
const first = picture([{ ref: 'E-01', derivative: 'E-01R' }])

describe('an item', () => {
  it('[RU36] is sealed before it leaves: the item, its copy, and an account', () => {
    expect(reasons('release', first, changed({ 'E-01R': { sealedAt: null } }))).toEqual(['not-sealed'])
    expect(reasons('release', first, changed({ 'E-01': { state: 'tombstoned' } }))).toEqual(['not-sealed'])
    expect(tried('release', toPress({}), changed({ 'T-08': { state: 'read_back' } }))).toBe('block R26')
    expect(tried('release', toPress({}), apart({ 'T-08': { state: 'withdrawn' } }))).toBe('block R26')
  })

  it('[RU36] that is a picture of nobody knows what is no evidence', () => {
    expect(tried('dossier', { items: ['E-05'] })).toBe('block R26')
    expect(reasons('dossier', { items: ['E-03'] }, changed({ 'E-03': { provenance: null } }))).toEqual([
      'not-evidence',
    ])
    expect(tried('dossier', { items: ['E-03', 'T-01'] })).toBe('allow')
    expect(reasons('dossier', { items: ['HR-01'] })).toEqual(['not-an-item'])
    expect(reasons('dossier', { items: ['E-99'] })).toEqual(['no-such-record'])
  })

  it('[RU37] [RU38] goes out behind no words that its person agreed to', () => {
    const behind = (derivative: string, at = world()) =>
      reasons('release', toPress({ items: [{ ref: 'T-08', derivative }] }), at)
    expect(reasons('release', toPress({}))).toEqual([])
    const theirs = {
      receivedFrom: 'P-11',
      depicts: null,
      provenance: 'own',
      sealedAt: '2021-06-01T10:00:00Z',
    }
    for (const kind of ['160815201501', '220903200901'])
      expect(behind('E-01', changed({ 'E-01': { ...theirs, kind } })), kind).toContain('copy-of-another')
    expect(behind('T-01')).toContain('copy-of-another')
    // A paper of the same person, hung on what she agreed to.
    const paper = { ...theirs, kind: '220903200901', original: true, derivedFrom: 'T-08' }
    const out = toPress({ items: [{ ref: 'E-01' }] })
    expect(reasons('release', out, changed({ 'E-01': paper }))).toContain('item-not-covered')
    expect(reasons('release', out, changed({ 'E-01': { ...paper, original: false } }))).toEqual([])
  })

  it('[RU37] shows none of several marks, in its region or in the reason for covering it', () => {
    const marks = (redactions: readonly object[]) =>
      changed({
        'E-01': {
          depicts: [{ personId: 'P-01', marks: ['crescent scar above left heel', 'Tattoo of a heron'] }],
        },
        'E-01R': { redactions },
      })
    const heel = { region: 'left heel', why: 'Crescent scar above left heel' }
    expect(reasons('release', first, marks([heel]))).toEqual(['mark-left'])
    expect(
      tried('release', first, marks([heel, { region: 'tattoo of a  heron, right calf', why: 'identifies' }])),
    ).toBe('allow')
  })

  it('[RU37] [RD44] of a film shows none of them in any second in which it is seen', () => {
    const mark = 'crescent scar above left heel'
    const video = '220904051501'
    const film = (redactions: readonly object[], marksSeen?: readonly object[]) =>
      changed({
        'E-01': { kind: video, ...(marksSeen === undefined ? {} : { marksSeen }) },
        'E-01R': { kind: video, redactions },
      })
    const box = (region: string) => [{ region, why: mark }]
    expect(reasons('release', first, film(box('1–2 s: 10,10 40x40')))).toEqual(['mark-left'])
    expect(reasons('release', first, film(box('0–end s: 10,10 40x40')))).toEqual([])
    expect(reasons('release', first, film(box('10,10 40x40')))).toEqual([])
    const seen = [{ mark, from: 1, to: 5 }]
    expect(reasons('release', first, film(box('1–2 s: 10,10 40x40'), seen))).toEqual(['mark-left'])
    const follows = [...box('0.5–3 s: 10,10 40x40'), ...box('2.96–6.04 s: 30,10 40x40')]
    expect(reasons('release', first, film(follows, seen))).toEqual([])
    // Seen by somebody who wrote it down by its time alone, it is a mark like the others.
    const other = [...seen, { mark: 'a blue gate', from: 0, to: 2 }]
    expect(reasons('release', first, film(follows, other))).toEqual(['mark-left'])
  })

  it('[RU37] is a copy of this item, with nothing of the camera in it, and no original under another name', () => {
    expect(reasons('release', picture([{ ref: 'E-01', derivative: 'E-03R' }]))).toContain('copy-of-another')
    expect(reasons('release', first, changed({ 'E-01R': { metadataRemoved: false } }))).toEqual([
      'metadata-left',
    ])
    expect(reasons('release', first, changed({ 'E-01R': { original: true } }))).toEqual(['original-leaves'])
    expect(reasons('release', first, changed({ 'E-01R': { derivedFrom: null } }))).toContain(
      'original-leaves',
    )
    expect(reasons('release', picture([{ ref: 'E-01', derivative: 'E-01' }]))).toEqual(['original-leaves'])
    expect(tried('release', picture([{ ref: 'E-01R' }]))).toBe('allow')
  })

  it('[RU37] that is a voice is as recognisable as a face', () => {
    const heard = held('G-96', 'Consent', {
      ...fieldsOf('G-09'),
      purpose: 'P10',
      recipients: [{ kind: 'court', name: 'Court' }],
    })
    const wish = {
      to: { kind: 'court', name: 'Court' },
      purpose: 'P10',
      items: [{ ref: 'E-06' }],
      identifiability: 'I2',
      approvals: ['M-09', 'M-11'],
    }
    expect(tried('release', wish, changed({}, heard))).toBe('block R27')
    expect(
      tried('release', wish, changed({ 'E-06': { depicts: [{ personId: 'P-02', marks: [] }] } }, heard)),
    ).toBe('allow')
  })
})

describe('a figure', () => {
  const figure = (cells: object, more: object = {}) =>
    tried('publishFigures', {
      definition: 'persons who received support',
      asOf: '2021-08-05',
      cells,
      ...more,
    })

  it('[RU38] says what it counts and when, and hides what is small', () => {
    expect(figure({ all: 5 })).toBe('allow')
    expect(figure({ all: 4 })).toBe('block R28')
    expect(figure({ all: 9 }, { definition: ' ' })).toBe('block R28')
    expect(figure({ all: 9 }, { asOf: null })).toBe('block R28')
    expect(figure({ all: 9 }, { k: 10 })).toBe('block R28')
    expect(figure({ all: 4 }, { k: 3 })).toBe('block R28')
    expect(figure({ men: 7, women: 0 })).toBe('block R28')
  })

  it('[RU38] hides a second cell where a sum would give the first away', () => {
    expect(figure({ men: 7, women: null, total: 9 })).toBe('block R28')
    expect(figure({ men: 7, women: null }, { total: 9 })).toBe('block R28')
    expect(figure({ men: 7, women: null })).toBe('allow')
    expect(figure({ a: 7, b: '<5', c: '<5', total: 11 })).toBe('block R28')
    expect(figure({ a: 7, b: null, c: null, total: 12 })).toBe('allow')
  })

  it('[RU38] of arrivals State by State starts at ten', () => {
    const named = changed({ 'N-5': { dialogue: { stateCode: 'XB', nameable: true, history: [] } } })
    const by = (cells: object) =>
      tried('publishFigures', { definition: 'visas', asOf: '2021-08-05', by: 'state', cells }, named)
    expect(by({ XH: 9, XB: 12 })).toBe('block R28')
    expect(by({ XH: 10, XB: 12 })).toBe('allow')
  })

  it('[RU39] names no State in talks, by code, by name, in the table or in its title', () => {
    expect(figure({ XB: 12 })).toBe('block R33')
    expect(figure({ Brenmark: 12 })).toBe('block R33')
    expect(figure({ all: 12 }, { definition: 'visas issued by Brenmark' })).toBe('block R33')
    expect(figure({ all: 12 }, { definition: 'visas issued by Halvory' })).toBe('allow')
    const two = changed({ 'N-5': { dialogue: { stateCode: 'XH', nameable: false, history: [] } } })
    expect(tried('publishFigures', { definition: 'visas', asOf: '2021-08-05', cells: { XH: 12 } }, two)).toBe(
      'block R33',
    )
  })

  it('[RU39] and the papers of talks go to that State alone', () => {
    const visa = {
      purpose: 'P06',
      items: [{ ref: 'V-4' }],
      identifiability: 'I4',
      approvals: ['M-05', 'M-11'],
    }
    expect(tried('release', { ...visa, to: { kind: 'state', name: 'XB' } })).toBe('allow')
    expect(tried('release', { ...visa, to: { kind: 'press', name: 'Harbour Post' } })).toBe('block R01 R33')
  })
})

describe('words', () => {
  const save = (field: string, value: unknown, type = 'Person') => tried('save', { type, field, value })

  it('R29: of the persecutors stand in no short field, in any spelling', () => {
    expect(save('pseudonym', 'the LAMPERS of Sarn')).toBe('block R29')
    expect(save('pseudonym', 'лампaдников')).toBe('block R29')
    expect(save('office', { title: 'guest of night readings', body: 'x' })).toBe('block R29')
    expect(save('pseudonym', 'Lamplight')).toBe('allow')
    expect(save('pseudonym', null)).toBe('allow')
    expect(save('statedReason', '"you are a lamper"', 'Act')).toBe('allow')
    expect(save('title', 'Lampers held', 'Event')).toBe('block R29')
  })

  it('[RU40] have no field of their own that could hold the ground', () => {
    expect(reasons('save', { type: 'Person', field: 'orientation', value: 'x' })).toEqual(['no-such-field'])
    expect(reasons('save', { type: 'Identity', field: 'genderIdentity', value: '' })).toEqual([
      'no-such-field',
    ])
  })

  it('[RU42] of a translation stand beside the words as they were said', () => {
    const whole = String(fieldsOf('T-04')['original'])
    const translated = (wish: object) =>
      reasons('saveTranslation', { testimonyId: 'T-04', translation: 'I write…', ...wish })
    expect(translated({ original: whole, by: 'TR-1' })).toEqual([])
    expect(translated({ by: 'TR-1' })).toEqual([])
    expect(translated({ original: `${whole}!`, by: 'TR-1' })).toEqual(['original-changed'])
    expect(translated({ original: 'Пишу без имени', by: 'TR-1' })).toEqual([])
    expect(translated({ original: whole, by: ' ' })).toEqual(['no-translator'])
    expect(translated({ original: whole, by: null })).toEqual(['no-translator'])
  })
})

describe('a private person accused', () => {
  const named = (wish: object, at = world()) =>
    tried(
      'nameAccused',
      { personId: 'P-21', to: { kind: 'court', name: 'Court' }, approvals: ['M-09', 'M-11'], ...wish },
      at,
    )

  it('[RU41] is named by two, one of them a lawyer, on first-hand words and with the degree', () => {
    expect(named({})).toBe('allow')
    expect(named({ to: { kind: 'un_body', name: 'CED' } })).toBe('allow')
    expect(named({ to: { kind: 'partner', name: 'x' } })).toBe('block R30')
    expect(named({ approvals: ['M-09'] })).toBe('block R09')
    expect(named({ approvals: ['M-10', 'M-11'] })).toBe('block R30')
    expect(named({ personId: 'P-20' })).toBe('block R30')
    const hearsay = demonstration.flatMap((one) =>
      one.type === 'Claim' ? [[one.id, { evidentiality: 'told_by_party' }] as const] : [],
    )
    expect(named({}, changed(Object.fromEntries(hearsay)))).toBe('block R30')
    expect(named({ personId: 'P-30', to: { kind: 'press', name: 'x' }, approvals: [] })).toBe('allow')
  })

  it('[RU41] is named by no release either', () => {
    expect(tried('release', toPress({ items: [{ ref: 'P-21' }] }))).toBe('block R30')
  })
})

describe('a meeting with a journalist', () => {
  const agreed = held('G-95', 'Consent', {
    ...fieldsOf('G-09'),
    purpose: 'P13',
    recipients: [{ kind: 'press', name: '*' }],
  })
  const meet = (place: string, more: object = {}) =>
    tried('meetJournalist', { personId: 'P-02', place, ...more }, changed({}, agreed))

  it('[RU43] is far from every shelter, where the coordinator says', () => {
    expect(meet('a rented room in Ostmouth', { chosenBy: 'M-04' })).toBe('allow')
    for (const near of [
      'S-1',
      'Heron',
      '4 tidewall lane',
      'Port Ellan',
      'the café at (fictional) 4 Tidewall Lane, Port Ellan',
    ])
      expect(meet(near), near).toBe('block R34')
    expect(meet('a rented room in Ostmouth', { chosenBy: 'M-10' })).toBe('block R34')
  })

  it('[RU18] is none with a minor', () => {
    expect(tried('meetJournalist', { personId: 'P-13', place: 'Ostmouth' })).toBe('block R06 R34')
  })
})

describe('what happens by itself', () => {
  const effects = (name: string, wish: object, at = world()) =>
    (outcomeOf({ do: name, with: wish }, at).effects ?? []).map(({ kind }) => kind)

  it('[RU44] a withdrawal stops, cancels what waits, lists every copy, and asks back what the person wants back', () => {
    const waiting = held('D-9', 'Release', { ...fieldsOf('D-1'), state: 'approved' })
    const at = changed({}, waiting)
    expect(effects('withdraw', { consentId: 'G-01', wish: 'stop' }, at)).toEqual([
      'consent-withdrawn',
      'cancel-release',
      'list-sent',
    ])
    expect(effects('withdraw', { consentId: 'G-01', wish: 'stop_and_recall' }, at)).toContain('ask-back')
    expect(sentUnder('G-01', at).map(({ id }) => id)).toEqual(['D-1'])
    expect(effects('withdraw', { consentId: 'G-01', wish: 'erase' }, at)).toContain('erase-after')
  })

  it('[RU44] erasing waits while somebody may stand behind the person, and a court’s hold seals instead', () => {
    const erase = (id: string, at = world()) =>
      effects('withdraw', { consentId: id, wish: 'erase' }, at).at(-1)
    expect(erase('G-15')).toBe('erasure-waits')
    expect(erase('G-16', changed({ 'K-03': { outcome: 'duress' } }))).toBe('erasure-waits')
    expect(
      erase(
        'G-01',
        changed({ 'G-01': { legalHold: { at: '2021-08-01T00:00:00Z', by: 'M-09', why: 'case' } } }),
      ),
    ).toBe('seal-unreadable')
  })

  it('R13: no answer raises the alarm, and that person’s consents rest', () => {
    expect(effects('checkAnswer', { checkId: 'K-02', word: 'none' })).toEqual([
      'alarm',
      'propose-lost',
      'suspend-consent',
    ])
    expect(tried('checkAnswer', { checkId: 'K-03', word: 'safe' })).toBe('allow')
  })

  it('R14: the second word raises an alarm in silence, and changes nothing else', () => {
    expect(effects('checkAnswer', { checkId: 'K-03', word: 'duress' })).toEqual(['silent-alarm'])
  })

  it('R31: a closed case is looked at again; what the person wants kept is kept', () => {
    const keep = held('G-94', 'Consent', { ...fieldsOf('G-20'), personId: 'P-12', purpose: 'P15' })
    expect(effects('closeCase', { caseId: 'C-12' })).toEqual(['retention-check', 'erase-to-tombstones'])
    expect(effects('closeCase', { caseId: 'C-12' }, changed({}, keep))).toEqual(['retention-check', 'keep'])
  })

  it('R15: about another person one text leaves, also where only one desk saw that it is about another', () => {
    expect(tried('answer', { helpRequestId: 'HR-01', template: 'locate' })).toBe('allow')
    expect(
      tried(
        'answer',
        { helpRequestId: 'HR-01', template: 'locate' },
        apart({ 'HR-01': { aboutOther: true } }),
      ),
    ).toBe('block R15')
    expect(tried('answer', { helpRequestId: 'HR-09', template: 'neutral', text: 'He is well.' })).toBe(
      'block R15',
    )
  })

  it('a release that was right when it was sent stays so after a withdrawal', () => {
    const sent = demonstration.filter(({ type }) => type === 'Release')
    expect(sent.filter((release) => !wasRight(release, world(), demonstration))).toEqual([])
    const late = held('D-3', 'Release', { ...fieldsOf('D-3'), sentAt: '2021-06-10T00:00:00Z' })
    expect(wasRight(late, world(), demonstration)).toBe(false)
  })
})

describe('a wish', () => {
  it('[RU3] that cannot be read is not understood, and what a file says beside it is named', () => {
    expect(tried('fly', {})).toBe('not-understood')
    expect(tried('release', { ...toPress({}), purpose: 'P99' })).toBe('not-understood')
    expect(outcomeOf({ do: 'closeCase', with: { caseId: 'C-12', mood: 'sad' } }, world())).toMatchObject({
      result: 'effect',
      unread: ['with.mood'],
    })
    expect(tried('place', { personId: 'P-08', shelterId: 'S-1', from: '0021-08-05' })).toBe('not-understood')
  })
})

function fieldsOf(id: string): Readonly<Record<string, unknown>> {
  const found = demonstration.find((one) => one.id === id)
  return Object.fromEntries(Object.entries(found?.fields ?? {}).map(([name, [value]]) => [name, value]))
}

describe('a check', () => {
  it('[RU7] is about somebody who must have agreed, though it names them in its subject alone', () => {
    const note = toPress({ purpose: 'P05', items: [{ ref: 'K-01', fields: ['note'] }] })
    expect(tried('release', note)).toContain('R01')
  })
})

describe('somebody with a case', () => {
  it('[RU7] is asked although a form calls them by a public name, or an official', () => {
    const unasked = toPress({ items: [{ ref: 'T-01', fields: ['extract'] }] })
    const source = world().byId('T-01')?.fields['sourceId']?.[0]
    for (const said of [{ publicName: 'Known to all' }, { kind: 'public_official' }])
      expect(tried('release', unasked, changed({ [String(source)]: said }))).toContain('R01')
  })
})

describe('what would leave in the place of an item', () => {
  it('[RU22] is looked at as the item is: no house, no journey and no name goes as a "copy"', () => {
    const copied = (derivative: string, level = 'I1') =>
      tried('release', {
        to: { kind: 'partner', name: 'Northern Shelter Network' },
        purpose: 'P05',
        items: [{ ref: 'U-1', derivative }],
        identifiability: level,
        approvals: ['M-02'],
      })
    expect(copied('S-1')).toContain('R08')
    expect(copied('J-13')).toContain('R08')
    expect(copied('ID-05')).toContain('R09')
  })

  it('[RU11] a name is the full identity, whatever level the release says', () => {
    const all = { scope: 'all', status: 'given', onLost: 'keep', expiresAt: '2021-12-31', heardBy: 'M-02' }
    const points = {
      explained: explainedPoint.terms.map(({ code }) => code),
      givenAt: '2021-08-01T08:00:00Z',
    }
    const to = { kind: 'un_body', name: 'Office of Records' }
    const agreed = { ...all, ...points, personId: 'P-05', purpose: 'P06', recipients: [to] }
    const sent = (identifiability: string, most: string) =>
      reasons(
        'release',
        { to, purpose: 'P06', items: [{ ref: 'ID-05' }], identifiability, approvals: ['M-02', 'M-11'] },
        changed({}, held('G-95', 'Consent', { ...agreed, identifiability: most })),
      )
    expect(sent('I2', 'I2')).toEqual(['level-higher'])
    expect(sent('I4', 'I4')).toEqual([])
    expect(sent('I2', 'I4')).toEqual([])
  })
})

describe('somebody who is hunted abroad, too', () => {
  const told = (wish: object, threatActors: readonly string[]) =>
    reasons('release', toPress({ items: [{ ref: 'V-1' }], ...wish }), changed({ 'C-01': { threatActors } }))

  it('[RU46] is placed in no country by a file that leaves under a code', () => {
    expect(told({}, ['state', 'abroad'])).toContain('country-of-hunted')
    expect(told({}, ['state'])).not.toContain('country-of-hunted')
    expect(told({ items: [{ ref: 'U-1', derivative: 'V-1' }] }, ['abroad'])).toContain('country-of-hunted')
  })

  it('[RU46] is known to the country that gives the visa, and to whom the name goes by two approvals', () => {
    expect(told({ to: { kind: 'state', name: 'Halvory' } }, ['abroad'])).not.toContain('country-of-hunted')
    expect(told({ to: { kind: 'state', name: 'Another' } }, ['abroad'])).toContain('country-of-hunted')
    expect(told({ identifiability: 'I4' }, ['abroad'])).not.toContain('country-of-hunted')
  })
})

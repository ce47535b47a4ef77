import { describe, expect, it } from 'vitest'
import { textOf, utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { readAccount, sentencesOf } from './account.ts'
import { coded, formsLeft, labelsFor, type Named } from './coded.ts'
import { checkCodedFile } from './coded-file.ts'
import { beforeAnAccount, beforeSealing, type KnownAccount } from './first-account.ts'
import { accountRoot, publicAccount } from './public-account.ts'

const salted = { seed: utf8('0123456789abcdef'), hash: sha256 }
const given = [
  { knowledge: 'suffered', text: 'Меня увезли с рынка. Со мной был Анзор. Было холодно.' },
  { knowledge: 'heard_event', text: 'Я слышал двоих. Одного звали «Пекарь».' },
  { knowledge: 'told_by_other', toldBy: 'P-12', text: 'Анзор был в третьей комнате.' },
  { knowledge: 'saw', text: 'Окна не было.' },
] as const

function account(): string {
  return given
    .map(({ knowledge, text, ...told }, at) => {
      const by = 'toldBy' in told ? ` ${told.toldBy}` : ''
      return `[${at + 1} ${knowledge}${by}] ${text}`
    })
    .join('\n\n')
}
const anzor: Named = { kind: 'person', forms: ['Анзор', 'Анзора', 'Анзору'] }
const baker: Named = { kind: 'person', forms: ['Пекарь'] }

describe('an account as it was given', () => {
  it('[TY1] is numbered paragraphs that a person can read, each with how the speaker knows it', () => {
    expect(account()).toContain('[3 told_by_other P-12] Анзор был в третьей комнате.')
    expect(readAccount(account())).toEqual(given.map((paragraph, at) => ({ number: at + 1, ...paragraph })))
  })

  it('[TY2] written before, without numbers, is read by its empty lines, and nobody asked how it is known', () => {
    expect(readAccount('They came.\nAt night.\n \n\nI hid.')).toEqual([
      { number: 1, knowledge: 'unknown', text: 'They came.\nAt night.' },
      { number: 2, knowledge: 'unknown', text: 'I hid.' },
    ])
    // A number that is out of order is the speaker's own.
    expect(readAccount('[7 saw] x')).toEqual([{ number: 1, knowledge: 'unknown', text: '[7 saw] x' }])
  })

  it('[TY3] has heads only where each is one: with a name for a code, or a teller of what was seen, all is words', () => {
    for (const head of [
      '[1 told_by_other Anzor K.]',
      '[1 told_by_other Анзор]',
      '[1 saw P-12]',
      '[1 guessed]',
    ])
      expect(readAccount(`${head} x`)).toEqual([{ number: 1, knowledge: 'unknown', text: `${head} x` }])
    expect(readAccount('[1 saw]  \n\n \n\n')).toEqual([{ number: 1, knowledge: 'unknown', text: '[1 saw]' }])
    expect(readAccount('\n\n')).toEqual([])
  })

  it('[TY4] is cut into sentences that joined are the words, whatever stands in it', () => {
    expect(sentencesOf('He said: “No!” I ran. At 3.15 p.m. it ended… Yes')).toEqual([
      'He said: “No!” ',
      'I ran. ',
      'At 3.15 p.m. ',
      'it ended… ',
      'Yes',
    ])
    const start = performance.now()
    for (const text of [
      '',
      '.',
      '\n\n',
      `${'.'.repeat(100_000)}x`,
      `a${' '.repeat(100_000)}`,
      '.\n'.repeat(30_000),
    ])
      expect(sentencesOf(text).join('')).toBe(text)
    expect(performance.now() - start).toBeLessThan(15_000)
  })
})

describe('before an account is taken', () => {
  const known = (more: Partial<KnownAccount>): KnownAccount => ({
    id: 'a',
    sourceId: 'p',
    takenAt: '2017-03-04T10:00:00Z',
    mode: 'in_person',
    state: 'sealed',
    original: account(),
    isRecording: false,
    priorTellings: [],
    ...more,
  })

  it('[TY10] warns that a full one exists, that one is unfinished, that others have heard it', () => {
    expect(beforeAnAccount('p', [known({})])).toEqual([
      { kind: 'full-account-exists', id: 'a', takenAt: '2017-03-04T10:00:00Z', paragraphs: 4 },
    ])
    expect(beforeAnAccount('p', [known({ state: 'draft' })])).toMatchObject([{ kind: 'account-unfinished' }])
    const priorTellings = [{ to: 'a newspaper', when: '2017-04-01' }, { to: 'a brother' }]
    expect(beforeAnAccount('p', [known({ priorTellings, original: 'Short.' })])).toEqual([
      { kind: 'told-before', times: 2, last: '2017-04-01' },
    ])
    expect(beforeAnAccount('p', [known({ mode: 'partner_summary' })])).toEqual([
      { kind: 'only-a-summary', id: 'a' },
    ])
    expect(beforeAnAccount('p', [known({ original: '', isRecording: true })])).toMatchObject([
      { kind: 'full-account-exists' },
    ])
    expect(beforeAnAccount('p', [known({ state: 'withdrawn' }), known({ sourceId: 'q' })])).toEqual([])
  })

  it('[TY12] is sealed only when it was read back and its interpreter has a code', () => {
    const ready = { readBack: true, supportOffered: true, interpreterUsed: false, isRecording: false }
    expect(beforeSealing({ ...ready, original: account() })).toEqual({ must: [], should: [] })
    expect(
      beforeSealing({
        readBack: false,
        supportOffered: false,
        interpreterUsed: true,
        isRecording: false,
        original: 'They came.',
      }),
    ).toEqual({
      must: ['not-read-back', 'interpreter-without-code'],
      should: ['support-not-offered', 'nobody-asked-how-known'],
    })
    expect(beforeSealing({ ...ready, original: '' }).must).toEqual(['nothing-said'])
  })
})

describe('an account for people outside', () => {
  const wish = { language: 'ru', labels: 'ru', named: [anzor, baker], leaveOut: [{ paragraph: 4 }] } as const

  it('[TY20] has codes for names, of one width whatever the name, in the order in which they are named', () => {
    const labels = labelsFor(account(), [baker, anzor], 'ru')
    expect([...labels.values()]).toEqual(['[ЛИЦО-А]', '[ЛИЦО-B]'].map((label) => label.replace('А]', 'A]')))
    expect(coded('Я видел Анзора и анзору сказал.', labels)).toBe('Я видел [ЛИЦО-A] и [ЛИЦО-A] сказал.')
    expect(coded('Анзорович', labels)).toBe('Анзорович')
  })

  it('[TY21] is refused while a listed name is left in any form, also inside another word', () => {
    expect(formsLeft('Анзорович', [anzor])).toEqual(['Анзор'])
    const hidden = publicAccount(`${account()}\n\n[5 saw] Это брат Анзоровича.`, wish, salted)
    expect(hidden).toMatchObject({ refusal: { kind: 'name-left', forms: ['Анзор'] } })
  })

  it('[TY25][TY26] is set anew, proves the sentences that stand as given, and hides those that do not', () => {
    const made = publicAccount(account(), wish, salted)
    if (!made.ok) throw new Error(made.refusal.kind)
    expect(made.value.text).toBe(
      [
        '1. Меня увезли с рынка. Со мной был [ЛИЦО-A]. Было холодно.',
        '2. Я слышал двоих. Одного звали «[ЛИЦО-B]».',
        '3. [ЛИЦО-A] был в третьей комнате.',
        '4. [опущено]',
      ].join('\n\n'),
    )
    const proof = textOf(made.value.proof) ?? ''
    expect(proof).not.toContain('Анзор')
    expect(proof).not.toContain('Окна')
    expect(proof).toContain('Было холодно.')
    const root = accountRoot(account(), 'ru', salted)
    expect(root).toEqual({ ok: true, value: made.value.root })
    const proven = checkCodedFile(made.value, made.value.root, sha256)
    expect(proven.ok && proven.value.given.map(({ words }) => words)).toEqual([
      'Меня увезли с рынка.',
      'Было холодно.',
      'Я слышал двоих.',
    ])
  })

  it('[TY27] is caught when a sentence that it calls given was changed, moved or made up', () => {
    const made = publicAccount(account(), wish, salted)
    if (!made.ok) throw new Error(made.refusal.kind)
    const { text, proof, root } = made.value
    const why = (file: { readonly text?: string; readonly proof?: Uint8Array<ArrayBuffer> }) =>
      checkCodedFile({ text, proof, ...file }, root, sha256).ok
    expect(why({})).toBe(true)
    expect(why({ text: text.replace('холодно', 'тепло') })).toBe(false)
    const [first = '', second = '', ...rest] = text.split('\n\n').map((one) => one.slice(3))
    const moved = [second, first, ...rest].map((one, at) => `${at + 1}. ${one}`)
    expect(why({ text: moved.join('\n\n') })).toBe(false)
    expect(why({ proof: utf8('{}') })).toBe(false)
  })

  it('[TY28] gives one gap for any number of sentences that are left out together', () => {
    const long = (count: number): string => {
      const text = `Start. ${'Secret. '.repeat(count)}End.`
      const leaveOut = Array.from({ length: count }, (_, at) => ({ paragraph: 1, sentence: at + 1 }))
      const made = publicAccount(
        `[1 saw] ${text}`,
        { language: 'en', labels: 'en', named: [], leaveOut },
        salted,
      )
      return made.ok ? made.value.text : ''
    }
    expect(long(1)).toBe('1. Start. [left out] End.')
    expect(long(9)).toBe(long(1))
  })
})

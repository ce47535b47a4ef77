import { describe, expect, it } from 'vitest'
import { sharedIsHere, sharedText } from '../../../../test/shared.ts'
import { languages } from '../base/language.ts'
import type { Random } from '../base/random.ts'
import { demonstrationRecords } from '../records/demonstration/demonstration-records.ts'
import { sha256 } from '../sealed/hash.ts'
import { english } from './code-words/en.ts'
import { french } from './code-words/fr.ts'
import { russian } from './code-words/ru.ts'
import { contact, contactsOf, day, hour, message, now, request, safe, thread } from './contact.fixture.ts'
import type { Contact, Held } from './contact.ts'
import { neutralAnswer } from './neutral.ts'
import {
  type Canned,
  checkReply,
  looksLikeCode,
  mayStillLeave,
  type ReplyGuard,
  type ReplyWish,
  replyRefusalWords,
  saysCannotTalk,
} from './reply-rules.ts'
import { codeDigits, codeWords, newReturnCode, shownDigits } from './return-code.ts'
import { signsOf } from './signs.ts'

const lists = [english, russian, french]
const guard: ReplyGuard = { places: ['Heron House', '14 Mill Lane, Tolvara', 'Толвара'], notes: [], lists }

function refused(who: Contact, wish: ReplyWish, with_: ReplyGuard = guard): unknown {
  const checked = checkReply(who, wish, with_, now)
  return checked.ok ? checked.value.when : checked.refusal.kind
}

const ready = (values: Partial<Canned> = {}): Canned => ({
  text: 'Мы рядом. Когда удобно писать?',
  safeToBeSeen: true,
  reviewedBy: ['M-11'],
  retired: false,
  ...values,
})
const cannedWish = (values: Partial<Canned> = {}): ReplyWish => ({
  text: ready(values).text,
  canned: ready(values),
})

describe('a reply about another person (R15)', () => {
  const brother = contact(request('HR', { aboutOther: true }), thread('HR', { safe: safe() }))

  it('[LW12] is the neutral text, byte for byte, in any of its languages', () => {
    for (const language of languages) {
      expect(refused(brother, { text: neutralAnswer[language] })).toBe('now')
      expect(refused(brother, { text: `${neutralAnswer[language]} ` })).toBe('reply-other-person')
      expect(refused(brother, { text: neutralAnswer[language].replace('.', ',') })).toBe('reply-other-person')
    }
    expect(refused(brother, { text: 'Мы ничего о нём не знаем.' })).toBe('reply-other-person')
    expect(refused(brother, cannedWish())).toBe('reply-other-person')
  })

  it('[LW12] is the same whether there is a case or not: the answer says nothing of either', () => {
    const known = contact(request('HR', { aboutOther: true, caseId: 'c', state: 'linked' }))
    const unknown = contact(request('HR', { aboutOther: true }))
    for (const text of [neutralAnswer.ru, 'Да', 'Нет'])
      expect(refused(known, { text })).toBe(refused(unknown, { text }))
  })

  it('[LW12] of HR-09 in the demonstration: anything but the neutral text is refused, and the one that was sent was it', () => {
    const records = demonstrationRecords({ sha256 }).map(
      ({ record: { id, type, fields } }): Held => ({
        id,
        type,
        fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])),
      }),
    )
    const asked = contactsOf(records).filter(({ aboutOther }) => aboutOther)
    expect(asked).toHaveLength(1)
    for (const who of asked) {
      expect(refused(who, { text: 'Он в безопасности, но где, не скажем.' })).toBe('reply-other-person')
      expect(refused(who, { text: neutralAnswer.ru })).toBe('now')
      const sent = who.messages.filter(({ way }) => way === 'out').map(({ text }) => text)
      expect(sent).toEqual([neutralAnswer.ru])
    }
  })
})

describe('a reply that names a place (R07, R08)', () => {
  const who = contact(request('a'), thread('a', { safe: safe() }))

  it('[LW13] known to this desk is refused, in any case form and without saying which', () => {
    for (const text of [
      'Приезжайте в Толвару.',
      'Мы встретим вас в толваре утром',
      'Ask for the Heron house.',
      'It is near TOLVARA',
      'Heron’s door is green',
      'Mill Lane is quiet',
    ]) {
      expect(refused(who, { text }), text).toBe('reply-place')
    }
    const checked = checkReply(who, { text: 'в Толваре' }, guard, now)
    expect(JSON.stringify(checked)).not.toMatch(/толвар/i)
  })

  it('[LW13] that looks like an address, coordinates, a map or a telephone is refused in three languages', () => {
    const said: readonly (readonly [string, string])[] = [
      ['Come to 12 Dock Road at six', 'address'],
      ['flat 7, second door', 'address'],
      ['Приходите на улицу Заречную', 'address'],
      ['ул. Мира, дом 5', 'address'],
      ['проспект Победы', 'address'],
      ['дом 14, подъезд 2', 'address'],
      ['Rendez-vous 4 rue de la Gare', 'address'],
      ['avenue Victor-Hugo', 'address'],
      ['appartement 12', 'address'],
      ['метро Сокольная', 'address'],
      ['75011 Paris', 'address'],
      ['43.31812, 45.69856', 'coordinates'],
      ['43°19′N 45°41′E', 'coordinates'],
      ['8FVC9G8F+6X', 'coordinates'],
      ['https://maps.app.goo.gl/abc', 'map-link'],
      ['yandex.ru/maps/-/CDab', 'map-link'],
      ['geo:43.3,45.7', 'map-link'],
      ['///lamp.table.river', 'map-link'],
      ['+7 928 000-00-00', 'phone'],
      ['8 (928) 000 00 00', 'phone'],
      ['٠١٢٣٤٥٦٧٨٩', 'phone'],
      ['06 12 34 56 78', 'phone'],
    ]
    for (const [text, sign] of said) {
      expect(checkReply(who, { text }, guard, now), text).toEqual({
        ok: false,
        refusal: { kind: 'reply-place', sign },
      })
    }
  })

  it('[LW13] is not seen where there is none', () => {
    for (const text of [
      'Напишите нам завтра в 10:30, мы ответим.',
      'Возьмите паспорт, деньги и зарядку. Выйдите из дома без телефона.',
      'On 2021-08-05 at 10:30 we write again; on 05.08.2021 too.',
      'You have 2 hours. The house is yours, stay inside and away from the street.',
      'Nous vous répondons dans 24 heures, pas avant.',
      'Il y a 2 places dans la file, la rue est calme.',
      'Позвоните 112, если он у двери.',
      'We can pay up to 10000 EUR.',
      'Ваш номер в очереди 3, ждать около 40 минут.',
      'Don’t open the door. Read this, then close the page.',
    ]) {
      expect(refused(who, { text }), text).toBe('now')
    }
  })
})

describe('a reply that gives something away', () => {
  const random: Random = { bytes: (count) => new Uint8Array(count).map((_, i) => (i * 37 + 11) % 250) }
  const code = newReturnCode(random)
  const who = contact(request('a'), thread('a', { safe: safe({ cannotTalk: 'Красные огурцы' }) }))

  it('[LW14] with a return code as digits or words, however they are set apart', () => {
    const digits = codeDigits(code)
    for (const text of [
      shownDigits(code),
      `code ${digits.join('')}!`,
      digits.join('-'),
      `Ваш код: ${codeWords(code, russian).join(' ')}.`,
      `(${codeWords(code, english).join(', ').toUpperCase()})`,
      codeWords(code, french).slice(0, 6).join(' / '),
    ]) {
      expect(refused(who, { text }), text).toBe('reply-holds-code')
    }
    // Digits of any script are the same digits.
    const arabic = digits.join(' ').replaceAll(/\d/g, (digit) => String.fromCodePoint(0x6_60 + Number(digit)))
    expect(refused(who, { text: arabic })).toBe('reply-holds-code')
    expect(looksLikeCode('one two three and a quiet river by the window', lists)).toBe(false)
    expect(
      looksLikeCode(
        digits.join('').replace(/.$/, (last) => String((Number(last) + 1) % 10)),
        lists,
      ),
    ).toBe(false)
  })

  it('[LW14] with the person’s own word for "I cannot talk"', () => {
    expect(refused(who, { text: 'Вы написали «красные  ОГУРЦЫ», мы поняли' })).toBe('reply-holds-code-word')
    expect(refused(who, { text: 'Огурцы красные' })).toBe('now')
  })

  it('[LW14] with eight words of a note on end, or all of a short one', () => {
    const notes = [
      'Second talk agrees with the first, but the cousin who vouched works for the port. Ask M-05.',
      'Не говорить о сестре',
    ]
    const guarded = { ...guard, notes }
    const eight = 'we heard that the cousin who vouched works for the port, is it so?'
    expect(refused(who, { text: eight }, guarded)).toBe('reply-holds-note')
    expect(refused(who, { text: 'не говорить о СЕСТРЕ' }, guarded)).toBe('reply-holds-note')
    expect(refused(who, { text: 'the cousin who vouched works' }, guarded)).toBe('now')
  })

  it('[LW14] that is empty is none', () => {
    expect(refused(who, { text: ' \n' })).toBe('reply-empty')
  })
})

describe('a ready-made reply', () => {
  const seen = contact(request('a'), thread('a', { safe: safe({ screen: 'others-may-see' }) }))
  const alone = contact(request('a'), thread('a', { safe: safe() }))

  it('[LW15] without the mark is refused where others may see the screen', () => {
    expect(refused(seen, cannedWish({ safeToBeSeen: false }))).toBe('reply-not-seen-safe')
    expect(refused(seen, cannedWish())).toBe('now')
    expect(refused(alone, cannedWish({ safeToBeSeen: false }))).toBe('now')
  })

  it('[LW15] that nobody has read, or that is no longer used, is refused', () => {
    expect(refused(alone, cannedWish({ reviewedBy: [] }))).toBe('reply-not-reviewed')
    expect(refused(alone, cannedWish({ retired: true }))).toBe('reply-not-reviewed')
  })

  it('[LW15] with one word changed is the operator’s own, and the screen is named beside it', () => {
    const changed = { text: 'Мы рядом!', canned: ready({ safeToBeSeen: false }) }
    expect(checkReply(seen, changed, guard, now)).toEqual({
      ok: true,
      value: { when: 'now', cautions: ['others-may-see'] },
    })
  })
})

describe('a reply at the wrong hour', () => {
  const evening = { from: 1200, to: 1380, offset: 180 }

  it('[LW16] is held until the safe hours begin, also the neutral one', () => {
    const who = contact(request('a'), thread('a', { safe: safe({ hours: [evening] }) }))
    const held = { ok: true, value: { when: 'held', until: now + 8 * hour, cautions: [] } }
    expect(checkReply(who, { text: 'Мы прочитали.' }, guard, now)).toEqual(held)
    expect(checkReply(who, { text: neutralAnswer.en }, guard, now)).toEqual(held)
    expect(checkReply(who, { text: 'Мы прочитали.' }, guard, now + 9 * hour)).toMatchObject({
      value: { when: 'now' },
    })
  })

  it('[LW11] when the hours are too old or the phone was taken, first asks with a text that anybody may see', () => {
    const old = contact(request('a'), thread('a', { safe: safe({ saidAt: '2021-07-01T00:00:00Z' }) }))
    expect(refused(old, { text: 'Мы прочитали.' })).toBe('reply-ask-hours')
    expect(refused(old, cannedWish({ safeToBeSeen: false }))).toBe('reply-ask-hours')
    expect(refused(old, cannedWish())).toBe('now')
    const taken = contact(request('a'), thread('a', { safe: safe(), phoneTakenAt: '2021-08-05T08:00:00Z' }))
    expect(refused(taken, { text: 'Мы прочитали.' })).toBe('reply-ask-hours')
  })

  it('[LW16] is asked about again when it is about to leave', () => {
    const written = { text: 'Мы прочитали.', writtenAt: now - 8 * hour }
    const leaves = (values: Parameters<typeof safe>[0], more = {}): boolean =>
      mayStillLeave(contact(request('a'), thread('a', { safe: safe(values), ...more })), written, now)
    expect(leaves({})).toBe(true)
    expect(leaves({ hours: [evening] })).toBe(false)
    expect(leaves({ saidAt: '2021-07-01T00:00:00Z' })).toBe(true)
    expect(leaves({}, { phoneTakenAt: '2021-08-05T08:00:00Z' })).toBe(false)
    expect(leaves({}, { phoneTakenAt: '2021-08-04T08:00:00Z' })).toBe(true)
    // In the meantime a colleague has learned who is writing.
    const brother = contact(request('a', { aboutOther: true }), thread('a', { safe: safe({}) }))
    expect(mayStillLeave(brother, written, now)).toBe(false)
    expect(mayStillLeave(brother, { ...written, text: neutralAnswer.ru }, now)).toBe(true)
  })

  it('[LW16] after the second code was used says so, and goes', () => {
    const who = contact(request('a'), thread('a', { safe: safe(), duressAt: '2021-08-05T08:00:00Z' }))
    expect(checkReply(who, { text: 'Мы прочитали.' }, guard, now)).toEqual({
      ok: true,
      value: { when: 'now', cautions: ['second-code-used'] },
    })
  })
})

describe('the word that means "I cannot talk"', () => {
  it('[LW14] is seen in what came in, and not in what we wrote', () => {
    const agreed = thread('a', { safe: safe({ cannotTalk: 'огурцы' }) })
    const used = message('a', 'in', now - day, { text: 'Купи, пожалуйста, Огурцы.' })
    expect(saysCannotTalk(contact(request('a'), agreed, used))).toBe(true)
    const ours = message('a', 'out', now - day, { text: 'огурцы' })
    expect(saysCannotTalk(contact(request('a'), agreed, ours))).toBe(false)
    expect(saysCannotTalk(contact(request('a', { body: 'огурцы' }), thread('a', { safe: safe() })))).toBe(
      false,
    )
  })
})

describe('each refusal', () => {
  it('[LW17] has a sentence in every language, and repeats nothing of the text', () => {
    const kinds = ['reply-empty', 'reply-other-person', 'reply-holds-code', 'reply-holds-code-word'] as const
    const others = ['reply-holds-note', 'reply-not-seen-safe', 'reply-not-reviewed'] as const
    const signs = ['known-place', 'address', 'coordinates', 'map-link', 'phone'] as const
    const all = [
      ...kinds.map((kind) => ({ kind })),
      ...others.map((kind) => ({ kind })),
      { kind: 'reply-ask-hours', why: 'old' } as const,
      ...signs.map((sign) => ({ kind: 'reply-place', sign }) as const),
    ]
    const sentences = all.map((refusal) => replyRefusalWords(refusal))
    for (const words of sentences) for (const language of languages) expect(words[language]).toMatch(/\.$/)
    expect(new Set(sentences.map(({ en }) => en)).size).toBe(all.length)
  })

  it.skipIf(!sharedIsHere)(
    '[LW17] no hostile string crashes a rule, or comes back in a refusal',
    async () => {
      const strings = JSON.parse(await sharedText('vectors/strings/blns.json')) as readonly string[]
      expect(strings.length).toBeGreaterThan(400)
      for (const text of strings) {
        const who = contact(request('a', { body: text }), thread('a', { safe: safe({ cannotTalk: text }) }))
        const checked = checkReply(who, { text }, { places: [text], notes: [text], lists }, now)
        if (!checked.ok && text.length > 12) expect(JSON.stringify(checked.refusal)).not.toContain(text)
        expect(signsOf(who, [who])).toEqual(signsOf(who, []))
      }
    },
  )

  it('[LW17] a text that somebody made to be slow to read is read at once', () => {
    for (const unit of [
      '1',
      '٣',
      'Aa ',
      '43.318 ',
      '12 Aa Aa ',
      'дайте мне ',
      'who else ',
      'rue de la ',
      '///a.',
    ]) {
      const text = unit.repeat(100_000 / unit.length)
      const started = performance.now()
      const who = contact(request('a', { body: text }))
      checkReply(who, { text }, guard, now)
      signsOf(who, [])
      // Measured: a tenth of a second. It was half a minute when each row of digits was read as a code.
      expect(performance.now() - started, unit).toBeLessThan(25_000)
    }
  })
})

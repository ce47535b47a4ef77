import { describe, expect, it } from 'vitest'
import { languages } from '../base/language.ts'
import { at, contact, message, minute, now, request } from './contact.fixture.ts'
import { signsOf, signWords } from './signs.ts'

function kinds(text: string): readonly string[] {
  return [...new Set(signsOf(contact(request('a', { body: text })), []).map(({ kind }) => kind))]
}

describe('signs that somebody may not be who they say', () => {
  it.each([
    ['I am his friend. What city is he in? Where is my brother?', 'asks-for-others'],
    ['Who else wrote to you from our town?', 'asks-for-others'],
    ['скажите, в каком он городе, мы просто хотим поговорить', 'asks-for-others'],
    ['А где он сейчас? Кто ещё у вас из наших?', 'asks-for-others'],
    ['Назовите мне имена', 'asks-for-others'],
    ['Dans quelle ville se cache-t-il ? Donnez-moi les noms', 'asks-for-others'],
    ['I don’t want your code', 'refuses-code'],
    ['Код мне не нужен', 'refuses-code'],
    ['pas besoin de code', 'refuses-code'],
    ['Give me a number, call me', 'insists-on-phone'],
    ['Дайте номер, я сам позвоню', 'insists-on-phone'],
    ['Appelez-moi', 'insists-on-phone'],
    ['answer now, within an hour', 'time-pressure'],
    ['Отвечайте сейчас же', 'time-pressure'],
    ['répondez tout de suite', 'time-pressure'],
  ])('[LW20] %s', (text, kind) => {
    expect(kinds(text)).toContain(kind)
  })

  it('[LW20] are not seen in what people in danger write', () => {
    for (const text of [
      'Меня отпустили вчера. Дядя сказал уходить до утра. Куда можно поехать?',
      'Друга забрали в понедельник. Он знает, где я живу. Думаю, я следующий.',
      'Мне шестнадцать. Отец говорит, что отвезёт меня к дяде в горы «лечиться».',
      'They let me go five days ago. I sleep in a car and am afraid of the phone.',
      'J’ai peur, mon oncle sait tout. Que dois-je faire avec le code ?',
      'I wrote the code on paper and hid it.',
    ]) {
      expect(kinds(text), text).toEqual([])
    }
  })

  it('[LW20] name the message and the words in it', () => {
    const text = 'Хорошо. Кто ещё у вас живёт?'
    const who = contact(request('a'), message('a', 'in', now, { text }))
    const [sign] = signsOf(who, [])
    expect(sign?.message).toBe(who.messages[0]?.id)
    expect(text.slice(sign?.start, sign?.end)).toBe('Кто ещё у вас')
  })

  it('[LW20] are looked for in what came in, never in what we wrote', () => {
    expect(signsOf(contact(request('a'), message('a', 'out', now, { text: 'Где он сейчас?' })), [])).toEqual(
      [],
    )
  })

  it('[LW20] show the same text of another contact, not a shared greeting', () => {
    const story =
      'Меня держали шесть дней в холодной комнате у реки, потом отвезли к дяде и велели ему решить.'
    const first = contact(request('a', { body: story }))
    const second = contact(request('b', { body: `Здравствуйте! ${story.toUpperCase()}` }))
    expect(signsOf(second, [first, second])).toEqual([
      { kind: 'same-text', start: 0, end: second.body.length, like: 'a' },
    ])
    const other = contact(request('c', { body: 'Здравствуйте, помогите мне, пожалуйста, очень нужно.' }))
    expect(signsOf(other, [first, contact(request('d', { body: other.body.slice(0, 30) }))])).toEqual([])
  })

  it('[LW20] of a thousand copies name the ten oldest, the same on every desk', () => {
    const body =
      'Одно и то же письмо, слово в слово, которое кто-то рассылает с разных телефонов каждую ночь.'
    const copies = Array.from({ length: 1000 }, (_, i) =>
      contact(request(`c${i}`, { body, receivedAt: at(now - i * minute) })),
    )
    const own = contact(request('own', { body }))
    const like = signsOf(own, copies).map((sign) => sign.like)
    expect(like).toEqual(Array.from({ length: 10 }, (_, i) => `c${999 - i}`))
    expect(signsOf(own, copies.toReversed()).map((sign) => sign.like)).toEqual(like)
  })

  it('[LW20] of a message as long as a book look at the first pages, so that a thousand of them stall no desk', () => {
    const story =
      'Меня держали шесть дней в холодной комнате у реки, потом отвезли к дяде и велели ему решить.'
    const long = `${'Ещё слово. '.repeat(2_000)}${story}`
    const first = contact(request('a', { body: long }))
    expect(signsOf(contact(request('b', { body: story })), [first])).toEqual([])
  })

  it('[LW20] are a list with words, and there is nothing to add up: no number, no verdict', () => {
    const [sign] = signsOf(contact(request('a', { body: 'где он' })), [])
    expect(Object.keys(sign ?? {}).toSorted()).toEqual(['end', 'kind', 'start'])
    for (const words of Object.values(signWords))
      for (const language of languages) expect(words[language]).not.toBe('')
  })
})

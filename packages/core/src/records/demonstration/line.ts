/**
 * The line of the fictional republic on the morning of its clock: a second code that was used, a child who writes, a
 * witness who was promised a word, a brother who presses, a reply that waits for the evening.
 *
 * The keys are invented like all the rest and open nothing. How a line is set up is left out: this one has no relay.
 */
import type { Json } from '../../base/json.ts'
import type { Demonstrated } from './demonstrated.ts'

/** Bytes that are plainly nobody's: the same one over and over. */
function box(mark: string): { readonly [field: string]: Json } {
  return {
    thread: `${mark}0`.repeat(16),
    box: `${mark}1`.repeat(16),
    replyKey: `${mark}2`.repeat(32),
    burnHash: `${mark}3`.repeat(32),
  }
}

function number(mark: string): string {
  return mark.repeat(16)
}

const evening = { from: 1200, to: 1380, offset: 180 }
const afterMidnight = { from: 1380, to: 330, offset: 180 }

export const lineThreads: readonly Demonstrated[] = [
  {
    id: 'LT-01',
    request: 'HR-01',
    keys: box('1'),
    cover: { ...box('2'), topic: 'deposit' },
    safe: { hours: [], screen: 'only-me', saidAt: '2021-03-20T02:00:00Z' },
    seenAt: '2021-03-21T10:00:00Z',
    lastOpened: '2021-03-22T04:00:00Z',
    trust: [
      {
        id: number('f1'),
        act: 'raises',
        level: 'V1',
        by: 'M-01',
        at: '2021-03-20T06:00:00Z',
        why: 'Two talks agree, the questions about the yard were answered both times.',
        seen: [],
      },
      {
        id: number('f2'),
        act: 'raises',
        level: 'V2',
        by: 'M-02',
        at: '2021-03-20T09:00:00Z',
        why: 'A former colleague vouches, asked separately.',
        seen: [],
      },
      {
        id: number('f3'),
        act: 'raises',
        level: 'V2',
        by: 'M-05',
        at: '2021-03-20T11:00:00Z',
        why: 'The paper was seen.',
        seen: [],
      },
    ],
  },
  {
    id: 'LT-02',
    request: 'HR-02',
    keys: box('3'),
    cover: { ...box('4'), topic: 'wages' },
    safe: { hours: [afterMidnight], screen: 'only-me', saidAt: '2021-03-25T19:00:00Z' },
    seenAt: '2021-03-26T08:00:00Z',
    disconnects: ['2021-03-25T18:40:00Z', '2021-03-25T18:52:00Z'],
  },
  {
    id: 'LT-03',
    request: 'HR-03',
    keys: box('5'),
    cover: { ...box('6'), topic: 'parcel' },
    safe: {
      hours: [evening],
      screen: 'others-may-see',

      cannotTalk: 'огурцы',
      saidAt: '2021-08-01T19:00:00Z',
    },
    seenAt: '2021-08-04T18:00:00Z',
    lastOpened: '2021-08-04T17:30:00Z',
    duressAt: '2021-08-05T06:10:00Z',
    trust: [
      {
        id: number('f4'),
        act: 'raises',
        level: 'V1',
        by: 'M-01',
        at: '2021-07-15T08:00:00Z',
        why: 'Wrote twice, by the page and by messenger; both letters agree.',
        seen: [],
      },
      {
        id: number('f5'),
        act: 'raises',
        level: 'V2',
        by: 'M-03',
        at: '2021-07-20T08:00:00Z',
        why: 'The friend who was taken had named the same day.',
        seen: [],
      },
    ],
  },
  {
    id: 'LT-04',
    request: 'HR-04',
    keys: box('7'),
    cover: { ...box('8'), topic: 'certificate' },
    safe: { hours: [], screen: 'only-me', saidAt: '2021-08-04T21:30:00Z' },
    seenAt: '2021-07-28T10:00:00Z',
    lastOpened: '2021-08-04T21:20:00Z',
    promise: { due: '2021-08-05T08:00:00Z', said: '2021-07-28T10:05:00Z', by: 'M-01' },
    flags: [
      {
        id: number('f6'),
        kind: 'set-times',
        text: 'Writes on Wednesdays, late.',
        until: '2021-09-30T00:00:00Z',
        by: 'M-01',
        at: '2021-07-28T10:00:00Z',
      },
    ],
  },
  {
    id: 'LT-05',
    request: 'HR-05',
    keys: box('9'),
    cover: { ...box('a'), topic: 'bill' },
    seenAt: '2021-06-15T09:00:00Z',
  },
  { id: 'LT-06', request: 'HR-06', seenAt: '2021-06-21T09:00:00Z' },
  {
    id: 'LT-07',
    request: 'HR-07',
    safe: {
      hours: [evening],
      screen: 'unknown',

      cannotTalk: 'огурцы',
      saidAt: '2021-08-01T19:00:00Z',
    },
    seenAt: '2021-08-04T18:00:00Z',
  },
  {
    id: 'LT-08',
    request: 'HR-08',
    keys: box('b'),
    cover: { ...box('c'), topic: 'certificate' },
    safe: {
      hours: [afterMidnight],
      screen: 'others-may-see',

      cannotTalk: 'контрольная',
      saidAt: '2021-07-30T16:00:00Z',
    },
    seenAt: '2021-08-03T22:00:00Z',
    lastOpened: '2021-08-05T08:50:00Z',
    disconnects: ['2021-08-02T21:10:00Z'],
  },
  {
    id: 'LT-09',
    request: 'HR-09',
    keys: box('d'),
    cover: { ...box('e'), topic: 'repair' },
    safe: { hours: [], screen: 'unknown', saidAt: '2021-08-01T11:00:00Z' },
    seenAt: '2021-08-01T12:00:00Z',
    flags: [
      {
        id: number('f7'),
        kind: 'read-notes-first',
        until: '2021-10-01T00:00:00Z',
        by: 'M-11',
        at: '2021-08-01T12:30:00Z',
      },
      {
        id: number('f8'),
        kind: 'frequent',
        until: '2021-08-03T00:00:00Z',
        by: 'M-01',
        at: '2021-08-01T12:10:00Z',
      },
    ],
  },
]

export const lineMessages: readonly Demonstrated[] = [
  {
    id: 'LM-01',
    request: 'HR-01',
    way: 'out',
    kind: 'text',
    at: '2021-03-20T02:08:00Z',
    by: 'M-01',
    text: 'Вы правильно сделали, что написали. Вы сейчас одни? Сколько у нас есть времени?',
    state: 'sent',
    sentAt: '2021-03-20T02:08:00Z',
  },
  {
    id: 'LM-02',
    request: 'HR-01',
    way: 'in',
    kind: 'text',
    at: '2021-03-20T02:20:00Z',
    text: 'Один. До утра.',
  },
  {
    id: 'LM-03',
    request: 'HR-01',
    way: 'out',
    kind: 'text',
    at: '2021-03-20T02:31:00Z',
    by: 'M-01',
    text: 'Возьмите документы и тёплые вещи, телефон выключите. Откройте эту страницу с любого другого телефона в шесть.',
    state: 'sent',
    sentAt: '2021-03-20T02:31:00Z',
  },
  { id: 'LM-04', request: 'HR-01', way: 'in', kind: 'opened', at: '2021-03-20T03:00:00Z' },
  {
    id: 'LM-05',
    request: 'HR-03',
    way: 'in',
    kind: 'text',
    at: '2021-08-04T17:32:00Z',
    text: 'Пока тихо. Сплю одетым. Напишите, когда ехать.',
  },
  {
    id: 'LM-06',
    request: 'HR-03',
    way: 'out',
    kind: 'text',
    at: '2021-08-04T18:00:00Z',
    by: 'M-01',
    text: 'Мы готовим поездку. Следующее слово от нас завтра вечером, в те же часы.',
    state: 'sent',
    sentAt: '2021-08-04T18:00:00Z',
  },
  { id: 'LM-07', request: 'HR-03', way: 'in', kind: 'duress', at: '2021-08-05T06:10:00Z' },
  {
    id: 'LM-08',
    request: 'HR-03',
    way: 'in',
    kind: 'text',
    at: '2021-08-05T06:14:00Z',
    text: 'Здравствуйте, посылки так и нет. Сколько ещё ждать?',
    underSecondCode: true,
  },
  {
    id: 'LM-09',
    request: 'HR-04',
    way: 'out',
    kind: 'text',
    at: '2021-07-28T10:05:00Z',
    by: 'M-01',
    text: 'Спасибо. Снимок мы сохранили и никому не показываем. Напишем вам до утра четверга.',
    state: 'sent',
    sentAt: '2021-07-28T10:05:00Z',
  },
  {
    id: 'LM-10',
    request: 'HR-04',
    way: 'in',
    kind: 'text',
    at: '2021-08-04T21:30:00Z',
    text: 'Я готов рассказать ещё, но не под именем. Что будет с моими словами?',
  },
  {
    id: 'LM-11',
    request: 'HR-07',
    way: 'out',
    kind: 'text',
    at: '2021-08-05T07:45:00Z',
    by: 'M-01',
    text: 'Если снова увидите машину, не выходите и не подходите к окну. Напишите нам одно слово.',
    state: 'held',
    heldUntil: '2021-08-05T17:00:00Z',
  },
  {
    id: 'LM-12',
    request: 'HR-08',
    way: 'out',
    kind: 'text',
    at: '2021-07-30T16:06:00Z',
    by: 'M-01',
    text: 'Мы прочитали. Вы можете говорить без свидетелей? Ответьте, только когда безопасно.',
    state: 'sent',
    sentAt: '2021-07-30T20:00:00Z',
  },
  {
    id: 'LM-13',
    request: 'HR-08',
    way: 'in',
    kind: 'text',
    at: '2021-08-05T08:52:00Z',
    text: 'Он купил билеты на субботу. Я одна до десяти.',
  },
  {
    id: 'LM-14',
    request: 'HR-09',
    way: 'out',
    kind: 'text',
    at: '2021-08-01T12:10:00Z',
    by: 'M-01',
    text: 'Спасибо за письмо. Мы никогда не говорим, обращался ли к нам кто-либо, и на такие вопросы всем отвечаем этими же словами. Кому нужна помощь, может сам написать нам здесь в любое время.',
    state: 'sent',
    sentAt: '2021-08-01T12:10:00Z',
  },
  {
    id: 'LM-15',
    request: 'HR-09',
    way: 'in',
    kind: 'text',
    at: '2021-08-05T07:30:00Z',
    text: 'Отвечайте сейчас же. Код мне не нужен, дайте номер, я сам позвоню. Кто ещё у вас из наших?',
  },
]

export const lineNotes: readonly Demonstrated[] = [
  {
    id: 'LN-01',
    request: 'HR-03',
    by: 'M-01',
    at: '2021-08-04T18:05:00Z',
    text: 'Та же история, что у написавшего 14 июля через мессенджер: скорее всего, один человек. Второму сотруднику: подпишите V2, если согласны.',
  },
  {
    id: 'LN-02',
    request: 'HR-04',
    by: 'M-01',
    at: '2021-07-28T10:10:00Z',
    text: 'Без имени и без встреч. Обещано слово до утра четверга, ответственный за согласия знает.',
  },
  {
    id: 'LN-03',
    request: 'HR-08',
    by: 'M-02',
    at: '2021-08-03T22:10:00Z',
    text: 'Несовершеннолетняя. Родителям ничего. Решение двух сотрудников записано в деле.',
  },
  {
    id: 'LN-04',
    request: 'HR-09',
    by: 'M-11',
    at: '2021-08-01T12:30:00Z',
    text: 'Спрашивает о другом человеке. Только нейтральный текст, слово в слово.',
  },
]

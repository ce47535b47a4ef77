/** Who is on duty on the line of the fictional republic, and the texts that operators have ready. */
import type { Demonstrated } from './demonstrated.ts'

function shift(id: string, member: string, level: string, from: string, to: string): Demonstrated {
  return { id, member, level, from, to, zone: 'Europe/Istanbul', languages: ['ru'], state: 'planned' }
}

function handedOver(made: Demonstrated, endedAt: string, handover: string): Demonstrated {
  return { ...made, state: 'ended', endedAt, handover }
}

export const dutyShifts: readonly Demonstrated[] = [
  handedOver(
    shift('DS-01', 'M-03', 'L1', '2021-08-01T19:00:00Z', '2021-08-02T03:00:00Z'),
    '2021-08-02T03:10:00Z',
    'Тихо. HR-08 оборвалась один раз, потом дописала. Ждёт слова до вечера.',
  ),
  handedOver(
    shift('DS-02', 'M-03', 'L1', '2021-08-02T19:00:00Z', '2021-08-03T03:00:00Z'),
    '2021-08-03T03:05:00Z',
    'Ничего срочного.',
  ),
  handedOver(
    shift('DS-03', 'M-03', 'L1', '2021-08-03T19:00:00Z', '2021-08-04T03:00:00Z'),
    '2021-08-04T03:20:00Z',
    'HR-03 читал ответ в половине второго. Машины нет.',
  ),
  // Not handed over: still on duty, and the coordinator sees it.
  { ...shift('DS-04', 'M-03', 'L1', '2021-08-04T19:00:00Z', '2021-08-05T03:00:00Z'), state: 'begun' },
  {
    ...shift('DS-05', 'M-01', 'L1', '2021-08-05T03:00:00Z', '2021-08-05T11:00:00Z'),
    languages: ['ru', 'en'],
    state: 'begun',
  },
  {
    ...shift('DS-06', 'M-04', 'L2', '2021-08-05T03:00:00Z', '2021-08-05T15:00:00Z'),
    languages: ['ru', 'en'],
    state: 'begun',
  },
  {
    ...shift('DS-07', 'M-11', 'L3', '2021-08-02T03:00:00Z', '2021-08-09T03:00:00Z'),
    languages: ['ru', 'en', 'fr'],
    state: 'begun',
  },
  {
    ...shift('DS-08', 'M-06', 'L1', '2021-08-05T11:00:00Z', '2021-08-05T19:00:00Z'),
    languages: ['ru', 'fr'],
  },
  shift('DS-09', 'M-07', 'L1', '2021-08-05T19:00:00Z', '2021-08-06T03:00:00Z'),
]

const reviewed = { reviewedBy: ['M-11'], reviewedAt: '2021-07-01' }

export const cannedReplies: readonly Demonstrated[] = [
  {
    id: 'CR-01',
    title: 'Arrived',
    lang: 'en',
    use: 'receipt',
    text: 'Your message has arrived. A person will read it and answer here.',
    safeToBeSeen: true,
    ...reviewed,
  },
  {
    id: 'CR-02',
    title: 'Пришло',
    lang: 'ru',
    use: 'receipt',
    text: 'Сообщение пришло. Его прочтёт человек и ответит здесь.',
    safeToBeSeen: true,
    ...reviewed,
  },
  {
    id: 'CR-03',
    title: 'Bien reçu',
    lang: 'fr',
    use: 'receipt',
    text: 'Votre message est arrivé. Une personne le lira et répondra ici.',
    safeToBeSeen: true,
    ...reviewed,
  },
  {
    id: 'CR-04',
    title: 'When can we write?',
    lang: 'en',
    use: 'question',
    text: 'When is a good time for our next answer, and does anybody else use this screen?',
    safeToBeSeen: true,
    ...reviewed,
  },
  {
    id: 'CR-05',
    title: 'Когда можно писать?',
    lang: 'ru',
    use: 'question',
    text: 'Когда удобно получить следующий ответ, и пользуется ли этим экраном кто-то ещё?',
    safeToBeSeen: true,
    ...reviewed,
  },
  {
    id: 'CR-06',
    title: 'Quand écrire ?',
    lang: 'fr',
    use: 'question',
    text: 'À quel moment pouvons-nous répondre, et quelqu’un d’autre utilise-t-il cet écran ?',
    safeToBeSeen: true,
    ...reviewed,
  },
  {
    id: 'CR-07',
    title: 'Three questions',
    lang: 'en',
    use: 'question',
    text: 'Can you talk safely now? For how long? Is the person you are afraid of near?',
    safeToBeSeen: false,
    ...reviewed,
  },
  {
    id: 'CR-08',
    title: 'Три вопроса',
    lang: 'ru',
    use: 'question',
    text: 'Вы можете сейчас спокойно говорить? Сколько времени есть? Тот, кого вы боитесь, рядом?',
    safeToBeSeen: false,
    ...reviewed,
  },
  {
    id: 'CR-09',
    title: 'Trois questions',
    lang: 'fr',
    use: 'question',
    text: 'Pouvez-vous parler sans danger ? Combien de temps ? La personne que vous craignez est-elle proche ?',
    safeToBeSeen: false,
    ...reviewed,
  },
  {
    id: 'CR-10',
    title: 'Что взять с собой',
    lang: 'ru',
    use: 'answer',
    text: 'Возьмите документы, лекарства, деньги и зарядку. Телефон выключите до выхода. Никому не говорите, куда.',
    safeToBeSeen: false,
    ...reviewed,
  },
  {
    id: 'CR-11',
    title: 'Next word',
    lang: 'en',
    use: 'answer',
    text: 'Thank you. We write again at the time we agreed on.',
    safeToBeSeen: true,
    ...reviewed,
  },
  {
    id: 'CR-12',
    title: 'Пробный текст',
    lang: 'ru',
    use: 'answer',
    text: 'Мы передали ваш вопрос юристу и вернёмся с ответом.',
    safeToBeSeen: true,
  },
]

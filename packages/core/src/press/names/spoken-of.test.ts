/** Nouns and names that stand beside the one of whom a text speaks, and are nobody else: docs/formats/press-reading.md, P34. */
import { describe, expect, it } from 'vitest'
import { speakersBelow } from '../speakers/speakers.fixture.ts'

describe('"he" and "she"', () => {
  it.each([
    [
      'Me Anne Tilleul brandit une note interne de la police. « Tout est écrit là », dit-elle.',
      'Anne Tilleul',
    ],
    [
      'Le directeur (par intérim), Marc Vasseur, se dit serein. « Nous avons tout noté », assure-t-il.',
      'Marc Vasseur',
    ],
    [
      'Один из бывших сторожей, Тимур, приехал на суд первым автобусом. «Ключи были у меня», — говорит он.',
      'Тимур',
    ],
    [
      'Opposition leader Wanda Roth spoke on the steps of the court. “We will be back,” she said.',
      'Wanda Roth',
    ],
    [
      'I spent the afternoon with Hana Orlin, who kept the shop until June. She was a midwife before. “I know every house,” she told me.',
      'Hana Orlin',
    ],
    [
      'О драке сообщила соседка Мадина, вернувшаяся домой под утро. «Стёкла были выбиты», — рассказала она.',
      'Мадина',
    ],
    [
      'Фёдору Ильичу Громову восемьдесят семь, и он остаётся. «Куда мне ехать», — говорит он.',
      'Фёдору Ильичу Громову',
    ],
    [
      'A senior harbour police officer, who asked for anonymity, said the boats leave at night. “Nobody signs,” he said.',
      'A senior harbour police officer',
    ],
    [
      'Pendant trois ans, dans la prison de Merle, Rahel Doss a écrit sur du savon. « Le papier manquait », dit-elle.',
      'Rahel Doss',
    ],
    [
      'Министр путей сообщения Карин на прошлой неделе побывал на станции. «Поезда ходят», — заявил он.',
      'Карин',
    ],
    ['A guard at the gate listened to her politely. “There is no prison here,” he told her.', 'A guard'],
  ])('[P34] mean whom the sentence is about, and not what stands beside them: %s', (text, name) => {
    expect(speakersBelow(text)).toEqual([name])
  })

  it.each([
    [
      'Lundi, une femme est arrivée à pied. Elle s’appelle Oumou, elle a marché. « Le sac est à nous », a-t-elle dit.',
      'Oumou',
    ],
    ['A boy came to the gate. He was called Tomas. “The bag is ours,” he said.', 'Tomas'],
    ['У ворот стояла женщина. Её зовут Марьяна. «Мешок наш», — сказала она.', 'Марьяна'],
  ])('[P34] mean somebody by the name that a sentence gives them: %s', (text, name) => {
    expect(speakersBelow(text)).toEqual([name])
  })

  it('[P34] do not mean whoever comes by without a name in a paragraph above', () => {
    const above =
      'Adrian Holt, a baker, walked over the hills with his nephew. The boy had been shot in the foot.'
    expect(speakersBelow(`${above}\n\n“We did not go to the hospital,” he said.`)).not.toContain('The boy')
  })

  it.each([
    'Спросил один из сторожей, Тимур молчал. «Ключи были здесь», — сказал он.',
    'A clerk met Ann Roe, who had come with Mary Poll, a neighbour. “It was late,” she said.',
  ])('[P34] mean nobody where two could be meant: %s', (text) => {
    expect(speakersBelow(text)).toEqual([null])
  })

  it('[P34] are not of whoever writes the answer down', () => {
    expect(
      speakersBelow('A clerk sat behind the glass. “What else was there to read?” She wrote it down.'),
    ).toEqual([null])
  })
})

/** Interviews known by how they are set, by a sentence that says who asked, and by their headline: docs/formats/press-reading.md, P38. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function speakersOf(text: string): readonly (string | null)[] {
  return readReport(text)
    .quotes.filter(({ inside }) => inside === null)
    .map(({ speaker }) => speaker)
}

const hung = (...pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([question, answer]) => `${question}\n${answer}`).join('\n\n')

describe('an interview whose page hardly says that it is one', () => {
  it('[P38d] names who answers, where the standfirst says in its last sentence who asked', () => {
    const text = `A ferry for nobody

Marta Holm, who runs the last boat of the Tarn line, on empty decks. Interview by Anna Fenwick

The boat leaves at six, with or without anybody.

${hung(
  ['How many came today?', 'Eleven, and a dog. I counted the dog.'],
  ['What is done with the empty seats?', 'Nothing. They are washed like the others.'],
  ['The council calls that waste.', 'Yes, it said so again on Monday. I sent them a ticket.'],
  ['Would you sell it?', 'A boat is not sold in winter.'],
)}`
    expect(new Set(speakersOf(text))).toEqual(new Set(['Marta Holm']))
  })

  it('[P38d] names who stands before the colon of the headline, whatever the name', () => {
    const text = `Гера Зимовина: «Последним гасят маяк»

Смотрительница — о том, как закрывали берег
Беседовал Антон Рыков

Сколько лет вы здесь?
— Девятнадцать. Я пришла на одну зиму.

Кто закрыл берег?
— Контора. Прислали бумагу, я её прочла вслух чайкам.

Вам предложили другое место?
— Предложили. Я не поехала.`
    const found = speakersOf(text)
    expect(found.length).toBeGreaterThanOrEqual(4)
    expect(new Set(found)).toEqual(new Set(['Гера Зимовина']))
  })

  it('[P38d] is one where every question hangs on its answer below an empty line, and "I" answers "you"', () => {
    const text = `Шестнадцать дней у воды
Рассказ человека, который ждал парома под Анском

Тимуру (имя изменено) 29 лет, он сварщик. Из Анска Тимур уехал в мае.

${hung(
  ['Как вы туда попали?', 'Пришёл пешком. Я думал, что паром ходит.'],
  ['Вы кого-нибудь встретили?', 'Сторожа. Он мне сказал, что паром утонул.'],
  ['Что вы ели?', 'Хлеб. Я купил его ещё в городе.'],
  ['Вы вернётесь?', 'Если я вернусь, то летом.'],
)}`
    const found = speakersOf(text)
    expect(found).toHaveLength(4)
    expect(new Set(found)).toEqual(new Set(['Тимур']))
  })

  it('[P38d] is one where dashed questions have long dashed answers that say "I"', () => {
    const text = `Лодка без мотора

Журналист Кирилл Тарн — о ночи на реке
2 апреля 2029

Кирилл Тарн двадцать лет водил баржи.

— Как вы нашли берег?

— По собакам. Они лаяли всю ночь в деревне за поворотом, и я грёб на этот лай до самого рассвета.

— Почему вы не ждали утра?

— Потому что утром меня уже искали бы на причале, и я это знал ещё с вечера от сторожа.

— Где теперь ваша лодка?

— У брата. Я попросил его снять мотор и держать её вверх дном под яблонями до весны.`
    expect(new Set(speakersOf(text).filter((name) => name !== null))).toEqual(new Set(['Кирилл Тарн']))
    expect(speakersOf(text).filter((name) => name === null)).toHaveLength(3)
  })

  it('is not one where two in a report say a word each', () => {
    const text = `Ночь на реке

Кирилл Тарн двадцать лет водил баржи. Его остановили у моста.

— Вы куда?

— Домой.

— Чей это мешок?

— Мой.

— Вы один?

— Один я.`
    expect(new Set(speakersOf(text))).toEqual(new Set([null]))
  })

  it('is not one where an office answers what people ask', () => {
    const text = `Before you travel

Ilsa Brandt of the ferry office keeps this list.

${hung(
  ['How do I book a cabin?', 'Cabins are booked at the pier.'],
  ['May I bring a dog?', 'Dogs travel on the lower deck.'],
  ['What if I miss the boat?', 'Tickets are valid on the next one.'],
  ['Where is luggage kept?', 'It is kept beside the stairs.'],
)}`
    expect(speakersOf(text)).toEqual([])
  })
})

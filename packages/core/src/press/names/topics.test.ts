/** Whom a sentence is about, so that "she said" behind it has a name: docs/formats/press-reading.md, P34. */
import { describe, expect, it } from 'vitest'
import { speakersBelow } from '../speakers/speakers.fixture.ts'

describe('whoever opens a sentence', () => {
  it.each([
    [
      'Но Дарина, у которой осенью умер отец, на врачей не сердится. «Приехали быстро», – говорит она.',
      'Дарина',
    ],
    ['Роман, которому было тогда шесть лет, запомнил свет фар. «Я лежал под столом», – говорит он.', 'Роман'],
    ['Бывшая постоялица приюта Лидия уехала весной. «Ключ я оставила», – рассказала она.', 'Лидия'],
    [
      'Министр труда Глеб Орвин в разговоре с газетой «Маяк» назвал стачку шантажом. «Пусть ищут место», – посоветовал он.',
      'Глеб Орвин',
    ],
    ['Omar, whose sister was taken in June, keeps the stall alone. “I count the days,” he said.', 'Omar'],
    ['But Vera Lindt, who left the town in May, has no regrets. “We were lucky,” she said.', 'Vera Lindt'],
    [
      'Yasmina, qui a quitté la ville avec son fils, loge chez une tante. « Je ne dors plus », dit-elle.',
      'Yasmina',
    ],
    [
      'Ancienne pensionnaire, Yasmina a quitté le foyer en mai. « J’étouffais », a-t-elle raconté.',
      'Yasmina',
    ],
    [
      'Selon la radio, qui a interrogé un ancien technicien du barrage, deux vannes sont bloquées. « Il faut être deux », a confié celui-ci.',
      'un ancien technicien du barrage',
    ],
  ])('[P34] is whom "he" and "she" mean: %s', (text, name) => {
    expect(speakersBelow(text)).toEqual([name])
  })

  it.each([
    'Omar and Vera Lindt left together. “We were lucky,” he said.',
    'Omara, whose harbour was shelled in June, lies on the coast. “I count the days,” he said.',
    'Глеба Орвина задержали в мае. «Нас взяли ночью», – сказал он.',
  ])('[P34] is nobody who is one of two, a town, or to whom something was done: %s', (text) => {
    expect(speakersBelow(text)).toEqual([null])
  })
})

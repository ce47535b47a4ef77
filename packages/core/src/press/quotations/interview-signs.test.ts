import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function said(...paragraphs: readonly string[]): readonly (readonly [string | null, string])[] {
  const text = paragraphs.join('\n\n')
  return readReport(text)
    .quotes.filter(({ inside }) => inside === null)
    .map(({ speaker, start, end }) => [speaker, text.slice(start, end)])
}

const dashed = [
  '— Кто закрыл мост?',
  '— Солдаты. Офицер вышел и сказал: «Поворачивайте». Больше он ничего не объяснил.',
  '— Его пробовали уговорить?',
  '— Минут десять. Потом пошли пешком, с носилками.',
  '— Мэр говорит, что никакого приказа не было.',
  '— Пусть спросит у шофёра.',
  '— Что стало с больным?',
  '— Умер в лодке.',
]

describe('what proves an interview', () => {
  it.each(['Беседовала Инна Кольцова', 'Беседу вела Инна Кольцова', 'Вопросы задавала Инна Кольцова'])(
    '[P38d] a line that says who asked, though no answer says "I": %s',
    (line) => {
      const found = said(
        'Врач Ольга Штырёва: «Скорую не пустили на мост»',
        '12 марта 2031',
        'Ольга Штырёва двенадцать лет работает в Брезне. В ночь паводка она дежурила одна, а мэр города Пётр Галкин спал.',
        ...dashed,
        line,
      )
      expect(found.slice(1).map(([speaker]) => speaker)).toEqual(
        dashed.map((_, i) => (i % 2 === 0 ? 'Инна Кольцова' : 'Ольга Штырёва')),
      )
    },
  )

  it('[P38d] a heading of nothing but the word; who answered the questions comes before whoever else is named', () => {
    const found = said(
      '« On nous a coupé l’eau avant de nous couper la parole »',
      'Entretien',
      'Le maire de Sarn, Bastien Kervel, a quitté sa ville en juin. Il a répondu à nos questions depuis un hôtel de Port-Ellan, où Maud Rivet, son avocate, l’a rejoint.',
      'Pourquoi êtes-vous parti ?',
      'Parce que la voiture était prête. On m’avait dit de dormir ailleurs.',
      'Le préfet assure que vous étiez libre de rester.',
      'Il n’a pas tort. Libre de rester dans la cave.',
      'Votre conseil s’est réuni sans vous.',
      'Deux fois. La seconde, ils ont voté l’eau.',
      'Qui dirige la ville aujourd’hui ?',
      'Personne, ou le colonel.',
      'Que ferez-vous maintenant ?',
      'J’attends que la rivière baisse, comme tout le monde.',
    )
    expect(new Set(found.map(([speaker]) => speaker))).toEqual(new Set(['Bastien Kervel']))
    expect(found.map(([, words]) => words.slice(0, 12))).toEqual([
      'On nous a co',
      'Parce que la',
      'Il n’a pas t',
      'Deux fois. L',
      'Personne, ou',
      'J’attends qu',
    ])
  })

  it('[P38d] a question without its sign hangs on its answer as the others do', () => {
    const text = [
      '‘They weighed the children’',
      'Dr Hanna Voss ran the clinic at Sell until soldiers closed it. Her deputy, Ilan Brook, is still missing. Voss answered our questions by telephone.',
      'Interview: Carla Imrie',
      'When did the soldiers come?\nOn a Tuesday. They had a list of the cots.',
      'The army says it came at your request.\nThe army sleeps in the ward.',
      'What did you take?\nThe scales. Without them nobody can tell who is starving.',
      'And your deputy?\nHe stayed. I have asked everybody.',
    ]
    expect(said(...text).map(([speaker, words]) => [speaker, words.slice(0, 14)])).toEqual([
      ['Hanna Voss', 'They weighed t'],
      ['Hanna Voss', 'On a Tuesday. '],
      ['Hanna Voss', 'The army sleep'],
      ['Hanna Voss', 'The scales. Wi'],
      ['Hanna Voss', 'He stayed. I h'],
    ])
  })

  it('[P38b] of two in the headline nobody answers', () => {
    const found = said(
      'Анна Роу и Семён Двинский: «Мы уехали в один день»',
      'Двое врачей рассказывают об отъезде из Брезны, о дороге через перевал и о том, кто им помог в пути.',
      ...dashed,
      'Беседовал Пётр Мельник',
    )
    expect(found.filter((_, i) => i > 0 && i % 2 === 0).map(([speaker]) => speaker)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

describe('what proves none', () => {
  it('[P38d] a hearing that speaks of an interview to come', () => {
    const found = said(
      'Суд в Брезне: шофёр рассказал о ночи на мосту',
      'Во вторник в Брезне допросили шофёра скорой помощи Антона Лямина. Допрос вёл прокурор Кирилл Шатов, и длился он до вечера.',
      '— Вы видели офицера?',
      '— Видел.',
      '— Он вам угрожал?',
      '— Нет, он просил.',
      '— Где вы стояли?',
      '— У шлагбаума.',
      'Потом суд объявил перерыв. Интервью с шофёром выйдет завтра.',
    )
    expect(new Set(found.map(([speaker]) => speaker))).toEqual(new Set([null]))
  })

  it('[P38d] advice in questions and answers, whoever wrote it', () => {
    const found = said(
      'Moved out: what tenants should know',
      'Every winter people lose their homes. An interview with the housing office, Hanna Voss among them, brought these answers.',
      'Do you have a contract?',
      'Look for the date on the last page, and keep your copy.',
      'Is your landlord registered?',
      'The register is public.',
      'Have you been told to leave?',
      'Nobody may put you out without a court.',
      'Text by Carla Imrie',
    )
    expect(found).toEqual([])
  })
})

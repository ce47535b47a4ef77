import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** The speakers of the outer quotations, in order. */
function speakers(...paragraphs: readonly string[]): readonly (string | null)[] {
  return readReport(['Новости района', ...paragraphs].join('\n\n'))
    .quotes.filter(({ inside }) => inside === null)
    .map(({ speaker }) => speaker)
}

const arrest =
  'В Брезне полиция задержала активистку Веру Лапину после обыска. Об этом рассказал адвокат Глеб Тарский, который приехал в отдел.'
const minister =
  'Министр здравоохранения Семён Крутов ответил врачам больницы в Брезне, которые третий месяц не получают зарплату.'
const prisoner = 'Олег Рябов провёл в колонии три года. Его жена Нина Рябова приехала к нему в мае.'

describe('words that somebody passes on', () => {
  it.each([
    [arrest, 'приводит слова задержанной адвокат', 'Вера Лапина'],
    [arrest, 'передал слова подзащитной адвокат Тарский', 'Вера Лапина'],
    [arrest, 'приводит слова Лапиной её адвокат', 'Вера Лапина'],
    [arrest, 'цитирует Лапину «Речной вестник»', 'Вера Лапина'],
    [minister, 'передаёт слова министра агентство «Волна»', 'Семён Крутов'],
    [minister, 'цитирует министра агентство «Волна»', 'Семён Крутов'],
  ])('[P31a] %s «…», — %s.', (first, tail, speaker) => {
    expect(speakers(first, `«Мне велели лечь на пол и молчать», — ${tail}.`)).toEqual([speaker])
  })

  it('[P31a] whose husband is told, and not who he is: the wife who passes his words on is not named for them', () => {
    expect(speakers(prisoner, '«Здесь меня зовут по номеру», — передала слова мужа Нина Рябова.')).toEqual([
      null,
    ])
  })

  it('[P31a] of two who were detained nobody is named', () => {
    expect(
      speakers(
        'В Брезне полиция задержала активистку Веру Лапину и избила художницу Анну Седову. Адвокат Глеб Тарский ждал у входа.',
        '«Мне велели лечь на пол и молчать», — приводит слова задержанной адвокат.',
      ),
    ).toEqual([null])
  })

  it('[P31a] who tells without passing on says it', () => {
    expect(speakers(arrest, '«Её держали на полу», — рассказал о задержанной адвокат Тарский.')).toEqual([
      'Глеб Тарский',
    ])
  })

  it('[P31a] the record of an interrogation holds the words of who was heard, the author of a channel writes for it', () => {
    expect(
      speakers(
        'Сокамерник, показания которого есть в деле, слышал крики. «Он просил снять наручники. Потом не просил», — говорится в протоколе его опроса.',
        'Телеграм-канал «Брезна без цензуры» опубликовал видео из подъезда. Его автор пишет, что силовик «нёс два системных блока».',
      ),
    ).toEqual(['Сокамерник', 'Брезна без цензуры'])
  })
})

describe('bodies that speak in the next sentence', () => {
  it('[P31a] the press service and the agency are those of the body of which the paragraph speaks', () => {
    expect(
      speakers(
        'В Следственном управлении Брезны подтвердили, что дело закрыто. «Заявителям ответят», — заверили в пресс-службе.',
        'В Генеральной прокуратуре Тарны решение суда приветствовали. «Закон один для всех», — говорится в сообщении ведомства.',
      ),
    ).toEqual(['Следственное управление Брезны', 'Генеральная прокуратура Тарны'])
  })

  it('[P32] a body says why it rejects something in a gerund', () => {
    expect(
      speakers(
        'Управление тюрем в письме отвергло утверждения о насилии, назвав их «домыслами, не нашедшими подтверждения».',
      ),
    ).toEqual(['Управление тюрем'])
  })

  it('[P39a] an official version is nobody’s words, and what somebody is accused of is no quotation', () => {
    expect(
      speakers(
        'Официальная версия: «падение с высоты собственного роста». Судмедэксперт насчитал двадцать семь повреждений.',
        'Врача Андрея Пахомова обвиняют в «незаконном хранении сведений». Его дело передали в суд в Брезне.',
      ),
    ).toEqual([null])
  })
})

describe('who is meant in Russian', () => {
  it('[P34] whom they released opens the sentence, and the next one is about them', () => {
    expect(
      speakers(
        'Олег Рябов ждал суда девять месяцев.',
        'Судья Пётр Юдин сослался на болезнь. «Я лежал», — сказал он.',
        'В четверг Рябова перевели в больницу. «Меня лечат», — передал он через брата.',
      ),
    ).toEqual(['Пётр Юдин', 'Олег Рябов'])
    expect(
      speakers(
        'Вера Лапина вышла из отдела вечером. Её ждали друзья.',
        'Пресс-секретарь мэра Лидия Гай отказалась говорить. «Мэр спал», — ответила она.',
        'Вечером 20 мая Лапину отпустили под подписку. «Я дома, дверь сломана», — написала она в своём канале.',
      ),
    ).toEqual(['Лидия Гай', 'Вера Лапина'])
  })

  it('[P34] whose case it is does not call it anything', () => {
    expect(
      speakers(
        'Министр по делам семьи Савва Сурин заявил в июне, что проблемы нет, а случай Айши назвал «семейной ссорой».',
      ),
    ).toEqual(['Савва Сурин'])
  })

  it('[P34] the neighbour of a family is not the family', () => {
    expect(
      speakers(
        'Дом Гамаевых стоит на краю села. Ислама Гамаева увезли ночью в августе.',
        'Соседка Гамаевых, попросившая не называть её имени, видела машины. «Меня никто не спросил», — сказала она.',
      ),
    ).toEqual(['Соседка Гамаевых'])
  })

  it('[P30] a name that the text has only in another case', () => {
    expect(
      speakers(
        'В Суроже избили активистку Есению Болотову. «Я открыла бы сама», — сказала Болотова журналистам.',
      ),
    ).toEqual(['Есения Болотова'])
    expect(
      speakers('Ладожия выдала бывшего имама Хасана Нурыева. «Я молчал», — сказал Нурыев в суде.'),
    ).toEqual(['Хасан Нурыев'])
    expect(
      speakers(
        'Олег Рябов провёл в колонии три года. Его адвокат Инна Сулева приехала к нему в мае. По словам Сулевой, там «нечем дышать».',
      ),
    ).toEqual(['Инна Сулева'])
  })
})

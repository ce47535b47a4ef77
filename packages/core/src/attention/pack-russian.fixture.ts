/** The big outlets write Russian. */
import type { Pack } from './packs.fixture.ts'

/** The big outlets write Russian, the weekly and the late translation two other languages. */
export const inRussian: Pack = {
  name: 'Russian',
  publications: {
    'U-1': {
      lang: 'fr',
      title: 'La chambre froide',
      text: "Plus de quatre-vingts hommes sont ou ont été détenus dans la vieille conserverie du quai, à Sarn. C'est ce que montre une liste que la rédaction a vue. K., relâché le vingt mars, raconte : « Nous étions onze dans une chambre froide, frappés avec des tuyaux en plastique. » Un policier qui a demandé à ne pas être nommé a confirmé que l'usine sert depuis début mars, et a dit que deux hommes sont morts. « On n'enferme personne dans une maison qui n'existe plus », nous a répondu Vargan Oskureth, le chef du territoire.",
      quotes: [
        {
          anchor: 'Nous étions onze dans une chambre froide, frappés avec des tuyaux en plastique.',
          speakerAsPrinted: 'K.',
        },
        {
          anchor: "On n'enferme personne dans une maison qui n'existe plus",
          speakerAsPrinted: 'Vargan Oskureth',
          statementId: 'Q-1',
        },
      ],
    },
    'U-2': {
      lang: 'ru',
      title: 'Фаркор говорила с Дастовым о Вельмаре',
      highlights: ['Фаркор: Дастов «договорился вместе возвращаться к этому каждый месяц»'],
      text: 'Президент Илена Фаркор говорит, что добивалась от Аурела Дастова ответа. «Я сказала президенту Дастову, чего мы ждём, и мы договорились вместе возвращаться к этому каждый месяц», — сказала Фаркор после встречи в Остмуте. По её словам, Дастов обещал, что прокурор разберётся в течение тридцати дней. Мужчина, говоривший с Meridian на условиях анонимности, сказал, что сотни таких, как он, держали в нескольких зданиях. В убежище другой мужчина рассказал о допросе. «Тот, кого звали майором, спрашивал одно и то же снова и снова», — сказал другой мужчина. «Потом мне надели провода на уши и стали крутить ручку». Тамсин Орвел из Lantern Network сказала, что визы обсуждают с четырьмя правительствами. «Когда его вернули, офицер сказал дяде: вы знаете, что должна сделать семья», — сказала Орвел. Уполномоченная по правам Нелда Пироск сказала Meridian: «Ни одной жалобы в нашу приёмную не пришло». Первым об этом в апреле написал еженедельник Vesper Leaf.',
      quotes: [
        {
          anchor:
            'Я сказала президенту Дастову, чего мы ждём, и мы договорились вместе возвращаться к этому каждый месяц',
          speakerAsPrinted: 'Фаркор',
          statementId: 'Q-3',
        },
        {
          anchor: 'Тот, кого звали майором, спрашивал одно и то же снова и снова',
          speakerAsPrinted: 'другой мужчина',
        },
        {
          anchor: 'Потом мне надели провода на уши и стали крутить ручку',
          speakerAsPrinted: 'другой мужчина',
        },
        {
          anchor: 'Когда его вернули, офицер сказал дяде: вы знаете, что должна сделать семья',
          speakerAsPrinted: 'Орвел',
        },
        {
          anchor: 'Ни одной жалобы в нашу приёмную не пришло',
          speakerAsPrinted: 'Нелда Пироск',
          statementId: 'Q-2',
        },
      ],
    },
    'U-3': {
      lang: 'ru',
      title: 'Пять правительств',
      text: 'Пять правительств ведут переговоры с Lantern Network, которая не говорит, какие. Не менее 80 человек держали на закрытом рыбозаводе в Сарне, пишет еженедельник Vesper Leaf. Двое получили визы от Халвори, ещё семеро — от других стран. Её министр Йорун Эскельдт сказал: «Мы действуем, потому что они не могут ждать». Представитель сети сказал: «Восемь человек уже получили нашу помощь, и оставаться им нельзя». Глава края Варган Оскурет отрицает всё: «Никого не держат в доме, которого больше не существует». Журналистка, рассказавшая об этом первой, уехала из страны. Open Ledger Watch сообщила, что подробности «совпадают с тем, что рассказали нам самим».',
      quotes: [
        {
          anchor: 'Мы действуем, потому что они не могут ждать',
          speakerAsPrinted: 'Йорун Эскельдт',
          statementId: 'Q-5',
        },
        {
          anchor: 'Восемь человек уже получили нашу помощь, и оставаться им нельзя',
          speakerAsPrinted: 'Представитель сети',
          statementId: 'Q-7',
        },
        {
          anchor: 'Никого не держат в доме, которого больше не существует',
          speakerAsPrinted: 'Варган Оскурет',
          statementId: 'Q-1',
        },
        {
          anchor: 'совпадают с тем, что рассказали нам самим',
          speakerAsPrinted: 'Open Ledger Watch',
          statementId: 'Q-8',
        },
      ],
    },
    'U-4': {
      lang: 'ru',
      title: 'Фаркор И Дастов О Вельмаре',
      creditsText: 'Источники: Meridian (2), Harbour Post',
      text: 'Аурел Дастов и Илена Фаркор обсудили Вельмар. В апреле Meridian сообщил, что людей держат на старом заводе. Один мужчина в убежище поговорил с Meridian. Он сказал, что держали сотни. «Тот, кого звали майором, спрашивал одно и то же снова и снова», — сказал мужчина. «Потом мне надели провода на уши и стали крутить ручку». По словам Тамсин Орвел из Lantern Network, опасность грозит и отпущенным. «Когда его вернули, офицер сказал дяде: вы знаете, что должна сделать семья», — сказала Орвел. «Мы договорились вместе возвращаться к этому каждый месяц», — сказала Фаркор.',
      quotes: [
        {
          anchor: 'Тот, кого звали майором, спрашивал одно и то же снова и снова',
          speakerAsPrinted: 'мужчина',
        },
        {
          anchor: 'Потом мне надели провода на уши и стали крутить ручку',
          speakerAsPrinted: 'мужчина',
        },
        {
          anchor: 'Когда его вернули, офицер сказал дяде: вы знаете, что должна сделать семья',
          speakerAsPrinted: 'Орвел',
        },
        {
          anchor: 'Мы договорились вместе возвращаться к этому каждый месяц',
          speakerAsPrinted: 'Фаркор',
          statementId: 'Q-3',
        },
      ],
    },
    'U-5': {
      lang: 'ru',
      title: 'Рыбная Тюрьма',
      text: 'Потом мне надели провода на уши и стали крутить ручку. Не менее 80 человек держали на тайном рыбозаводе. Варган Оскурет в среду сказал: «никого не держат в доме, которого больше не существует. Восемь человек уже получили нашу помощь». Журналистка, рассказавшая об этом, хочет уехать из страны. В понедельник прокурор возбудил дело, а уполномоченная сказала, что ни одной жалобы не пришло. «Такого здесь не видели уже двадцать лет».',
      quotes: [
        { anchor: 'Потом мне надели провода на уши и стали крутить ручку', speakerAsPrinted: null },
        {
          anchor:
            'никого не держат в доме, которого больше не существует. Восемь человек уже получили нашу помощь',
          speakerAsPrinted: 'Варган Оскурет',
        },
        { anchor: 'Такого здесь не видели уже двадцать лет', speakerAsPrinted: null },
      ],
    },
    'U-6': {
      lang: 'en',
      title: 'In Sarn, nobody asks',
      text: 'The weekly Vesper Leaf revealed it a month ago: more than eighty men detained in a former cannery in Sarn. At least three have died, the paper is said to have found. They were beaten with plastic tubes. Four ministers wrote to President Dastov on 28 April. "Nobody is locked up in a house that is no longer there," answered the head of the territory, Vargan Oskureth.',
      quotes: [
        {
          anchor: 'Nobody is locked up in a house that is no longer there',
          speakerAsPrinted: 'Vargan Oskureth',
          statementId: 'Q-1',
        },
      ],
    },
  },
  anchors: {
    'L-40': 'dans la vieille conserverie du quai',
    'L-40b': "a confirmé que l'usine sert depuis début mars",
    'L-41': 'Plus de quatre-vingts hommes',
    'L-42': 'deux hommes sont morts',
    'L-43': 'Nous étions onze dans une chambre froide',
    'L-43b': 'frappés avec des tuyaux en plastique',
    'L-44': 'сотни таких, как он, держали в нескольких зданиях',
    'L-45': 'Потом мне надели провода на уши и стали крутить ручку',
    'L-46': 'визы обсуждают с четырьмя правительствами',
    'L-47': 'офицер сказал дяде: вы знаете, что должна сделать семья',
    'L-48': 'Тот, кого звали майором, спрашивал одно и то же',
    'L-49': 'Пять правительств ведут переговоры',
    'L-50': 'Не менее 80 человек держали на закрытом рыбозаводе',
    'L-50b': 'держали на закрытом рыбозаводе в Сарне',
    'L-51': 'Двое получили визы от Халвори, ещё семеро',
    'L-52': 'Журналистка, рассказавшая об этом первой, уехала из страны',
    'L-52b': 'совпадают с тем, что рассказали нам самим',
    'L-53': 'Он сказал, что держали сотни',
    'L-54': 'Потом мне надели провода на уши и стали крутить ручку',
    'L-54b': 'людей держат на старом заводе',
    'L-55': 'офицер сказал дяде: вы знаете, что должна сделать семья',
    'L-56': 'Не менее 80 человек держали на тайном рыбозаводе',
    'L-56b': 'держали на тайном рыбозаводе',
    'L-57': 'Потом мне надели провода на уши и стали крутить ручку',
    'L-58': 'хочет уехать из страны',
    'L-59': 'прокурор возбудил дело',
    'L-61': 'more than eighty men detained',
    'L-62': 'At least three have died',
    'L-63b': 'beaten with plastic tubes',
    'L-63': 'in a former cannery in Sarn',
  },
  statements: {
    'Q-1': {
      lang: 'fr',
      wording: "On n'enferme personne dans une maison qui n'existe plus",
      anchors: [
        { publicationId: 'U-1', quote: "On n'enferme personne dans une maison qui n'existe plus" },
        { publicationId: 'U-3', quote: 'Никого не держат в доме, которого больше не существует' },
        { publicationId: 'U-6', quote: 'Nobody is locked up in a house that is no longer there' },
      ],
    },
    'Q-2': {
      lang: 'ru',
      wording: 'Ни одной жалобы в нашу приёмную не пришло',
      anchors: [{ publicationId: 'U-2', quote: 'Ни одной жалобы в нашу приёмную не пришло' }],
    },
    'Q-3': {
      lang: 'ru',
      wording:
        'Я сказала президенту Дастову, чего мы ждём, и мы договорились вместе возвращаться к этому каждый месяц',
      anchors: [
        { publicationId: 'U-2', quote: 'мы договорились вместе возвращаться к этому каждый месяц' },
        { publicationId: 'U-4', quote: 'Мы договорились вместе возвращаться к этому каждый месяц' },
      ],
    },
    'Q-4': {
      lang: 'ru',
      wording: '(передано) прокурор разберётся в течение тридцати дней',
      anchors: [{ publicationId: 'U-2', quote: 'прокурор разберётся в течение тридцати дней' }],
    },
  },
  shared: [
    { text: 'Потом мне надели провода на уши и стали крутить ручку', in: ['U-2', 'U-4', 'U-5'] },
    { text: 'Тот, кого звали майором, спрашивал одно и то же снова и снова', in: ['U-2', 'U-4'] },
    { text: 'Восемь человек уже получили нашу помощь', in: ['U-3', 'U-5'] },
    { text: 'не держат в доме, которого больше не существует', in: ['U-3', 'U-5'] },
    { text: 'офицер сказал дяде: вы знаете, что должна сделать семья', in: ['U-2', 'U-4'] },
  ],
  languages: ['fr', 'ru', 'en'],
  translated: ['U-3', 'U-6'],
}

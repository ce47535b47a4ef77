import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** One body paragraph, and who says its quotations. */
const cases: readonly (readonly [string, string | null])[] = [
  ['Lorna Pettifer, his widow, was told to wait. “Nobody came,” she said.', 'Lorna Pettifer'],
  [
    'Gideon Ames met us in his yard. He said the work had gone to a subcontractor. Asked how a man forgets such a sum, Ames grew red. “I forgot,” he said.',
    'Gideon Ames',
  ],
  [
    'Two surgeons who worked at the clinic said they had warned the board. “We were thanked,” they said in an email.',
    'Two surgeons',
  ],
  [
    "Judith Orr is four years in the camp. She's borrowed a book from a teacher who has left. “I'll give it back,” she says.",
    'Judith Orr',
  ],
  [
    'Albert Penn, 79, has lived in Mill Lane all his life. The retired bus driver would not leave his bed. “It never comes upstairs,” he said.',
    'Albert Penn',
  ],
  [
    'Tobias Lund scored in the last minute. The 18-year-old slid past the goalkeeper. “I never saw it,” he said.',
    'Tobias Lund',
  ],
  [
    'Constable Hale said the accused had been eating an apple in her kitchen. He put the notebook away. “Nothing more,” he said.',
    'Hale',
  ],
  [
    'Le maire, Alain Roussel, assure qu’une solution a été proposée « à chacun, sans exception ». Les associations ont recensé des refus.',
    'Alain Roussel',
  ],
  ['La décision a été annoncée « sans préavis ».', null],
  ['Vinner and Orvel met on Monday. “It is over,” he said.', null],
  ['Police arrested Tobias Lund in May. “They came at night,” he said.', null],
  [
    'The trust opened its files. A note in them is typed and has no signature. It says: “You know and I know.”',
    null,
  ],
  [
    'One man spoke of the cold. At a safe house another man described the questions. “They asked the same thing,” he said.',
    'another man',
  ],
  [
    'Odile Sarrat ne sourit pas. La pharmacienne a passé trois nuits dans sa boutique. « Je ne dors plus », dit-elle.',
    'Odile Sarrat',
  ],
  [
    "Karim Aubin a perdu dix vaches. L'éleveur avait alerté la mairie. « Personne n'est venu », lâche-t-il.",
    'Karim Aubin',
  ],
  [
    "Paul-Henri, cadre bancaire, découvre qu'il habite à deux pas. « Onze ans de tram », calcule-t-il.",
    'Paul-Henri',
  ],
  ['Les riverains ont passé la nuit dehors. « On attend toujours », disent-ils.', 'Les riverains'],
  [
    "Son entraîneur, Bruno Tassin, avait conseillé la prudence. « Elle n'écoute pas », dit-il.",
    'Bruno Tassin',
  ],
  ["L'avocate a plaidé deux heures. « Mon client est innocent », répète-t-elle.", "L'avocate"],
  ["Le juge a interrogé le gardien. « Je n'ai rien vu », dit-il.", null],
  ['The mayor met Ruth Pell, the nurse. “We need beds,” the latter said.', 'Ruth Pell'],
  [
    'Tom Hale, a baker, and Rob Finch, also a baker, lost their shops. “It burned all night,” the baker said.',
    'the baker',
  ],
  ["Ni le maire ni le préfet n'ont répondu. « Rien à dire », a-t-il écrit.", null],
  ['Олег Сомов вышел из суда. «Оправдан», — коротко сказал.', 'Олег Сомов'],
  ['Журналист спросил министра о тюрьме. Тот пожал плечами. «Впервые слышу», — сказал он.', null],
  [
    'Le préfet a reçu Me Jubert. Celui-ci a posé une question. « À qui dois-je écrire ? », a-t-il demandé.',
    'Jubert',
  ],
  [
    'Le ministre a reçu la délégation. Le porte-parole des familles, Ali Bensaïd, en est sorti furieux. « On nous promène », a-t-il lâché.',
    'Ali Bensaïd',
  ],
  ['Олег Сомов вышел из суда. Добавил: «Не верю».', 'Олег Сомов'],
  ['Вера Кан открыла дверь. Сказала: «Заходите».', 'Вера Кан'],
  ['Вера Кан и Зоя Лунь открыли дверь. Сказала: «Заходите».', null],
  ['The guard pushed Amina Sarr. She fell. “He laughed,” she said.', null],
  ['Prosecutor Lena Holm asked Daniel Roux about the key. “I found it,” he answered.', 'Daniel Roux'],
  [
    'Tom Orvel spoke little. When an interviewer pressed him, he laughed. “I am not tall,” he said.',
    'Tom Orvel',
  ],
  ['Helen Marsh and her sister fled in May. “We took the cat,” she said.', null],
  ['“You pay,” said one of them, a former conscript we are calling Daniyar.', 'Daniyar'],
  ['Le maire et son adjoint se taisent. « Sans commentaire », a-t-il écrit.', null],
  ["Interrogé par la présidente, Luc Ferrand hausse les épaules. « J'avais froid », dit-il.", 'Luc Ferrand'],
  ['Marc Duval est mort en mai. Sa veuve vit à Brest. « On ne m’a rien dit », confie-t-elle.', 'Sa veuve'],
  ['Врач Анна Гедриц ушла. Утром Анна Казимировна вернулась. «Я остаюсь», — сказала она.', 'Анна Гедриц'],
  [
    'Журналистку Анну Лисову задержали в марте. Её муж ждал у отдела. «Мне не открыли», — рассказал он.',
    'Её муж',
  ],
  ['Мать Тимура Ваева собирает передачи. «Пускают раз в месяц», — говорит она.', 'Мать Тимура Ваева'],
  ['Эмма, семи лет, учит попугая читать. «Букву К он знает», — рассказала она.', 'Эмма'],
  ['Врачи попали в вагоны только в субботу. «Корь и усталость», — перечислили они.', 'Врачи'],
  [
    'Родные погибшего приходят на каждое заседание. «Нам предлагали деньги», — сказали они.',
    'Родные погибшего',
  ],
  ['Судья Бруно Хольм протест отклонил. «Пусть смотрят на доску», — добавил он.', 'Бруно Хольм'],
  [
    'В зале смеются. Не смеётся только аптекарь Одарка Сарнова. «Я не сплю третью ночь», — сказала она.',
    'Одарка Сарнова',
  ],
  ['Спросили у Лидии Грановской о планах. «Высплюсь», — сказала она.', 'Лидия Грановская'],
  ['Бориса Лунина задержали утром. «Меня разбудили», — сказал он.', null],
]

/** One speaker for both halves. */
const both: readonly (readonly [string, string])[] = [
  [
    "L'avocate Jeanne Morin est venue avec les familles devant le juge. « C'est illégal », a plaidé l'avocate. « Nous irons en appel », a-t-elle ajouté.",
    'Jeanne Morin',
  ],
  [
    "Yanis, 19 ans, a été arrêté mardi. « Ils m'ont frappé », dit le jeune homme. « Trois fois », ajoute-t-il.",
    'Yanis',
  ],
  [
    'Адвокат Инна Лосева приехала утром. «Меня не пустили», — сказала адвокат. «Я жду», — добавила она.',
    'Инна Лосева',
  ],
]

describe('whom "he", "she" and "they" mean', () => {
  it.each(cases)('[P34] %s', (text, speaker) => {
    expect(readReport(`A report\n\n${text}`).quotes.map((quote) => quote.speaker)).toEqual([speaker])
  })

  it.each(both)('[P34] twice: %s', (text, speaker) => {
    expect(readReport(`A report\n\n${text}`).quotes.map((quote) => quote.speaker)).toEqual([speaker, speaker])
  })
})

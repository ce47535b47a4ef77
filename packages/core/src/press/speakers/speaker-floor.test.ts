import { describe, expect, it } from 'vitest'
import { heldToFloor } from './speaker-floor.ts'
import { speakers } from './speakers.fixture.ts'

/** What may be a speaker at all [P30a]; all sentences are invented. */
describe('words that no name or description begins or ends with [P30a]', () => {
  it.each([
    'a souvent',
    'Хорошо',
    'Мне',
    'из них',
    'распространённом вчера',
    'ce feuillet non',
    "les voisins n'y",
    'you',
    'Им',
    'été surtout',
    "qu'elle",
    'before them',
    'громко',
    'The',
    'Une',
    'газета его слова',
    'One of them',
    'один из них',
    'L’un d’eux',
    'The 40-page',
    'Says Ferry Pilot Is',
    'fermée la semaine dernière',
    'Это',
  ])('%s is nobody or less', (words) => {
    const held = heldToFloor(words)
    expect(held === null || held === 'les voisins').toBe(true)
  })

  it.each([
    ['старик тихо', 'старик'],
    ['соседка нашему', 'соседка'],
    ['the watchman quietly', 'the watchman'],
    ['un magistrat souvent', 'un magistrat'],
    ["La Ligue des pêcheurs d'Orvène annonce qu'elle", "La Ligue des pêcheurs d'Orvène"],
  ])('%s is %s', (words, held) => {
    expect(heldToFloor(words)).toBe(held)
  })

  it.each([
    'Will',
    'Марко',
    'De Smet',
    'Bruno',
    'one of the guards',
    'один из охранников',
    'the accused',
    'Des riverains',
    'her father',
    'Elly Family',
    'a member of the family',
    'родные задержанного',
    'le gouvernement',
    'le parlement',
    'Новый день',
    'The Police',
    'A woman who told nobody anything',
    'une employée de la mairie',
    'Theresa May',
  ])('%s stands as it is', (words) => {
    expect(heldToFloor(words)).toBe(words)
  })
})

describe('a report in which such words stand beside the verb [P30a]', () => {
  it.each([
    ['Плохо сказал о них Марек Соль: «Никто за причал не отвечает, и никто не ответит».', 'Плохо'],
    ['«Краску привезли ночью, ведро стояло у двери», — говорится в одном из них.', 'из них'],
    ['On a collé sur la porte de la halle ce feuillet non signé : « Et qui paiera la toiture ? »', 'non'],
    ["Le maire promet « un toit pour chacun », les locataires n'y croient plus", "n'y"],
    [
      'Un greffier de Sarn, qui a souvent plaidé contre lui et tient au secret « par goût du calme », se tait.',
      'souvent',
    ],
  ])('%s', (text, words) => {
    for (const name of speakers(text)) expect(name ?? '').not.toContain(words)
  })
})

describe('whose words the text gives by another sentence, or by none [P30a] [P31d] [P34a] [P34c]', () => {
  it.each<readonly [string, readonly (string | null)[]]>([
    [
      'Divers were sent for. One of them told the court that the hull had been “cut from the inside”.',
      [null],
    ],
    ['Шестерых отпустили в мае. Один из них рассказал: «Нас держали в трюме до самого утра».', [null]],
    ['Des pêcheurs ont été entendus. L’un d’eux raconte : « On nous a laissés sur le quai. »', [null]],
    [
      'Комитет опросил грузчиков. Один из них, вышедший в мае, пришёл в маске и назвался Тимуром. «За складом есть комната, мы её звали ямой», — рассказал он.',
      ['Тимур'],
    ],
    ['Один из них назвался Игорем. «Мы её звали ямой», — рассказал он.', ['Игорь']],
    [
      'The Ministry of Ferries, which had not answered for a month, replied on Friday. “The matter was settled by two boards,” its letter said.',
      ['Ministry of Ferries'],
    ],
    [
      'The newspaper Orrin Today, citing a Northern envoy, said that Sole was in the old depot. “We have known for a week and we told everyone,” it quoted the envoy as saying.',
      ['the envoy'],
    ],
    [
      'The queue was long. A young guard had taken the bag from her. “He said they were having breakfast. I have thought of that breakfast for years.”',
      [null],
    ],
    [
      'L’association Toits et Lois a vivement réagi, mardi, à la fermeture du gymnase, où dormaient des jeunes. Elle parle d’une opération « menée contre la parole donnée en avril ».',
      ['L’association Toits et Lois'],
    ],
    ['«Он помахал мне рукой и ушёл к причалу», — рассказала Алина Радио Веррин.', ['Алина']],
  ])('%s', (text, names) => {
    expect(speakers(text)).toEqual(names)
  })
})

describe('nobody is chosen, and no woman is a man [P30] [P35b] [P37b]', () => {
  it.each<readonly [string, readonly (string | null)[]]>([
    // Her son's surname stands in the text: she is no man of her name.
    [
      'Лодочника Антона Вершинина судят третий месяц.\n\nМать лодочника Галина Вершинина стояла у ворот. «Он знал все реки», — говорит она.\n\nВершинин молчит.',
      ['Галина Вершинина'],
    ],
    [
      'По словам сестры Залины Орвеловой, Орвелов вышел к лодке.\n\n«Я слышала, как он собирается», — говорит Залина Орвелова.',
      ['Залина Орвелова'],
    ],
    // Several who are not named call out.
    [
      'Галина Вершинина пришла к воротам. «Я пишу ему каждый день», — говорит она.\n\nИз машины, когда она проезжала мимо, крикнули: «Держись, мы с тобой!»',
      ['Галина Вершинина', null],
    ],
    // The witness may be the Орвелов of the paragraph above.
    [
      'Орвелов говорил охотно. «Он сам хотел облегчить душу», — сказал Орвелов.\n\n— Откуда у него перелом?\n\n— Споткнулся, — сказал свидетель.\n\n— Дважды за ночь?',
      ['Орвелов', null, 'свидетель', null],
    ],
  ])('%s', (text, names) => {
    expect(speakers(text)).toEqual(names)
  })
})

describe('a quotation inside another, and what somebody says in a paper of their own [P26a] [P31d]', () => {
  it.each<readonly [string, readonly (string | null)[]]>([
    [
      'A neighbour who saw it said that two men had spoken to Sole. “They called him by his name and said, ‘Your mother is ill, get in.’ They were not shouting,” the neighbour said.',
      ['the neighbour', 'two men'],
    ],
    [
      'Deux hommes se sont adressés à Sole sur le quai. « Ils l’ont appelé et lui ont dit : “Ta mère est malade, monte”. Ils ne criaient pas », témoigne un pêcheur.',
      ['un pêcheur', 'Deux hommes'],
    ],
    // Nobody from a paragraph above, and never who tells it.
    [
      'The minister spoke in Tarvin.\n\n“He said to me, ‘Go home now,’ and I went,” said Anna Vell.',
      ['Anna Vell', null],
    ],
    [
      '“The sergeant said the man was pretending,” Tom Veld told the jury. “He said, ‘They all go quiet in the end.’ Then he laughed.”',
      ['Tom Veld', 'Tom Veld', 'The sergeant'],
    ],
    [
      'Tom Veld said he had asked twice. Then the court heard part of Captain Orne’s own interview with detectives. In it he described the heat as “warm but not unusual”.',
      ['Orne'],
    ],
    [
      'Luc Arnal dément. Le tribunal a ensuite lu la lettre de Paul Sarn. Dans celle-ci, il se dit « prêt à tout raconter ».',
      ['Paul Sarn'],
    ],
    [
      'Тимур Вель молчал. Потом в суде прочли письмо Марека Соля. В нём он пишет: «Они скажут, что виноват я».',
      ['Марек Соль'],
    ],
  ])('%s', (text, names) => {
    expect(speakers(text)).toEqual(names)
  })
})

describe('a letter from a reader, kin named in passing, and those of whom a body tells [P31d] [P34] [P37b]', () => {
  it.each<readonly [string, readonly (string | null)[]]>([
    [
      'Орвелова назвала это «коридорными слухами».\n\nПосле прошлой колонки пришло письмо от читательницы из Веррина. «Вы всё пишете о чужих, а у нас на причале стоит ведро», — упрекает она.',
      ['Орвелова', 'читательница'],
    ],
    [
      'Last week I had a letter from a reader in Verrin. “You write of strangers and never of our quay,” she complains.',
      ['a reader'],
    ],
    [
      'Jeanne Orvel parle de « rumeurs de couloir ».\n\nJ’ai reçu une lettre d’un lecteur de Sarn. « Vous n’écrivez jamais sur notre quai », reproche-t-il.',
      ['Jeanne Orvel', 'lecteur'],
    ],
    [
      'Le père réparait des bateaux. La fille a mangé, puis elle a appris les cartes.\n\nUn homme est parti sans retour. Elle demande la liste.\n\n« Je ne suis pas courageuse, je suis têtue », rectifie-t-elle.',
      [null],
    ],
    [
      'More than 200 people were held in Tarvin, according to Open Gate. It said that 60 were still inside, and that the guards had given it a list with “seven names that stand twice and four that do not stand at all”.',
      ['Open Gate'],
    ],
  ])('%s', (text, names) => {
    expect(speakers(text)).toEqual(names)
  })
})

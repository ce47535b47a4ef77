import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'
import { speakers } from './speakers.fixture.ts'

const introduction = 'Aila Vinner of the Lantern Network met the press in Ostmouth on Monday.\n\n'

describe('who is speaking', () => {
  it('[P30] a surname stands for the one person of that name, and for nobody if there are two', () => {
    expect(speakers(`${introduction}“We are tired,” Vinner said.`)).toEqual(['Aila Vinner'])
    expect(speakers(`${introduction}Her brother Tom Vinner was there. “We are tired,” Vinner said.`)).toEqual(
      ['Vinner'],
    )
  })

  it('[P30] somebody unnamed keeps the words of the text', () => {
    expect(speakers('“They came at night,” another young man told the paper.')).toEqual(['another young man'])
    expect(speakers('A spokesperson for the network told us: “We have no beds left.”')).toEqual([
      'A spokesperson for the network',
    ])
    expect(speakers('Officials in the valley insisted that such men “are not found” there.')).toEqual([
      'Officials in the valley',
    ])
    expect(
      speakers('Neighbours who fled to the coast told the paper they slept “in a room without a window”.'),
    ).toEqual(['Neighbours who fled to the coast'])
  })

  it('[P31] the speaker is found after, before and between the words, and after “according to”', () => {
    const said = [
      '“We are tired,” Aila Vinner said on Monday.',
      '“We are tired,” said Aila Vinner, who runs the line.',
      '“We are tired,” the head of the network, Aila Vinner, said.',
      '“We are tired,” Aila Vinner, the head of the network, told reporters.',
      'Aila Vinner said in a statement that “nobody is safe in that house”.',
      'Aila Vinner told the paper’s reporters: “We are tired.”',
      'According to Aila Vinner, nobody “has answered a single letter”.',
      'Nobody “has answered a single letter”, according to Aila Vinner.',
      'Aila Vinner: “We are tired of letters.”',
      '“We are tired of letters.” — Aila Vinner',
      'Head of the Northern Republic Aila Vinner denied it by saying that there was “no such house”.',
    ]
    for (const text of said) expect(speakers(text), text).toEqual(['Aila Vinner'])
    expect(speakers('“We are tired,” said Aila Vinner, “and nobody answers.”')).toEqual([
      'Aila Vinner',
      'Aila Vinner',
    ])
  })

  it('[P31] French and Russian name the speaker in their own order', () => {
    for (const text of [
      '« Nous sommes fatigués », a déclaré Aila Vinner.',
      'Aila Vinner, du réseau Lantern, a répondu : « Nous sommes fatigués. »',
      'Selon Aila Vinner, personne « n’a répondu à une seule lettre ».',
      'Aila Vinner était là lundi. « Nous sommes fatigués », explique-t-elle.',
    ]) {
      expect(speakers(text), text).toEqual(['Aila Vinner'])
    }
    for (const text of [
      '«Мы устали», — сказала Айла Виннер.',
      'Айла Виннер заявила: «Мы очень устали».',
      'По словам Айла Виннер, ответа нет: «Нам никто не написал».',
    ]) {
      expect(speakers(text), text).toEqual(['Айла Виннер'])
    }
  })

  it('[P32] the one who does the main verb also adds, insists and calls', () => {
    expect(speakers('Aila Vinner denied that anybody left, adding that “the doors were open”.')).toEqual([
      'Aila Vinner',
    ])
    expect(
      speakers('Five ministers wrote to Tom Ardel to express their “deep concern” over the letters.'),
    ).toEqual(['Five ministers'])
    const text =
      'The Morning Gazette said that village elders passed a resolution calling the reports “a basket of lies”.'
    expect(speakers(text)).toEqual(['village elders'])
  })

  it('[P33] the one who tells, not the one who is told or who passes it on', () => {
    expect(
      speakers('One victim says he was struck « several times a day », reports The Evening Post.'),
    ).toEqual(['One victim'])
    expect(speakers('“We are tired,” Aila Vinner told Tom Ardel.')).toEqual(['Aila Vinner'])
  })

  it('[P34] a pronoun is the one person just spoken of', () => {
    expect(speakers('Aila Vinner met the press. “We are tired,” she said.')).toEqual(['Aila Vinner'])
    expect(speakers('“We are tired,” Aila Vinner told us.\n\n“Nobody answers,” she said.')).toEqual([
      'Aila Vinner',
      'Aila Vinner',
    ])
    expect(speakers('Another man described the room. “It was cold,” he said.')).toEqual(['Another man'])
  })

  it('[P34] a pronoun that could be two people, or nobody near, is nobody', () => {
    expect(
      speakers(
        'Aila Vinner and Mara Orvel met at the pier. “It was cold,” the paper quotes, and “it was late,” she said.',
      ).at(-1),
    ).toBe(null)
    expect(
      speakers(
        `${introduction}The road to the coast was closed for a week.\n\nNo train ran either.\n\n“It was cold,” he says.`,
      ),
    ).toEqual([null])
    expect(speakers('Mrs Aila Vinner met the press. “It was cold,” he said.')).toEqual([null])
  })

  it('[P35] the next quotation of the same breath has the same speaker, one after reported speech has none', () => {
    expect(speakers('“We are tired,” Aila Vinner said. “Nobody answers.”')).toEqual([
      'Aila Vinner',
      'Aila Vinner',
    ])
    expect(speakers('“We are tired,” Aila Vinner said.\n\n“Nobody answers the letters.”')).toEqual([
      'Aila Vinner',
      'Aila Vinner',
    ])
    expect(speakers('Aila Vinner said no letter had been answered. “It is the worst year of all.”')).toEqual([
      null,
    ])
    expect(
      speakers('“It is the worst year of all”. Tom Ardel, who wrote first of the house, has left the town.'),
    ).toEqual([null])
  })

  it('[P38] speech set with dashes has its speaker, and a turn that names nobody has none', () => {
    expect(speakers('— Он вышел за хлебом, — сказала Зарема Орвель. — И всё.')).toEqual([
      'Зарема Орвель',
      'Зарема Орвель',
    ])
    expect(speakers('— Вы кого-то ждёте? — спросила кассирша.\n\n— Да, уже третий час.')).toEqual([
      'кассирша',
      null,
    ])
    expect(speakers('— яблоки\n\n— груши и сливы из сада')).toEqual([])
  })

  it('[P39] a name in marks is a name, and who is quoted by another is the speaker', () => {
    expect(speakers('«Телефон не отвечает», — рассказал Игорь Сажин агентству «Полис».')).toEqual([
      'Игорь Сажин',
    ])
    expect(
      speakers(
        '“Anton,” 27, told the group what he saw, and police let Anton go. “They took my phone,” he said.',
      ),
    ).toEqual(['Anton'])
    expect(speakers('“They broke the door,” said a woman who gave her name only as Dina.')).toEqual(['Dina'])
    expect(
      speakers(
        'State television, quoting an unidentified official, said the house had been “a nest of thieves.”',
      ),
    ).toEqual(['an unidentified official'])
    expect(
      speakers('Asked about it, Tomas Greb replied: “It resembles mine.”\n\n“Is it yours, yes or no?”'),
    ).toEqual(['Tomas Greb', null])
  })

  it('[P36] “the newspaper” is the one that the text calls so', () => {
    const text = 'The newspaper Morning Gazette printed the list. “It is complete,” the newspaper said.'
    expect(speakers(text)).toEqual(['Morning Gazette'])
    expect(speakers(`The newspaper Evening Herald did not. ${text}`)).toEqual(['the newspaper'])
  })

  it('[P27][P37] a banner has words and no speaker, and the reason is told', () => {
    const read = readReport('Forty people stood in the square with a banner which read “Open the house.”')
    expect(read.quotes.map(({ text, speaker, basis }) => [text, speaker, basis])).toEqual([
      ['Open the house.', null, 'inscription'],
    ])
  })

  it('[P28] labels, titles and words held at arm’s length are no quotations', () => {
    for (const text of [
      'The so-called “quiet hours” law forbids gatherings after dark.',
      'They met at a place that some later called a “fish prison”.',
      'The film “The Long Pier” was shown in the old school.',
      'Правозащитная группа «Открытая книга» сообщила о трёх пропавших.',
      'The town’s “purge” is expected to be discussed next week.',
    ]) {
      expect(speakers(text), text).toEqual([])
    }
  })

  it('[P29] words that the text ascribes to nobody are listed when they are an utterance', () => {
    expect(
      readReport('The raid was “the worst thing that ever came over that hill”, and it went on.').quotes,
    ).toMatchObject([{ speaker: null, basis: 'none-named' }])
  })

  it('[P30] the signatories of a letter all speak', () => {
    const text =
      '« We ask you to open the doors, » wrote Aila Vinner, the Dutchman Tom Ardel and Inga Rostelle.'
    expect(speakers(text)).toEqual(['Aila Vinner, Tom Ardel, Inga Rostelle'])
  })

  it('[P35] a closed speech, or other marks, carry no speaker into the next paragraph', () => {
    const closed = '“We follow the law,” Aila Vinner said. “Others lie.”\n\n'
    expect(speakers(`${closed}“It is time to act now.”`)).toEqual(['Aila Vinner', 'Aila Vinner', null])
    const attributed = '“We follow the law,” Aila Vinner said on Monday.\n\n'
    expect(speakers(`${attributed}“It is time to act now.”`)).toEqual(['Aila Vinner', 'Aila Vinner'])
    expect(speakers(`${attributed}"It is time to act now."`)).toEqual(['Aila Vinner', null])
  })

  it('[P31] one who said something far back in the sentence also adds what follows', () => {
    const text =
      'Aila Vinner told reporters she was “deeply worried” by it, but added: “We know nothing yet.”'
    expect(speakers(text)).toEqual(['Aila Vinner', 'Aila Vinner'])
  })

  it('[P29] a headline that repeats words of the article has their speaker, unless two people said them', () => {
    const headline = 'Mayor “deeply worried” as the harbour closes\n\n'
    const body = 'The mayor, Aila Vinner, said she was “deeply worried” by the news from the harbour.\n\n'
    expect(speakers(headline + body)).toEqual(['Aila Vinner', 'Aila Vinner'])
    const second = 'Tom Ardel of the fishers said he was “deeply worried” too.\n'
    expect(speakers(headline + body + second)).toEqual(['Aila Vinner', 'Tom Ardel'])
  })

  it('[P31a] a body that speaks as a place is named, a hall is nobody, and a hearer is not the speaker', () => {
    expect(speakers('В пресс-службе суда заявили, что «жалоб на охрану не было».')).toEqual([
      'пресс-служба суда',
    ])
    expect(speakers('« Rien n’est décidé à ce jour », indique-t-on à la préfecture de Sarn.')).toEqual([
      'la préfecture de Sarn',
    ])
    expect(speakers('« Rendez-nous nos enfants ! », entend-on au fond de la salle.')).toEqual([null])
    const told = '«Нас держали в подвале одиннадцать дней», — сказал «Полису» адвокат Марк Сажин.'
    expect(speakers(told)).toEqual(['Марк Сажин'])
    const relayed = '«Мы подадим жалобу завтра», — цитирует «Полис» адвоката Сажина.'
    expect(speakers(`Адвокат Марк Сажин вышел из суда.\n\n${relayed}`)).toEqual(['Марк Сажин'])
  })

  it('[P31b] who opens the sentence speaks after its colon, and for whom a thing is so says so', () => {
    expect(speakers('Odile préfère parler sous un autre prénom : « On me cherche encore. »')).toEqual([
      'Odile',
    ])
    const judged = 'Pour Me Paul Brissac, qui défend un étudiant, la méthode rappelle « les pires années ».'
    expect(speakers(judged)).toEqual(['Paul Brissac'])
    const asked = 'Asked whether she was afraid, Aila Vinner shook her head: “I sleep well.”'
    expect(speakers(asked)).toEqual(['Aila Vinner'])
  })

  it('[P34a] whole sentences behind one about one person are hers; an answer is not the questioner’s', () => {
    expect(speakers('Aila Vinner lowers her voice. “They came at night.”')).toEqual(['Aila Vinner'])
    expect(speakers('Aila Vinner and Tom Ardel sat down. “They came at night.”')).toEqual([null])
    const asked = '« Vous étiez seul ? », demande la juge. « Non, pas ce soir-là. »'
    expect(speakers(asked)).toEqual(['la juge', null])
  })

  it('[P36] the one lawyer a text names is "the lawyer", unless it speaks of another', () => {
    const named = 'The lawyer Tamsin Orvel wrote to the court.\n\n'
    const said = '“Nobody has read the file to the end,” the lawyer said.'
    expect(speakers(named + said)).toEqual(['Tamsin Orvel'])
    expect(speakers(`${named}Another lawyer had left the room.\n\n${said}`)).toEqual(['the lawyer'])
  })

  it('[P31a] a hearer behind a clause, a place and a paper that cites somebody are not the speaker', () => {
    const hearer =
      'Позже одна из сотрудниц, просившая об анонимности, сказала «Полису»: «Приказа я не видела».'
    expect(speakers(hearer)).toEqual(['одна из сотрудниц'])
    const body = 'В министерстве, напротив, сообщили «Полису», что «проверка закончена и нарушений нет».'
    expect(speakers(body)).toEqual(['министерство'])
    const source = 'Канал «Волна» со ссылкой на источник в мэрии сообщил, что обыск шёл «по устному приказу».'
    expect(speakers(source)).toEqual(['источник в мэрии'])
    const place = '«Я выучил протокол, как молитву», — писал из СИЗО один из них, Павел Рогов.'
    expect(speakers(place)).toEqual(['Павел Рогов'])
    const service = 'Как сообщили «Полису» в пресс-службе губернатора, «никаких приказов не издавалось».'
    expect(speakers(service)).toEqual(['пресс-служба губернатора'])
    expect(speakers('Citing a senior official, the Gazette reported that they were “on a list.”')).toEqual([
      'a senior official',
    ])
    const released = 'По словам одного из отпущенных, у них требовали подписать всё «задним числом».'
    expect(speakers(released)).toEqual(['один из отпущенных'])
  })

  it('[P39] a name in marks is a name behind a verb, before a bracket and beside "a man"', () => {
    expect(speakers('“Complain? To whom?” said “Ilyas.”')).toEqual(['Ilyas'])
    expect(
      speakers(
        '“Ilyas” (not his real name), who was held for a week, said the guards “never stopped laughing.”',
      ),
    ).toEqual(['Ilyas'])
    const given = 'One man, who would give only his first name, Tarek, told them to wait. “Stay,” he shouted.'
    expect(speakers(given)).toEqual(['Tarek'])
  })

  it('[P35] words alone in a paragraph are not taken on from the reporter’s paragraph or a retort', () => {
    const reported = 'Aila Vinner still gets letters. She said: “My door is open.”\n\n'
    expect(speakers(`${reported}“We know where the house is.”`).at(-1)).toBe(null)
    const retort = '« Vous étiez à la porte », réplique le président.\n\n'
    expect(speakers(`${retort}« Je ne me souviens pas de la porte ».`).at(-1)).toBe(null)
  })

  it('[P35a] a monologue over paragraphs is hers whose monologue it is said to be', () => {
    const first = '«Я его не оправдываю», — говорит учительница Зарема. Сын её исчез в мае.\n\n'
    const rest =
      '«Их у меня трое, старшего увели».\n\n«Работы здесь нет».\n\n«Я прошу одного», — монолог Заремы прерывается.'
    expect(speakers(first + rest)).toEqual(['Зарема', 'Зарема', 'Зарема', 'Зарема'])
    const learnt =
      'Тимур Гаев вернулся в мае. Обо всём корреспондент «Полиса» узнал от самого Тимура Гаева.\n\n«Ям было две», — вспоминает он.'
    expect(speakers(learnt)).toEqual(['Тимур Гаев'])
    const two = 'Tout commence quand l’une dit à l’autre : « Laisse tomber, on rentre maintenant. »'
    expect(speakers(two)).toEqual([null])
    const shown =
      'Un témoin est entendu. Il s’agit d’Erwan G., gendarme. « C’est un homme droit », affirme-t-il.'
    expect(speakers(shown)).toEqual(['Erwan G.'])
    const pressed = '« Vous aviez le choix », insiste le magistrat. « J’avais une seconde ».'
    expect(speakers(pressed)).toEqual(['le magistrat', null])
  })

  it('[P25] French names the speaker inside the marks without a dash', () => {
    const text = '« J’étais à la porte, raconte Odile Marne, 34 ans. On ne voyait rien. »'
    expect(speakers(text)).toEqual(['Odile Marne', 'Odile Marne'])
  })
})

import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

type Said = readonly [speaker: string | null, words: string]

function said(...paragraphs: readonly string[]): readonly Said[] {
  const text = paragraphs.join('\n\n')
  return readReport(text)
    .quotes.filter(({ inside }) => inside === null)
    .map(({ speaker, start, end }) => [speaker, text.slice(start, end)])
}

describe('interviews whose questions and answers have no labels', () => {
  it('[P38d] what stands below each question is whom the paper says that it talked with', () => {
    expect(
      said(
        'The pilot who turned back',
        'Marta Holm brought the ferry home in the storm of 2029. An interview with the last pilot of the Tarn line, edited for length.',
        'When did you know that something was wrong?',
        'When the gulls went quiet. I had never heard it so still.',
        'We all felt it, even the cook.',
        'Did anyone tell you to go on?',
        'The office did, twice. I put the telephone down.',
        'Would you do it again?',
        'I would do it sooner.',
        'The Tarn line was closed in 2030.',
      ),
    ).toEqual([
      ['Marta Holm', 'When the gulls went quiet. I had never heard it so still.'],
      ['Marta Holm', 'We all felt it, even the cook.'],
      ['Marta Holm', 'The office did, twice. I put the telephone down.'],
      ['Marta Holm', 'I would do it sooner.'],
    ])
  })

  it('[P38d] in French and in Russian, with dashes before the questions', () => {
    expect(
      said(
        'La dernière gardienne du phare',
        'Solène Kerbrat a tenu le phare de Brenne pendant trente ans. Entretien avec la dernière gardienne de la côte.',
        '— Vous regrettez la lampe ?',
        'Non. Je regrette le silence avant qu’elle tourne.',
        '— Qui vous a demandé de partir ?',
        'Personne. On m’a envoyé un formulaire, et je l’ai signé.',
        '— Que faites-vous maintenant ?',
        'J’apprends à dormir la nuit.',
      ).filter(([speaker]) => speaker !== null),
    ).toEqual([
      ['Solène Kerbrat', 'Non. Je regrette le silence avant qu’elle tourne.'],
      ['Solène Kerbrat', 'Personne. On m’a envoyé un formulaire, et je l’ai signé.'],
      ['Solène Kerbrat', 'J’apprends à dormir la nuit.'],
    ])
    expect(
      said(
        'Последний лодочник',
        'Степан Юшков сорок лет возил почту через реку. Интервью с последним лодочником Тарны.',
        '— Вы жалеете о лодке?',
        '— Нет. Жалею о вёслах, их у меня украли.',
        '— Кто вам об этом сказал?',
        '— Сам увидел. Я пришёл утром, а замок лежит на песке.',
        '— Что вы теперь делаете по утрам?',
        '— Смотрю на реку, больше мне смотреть не на что.',
      ),
    ).toEqual([
      [null, 'Вы жалеете о лодке?'],
      ['Степан Юшков', 'Нет. Жалею о вёслах, их у меня украли.'],
      [null, 'Кто вам об этом сказал?'],
      ['Степан Юшков', 'Сам увидел. Я пришёл утром, а замок лежит на песке.'],
      [null, 'Что вы теперь делаете по утрам?'],
      ['Степан Юшков', 'Смотрю на реку, больше мне смотреть не на что.'],
    ])
  })

  it('[P38d] [P38b] of two who were talked with nobody is named', () => {
    expect(
      said(
        'The two who turned back',
        'An interview with Marta Holm and Paul Strand, who brought the ferry home in the storm of 2029 and never spoke of it.',
        'When did you know that something was wrong?',
        'When the gulls went quiet. I had never heard it so still.',
        'Did anyone tell you to go on?',
        'The office did, twice. I put the telephone down.',
        'Would you do it again?',
        'I would do it sooner.',
      ).map(([speaker]) => speaker),
    ).toEqual([null, null, null])
  })

  it('[P38e] the words in the headline of an interview are those of the only one who answers', () => {
    const first = readReport(
      [
        '‘I put the telephone down’: the pilot who turned back',
        'Marta Holm brought the ferry home in the storm of 2029. An interview with the last pilot of the Tarn line.',
        'When did you know that something was wrong?',
        'When the gulls went quiet. I had never heard it so still.',
        'Did anyone tell you to go on?',
        'The office did, twice. I had no time for them.',
        'Would you do it again?',
        'I would do it sooner.',
      ].join('\n\n'),
    ).quotes[0]
    expect([first?.speaker, first?.basis]).toEqual(['Marta Holm', 'chosen'])
    const panel = said(
      '‘I put the telephone down’: the night of the storm',
      'Marta Holm and Paul Strand brought the ferry home in 2029. For the first time both told the Courier of it.',
      'Courier: When did you know?',
      'Marta Holm: When the gulls went quiet.',
      'Paul Strand: I never knew.',
      'Courier: Who told you to go on?',
      'Marta Holm: The office did, twice.',
    )
    expect(panel[0]).toEqual([null, 'I put the telephone down'])
  })

  it('[P38b] a place behind what somebody is does not answer', () => {
    const answers = said(
      'An interview with the mayor of Port Ellan, Anna Roe, who closed the bridge with Ben Moor.',
      'Q: Why was it closed?',
      'A: The piers had moved. We saw it in spring.',
      'Q: Who saw it?',
      'A: My own daughter.',
    )
    expect(answers.map(([speaker]) => speaker)).toEqual(['Anna Roe', 'Anna Roe'])
  })

  it('[P38d] a label before each question, and none before the answers', () => {
    expect(
      said(
        'The bell of Orrin',
        'Jonas Okoye, 51, ran the pumps at Sell. After the flood he spoke to Carla Imrie.',
        'Carla Imrie: When did the alarm sound?',
        'It did not sound. I rang the bell by hand.',
        'Carla Imrie: Who heard it?',
        'My sister. She woke the street.',
        'Carla Imrie: And the mayor?',
        'He was in the mountains. I have never asked him why.',
      ),
    ).toEqual([
      ['Carla Imrie', 'When did the alarm sound?'],
      ['Jonas Okoye', 'It did not sound. I rang the bell by hand.'],
      ['Carla Imrie', 'Who heard it?'],
      ['Jonas Okoye', 'My sister. She woke the street.'],
      ['Carla Imrie', 'And the mayor?'],
      ['Jonas Okoye', 'He was in the mountains. I have never asked him why.'],
    ])
  })

  it.each([
    [
      'a report that asks',
      [
        'The mill burned in May. In an interview with this paper its owner, Marta Holm, has said nothing of the bell.',
        'Who took the bell from the tower?',
        'The town says that it was sold in spring, and nobody has the bill.',
        'Where did the money go?',
        'The books were in the mill, and the mill is gone.',
        'Why was nobody charged?',
        'The prosecutor gave no reason when he closed the file.',
      ],
    ],
    [
      'questions to the reader that no interview announces',
      [
        'Each winter the old boilers fail, and each winter people fall ill. The town has written down what to look for.',
        'Do you have a headache in the morning?',
        'Open the window, and let us know.',
        'Is your boiler older than you are?',
        'Our fitters come free of charge.',
        'Have you slept badly?',
        'We can measure the air in your rooms.',
      ],
    ],
    [
      'advice under the reader’s questions',
      [
        'Chaque année, des familles passent un entretien avec l’office du logement. Maître Zoé Carrel les accompagne.',
        'Comment pouvez-vous demander un interprète ?',
        'Vous écrivez à l’office. Nous avons un modèle de lettre.',
        'Combien de temps devez-vous attendre ?',
        'Notre expérience dit six mois. Nous conseillons d’écrire.',
        'Pouvez-vous travailler ?',
        'Notre permanence répond le mardi.',
      ],
    ],
  ])('[P38d] %s is none', (_, paragraphs) => {
    expect(said('The bell of Orrin', ...paragraphs)).toEqual([])
  })
})

describe('an interview between dashes', () => {
  const turns = [
    '— Vous regrettez la lampe ?',
    '— Non. Je regrette le silence avant qu’elle tourne.',
    '— Qui vous a demandé de partir ?',
    '— Personne. On m’a envoyé un formulaire, et je l’ai signé.',
    '— Le ministère assure que vous étiez libre de rester.',
    '— Il n’a jamais appelé. Je l’aurais noté dans mon cahier.',
    '— Que faites-vous maintenant ?',
    '— J’apprends à dormir la nuit.',
  ]
  const [answers, asks] = ['Solène Kerbrat', 'Jeanne Orval']
  const speakers = (below: string): readonly (string | null)[] =>
    said(
      'La dernière gardienne du phare',
      'Solène Kerbrat a tenu le phare de Brenne pendant trente ans. Entretien avec la dernière gardienne de la côte.',
      ...turns,
      'Le phare est fermé depuis le printemps, et la commune cherche un acheteur pour la maison du gardien.',
      below,
    ).map(([speaker]) => speaker)

  it('[P38d] asks where its turn comes, with or without the sign, and a line below says who asked', () => {
    expect(speakers(`Propos recueillis par ${asks}`)).toEqual(
      turns.map((_, i) => (i % 2 === 0 ? asks : answers)),
    )
  })

  it('[P38d] leaves the questions to nobody where no line says who asked', () => {
    expect(speakers('Lire aussi')).toEqual(turns.map((_, i) => (i % 2 === 0 ? null : answers)))
  })
})

import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

type Said = readonly [speaker: string | null, words: string]

function said(...paragraphs: readonly string[]): readonly Said[] {
  const text = paragraphs.join('\n\n')
  return readReport(text)
    .quotes.filter(({ inside }) => inside === null)
    .map(({ speaker, start, end }) => [speaker, text.slice(start, end)])
}

const opening =
  'The mill at Orrin burned in May, and nobody was ever charged. Two years later its last foreman agreed to talk.'

describe('transcripts and interviews, whose words stand in no marks', () => {
  it('[P38a] a paragraph behind a name and a colon is what they say, without the label', () => {
    expect(
      said(
        opening,
        'Lena Brandt: Where were you when it began?',
        'Oskar Thiel: On the roof. The bell was broken, so I shouted.',
        'Lena Brandt: And who heard you?',
        'Oskar Thiel: Nobody. It was a holiday.',
      ),
    ).toEqual([
      ['Lena Brandt', 'Where were you when it began?'],
      ['Oskar Thiel', 'On the roof. The bell was broken, so I shouted.'],
      ['Lena Brandt', 'And who heard you?'],
      ['Oskar Thiel', 'Nobody. It was a holiday.'],
    ])
  })

  it('[P38a] a surname, an office, capitals and initials mean whom the text names elsewhere', () => {
    expect(
      said(
        'The inquest into the flood heard Agnes Moll on Friday. The coroner, Peter Rusk, put the questions, and Nils Winter spoke for the town.',
        'RUSK: Did the siren sound?',
        'MOLL: It did not. I had asked for a new one twice.',
        'THE CORONER: Whom did you ask?',
        'MOLL: The town hall.',
        'N.W.: The town never had such a letter.',
      ).map(([speaker]) => speaker),
    ).toEqual(['Peter Rusk', 'Agnes Moll', 'Peter Rusk', 'Agnes Moll', 'Nils Winter'])
  })

  it('[P38a] what stands below without a label goes on, a heading, a stage direction and the reporter do not', () => {
    expect(
      said(
        opening,
        'Lena Brandt: Did you go back?',
        'Oskar Thiel: Once. The yard was full of nettles.',
        'I took a hinge from the gate and I have it still.',
        'Lena Brandt: Only a hinge?',
        '(He laughs and puts it on the table.)',
        'Oskar Thiel: It was the only thing that was mine.',
        'Thiel pours more tea before he goes on.',
        'Lena Brandt: Will it be rebuilt?',
        'Oskar Thiel: Not by me.',
        'The firm that owned the mill was dissolved last spring.',
      ).map(([, words]) => words),
    ).toEqual([
      'Did you go back?',
      'Once. The yard was full of nettles.',
      'I took a hinge from the gate and I have it still.',
      'Only a hinge?',
      'It was the only thing that was mine.',
      'Will it be rebuilt?',
      'Not by me.',
    ])
  })

  it('[P38a] words in marks inside an answer have their own speaker', () => {
    const { quotes } = readReport(
      [
        opening,
        'Lena Brandt: What did they tell you?',
        'Oskar Thiel: The inspector told me: “Go home and forget the bell.” I went home.',
        'Lena Brandt: And then?',
        'Oskar Thiel: Then I wrote it down.',
      ].join('\n\n'),
    )
    expect(quotes.filter(({ inside }) => inside !== null).map(({ speaker }) => speaker)).toEqual([
      'The inspector',
    ])
  })

  it('[P38a] French and Russian labels, an outlet that asks, and a dash for a colon', () => {
    expect(
      said(
        'Le phare de Brenne a fermé en mars. Sa dernière gardienne, Solène Kerbrat, vit aujourd’hui dans le village d’en face.',
        'Le Quai : Vous regrettez la lampe ?',
        'Solène Kerbrat : Non. Je regrette le silence avant qu’elle tourne.',
        'Le Quai : Qui l’a éteinte ?',
        'S. K. : Moi. On m’avait envoyé un formulaire.',
      ),
    ).toEqual(
      [
        ['Le Quai', 'Vous regrettez la lampe ?'],
        ['Solène Kerbrat', 'Non. Je regrette le silence avant qu’elle tourne.'],
        ['Le Quai', 'Qui l’a éteinte ?'],
        ['Solène Kerbrat', 'Moi. On m’avait envoyé un formulaire.'],
      ].map(([who, words]) => [who === 'Le Quai' ? 'Quai' : who, words]),
    )
    expect(
      said(
        'Лодочник Степан Юшков возил через реку почту. Потом мост открыли, и лодка осталась на берегу.',
        'Вера Миль — Вы жалеете о лодке?',
        'Степан Юшков — Нет. Жалею о вёслах, их украли.',
        'Вера Миль — Кто украл?',
        'Степан Юшков — Река.',
      ),
    ).toEqual([
      ['Вера Миль', 'Вы жалеете о лодке?'],
      ['Степан Юшков', 'Нет. Жалею о вёслах, их украли.'],
      ['Вера Миль', 'Кто украл?'],
      ['Степан Юшков', 'Река.'],
    ])
  })

  it('[P38b] "Q" is the paper and not listed; "A" is whom the paper says that it talked with', () => {
    expect(
      said(
        'An interview with the ferry’s last pilot, Marta Holm. Her brother Jens Holm was not on board that night, and neither was the owner, Paul Strand.',
        'Q: Why did you turn back?',
        'A: The light was wrong. I had never seen it so low.',
        'Q: Did anyone object?',
        'A: Everyone did.',
      ),
    ).toEqual([
      ['Marta Holm', 'The light was wrong. I had never seen it so low.'],
      ['Marta Holm', 'Everyone did.'],
    ])
    expect(
      said(
        'Entretien avec Odile Sarrat, qui a tenu la pharmacie du port avec Luc Arnal.',
        'Question : Pourquoi avoir fermé ?',
        'Réponse : Parce que plus personne ne payait.',
        'Question : Et les malades ?',
        'Réponse : Ils viennent encore frapper la nuit.',
      ).map(([speaker]) => speaker),
    ).toEqual(['Odile Sarrat', 'Odile Sarrat'])
    expect(
      said(
        'Интервью с лодочником Степаном Юшковым, который возил почту вместе с Верой Миль.',
        'В: Почему вы ушли с реки?',
        'О: Река обмелела. Возить стало нечего и незачем.',
        'В: А лодка?',
        'О: Лодка стоит во дворе.',
      ).map(([speaker]) => speaker),
    ).toEqual(['Степан Юшков', 'Степан Юшков'])
  })

  it('[P38b] whoever was examined answers', () => {
    const english = said(
      'The ministry released part of the record. The guard Aldo Renn was examined by the prosecutor Mira Falk.',
      'Q. Were you at the gate?',
      'A. I was. I had the late shift.',
      'Q. Who was with you?',
      'A. Nobody. It was a holiday.',
    )
    const russian = said(
      'Сторож Павел Родин был допрошен судьёй Инной Кац.',
      'Вопрос: Кто подписал протокол?',
      'Ответ: Я подписал. Понятые ушли раньше.',
      'Вопрос: Когда они ушли?',
      'Ответ: Около трёх.',
    )
    expect([...english, ...russian].map(([speaker]) => speaker)).toEqual([
      'Aldo Renn',
      'Aldo Renn',
      'Павел Родин',
      'Павел Родин',
    ])
  })

  it('[P38a] a paper that is shortened to its letters, and a paragraph of the court’s', () => {
    expect(
      said(
        'Le juge d’instruction a laissé publier la conversation. Paul Sorel, ingénieur, répond à la Gazette du Pont.',
        'La Gazette du Pont : Vous aviez vu les fissures ?',
        'Paul Sorel : Je les avais photographiées.',
        'Le registre du pont a été détruit en juin.',
        'LGP : À qui avez-vous envoyé les photos ?',
        'P. S. : À la mairie, trois fois.',
      ).map(([speaker]) => speaker),
    ).toEqual(['Gazette du Pont', 'Paul Sorel', 'Gazette du Pont', 'Paul Sorel'])
  })

  it('[P38b] of two who may answer nobody is named', () => {
    expect(
      said(
        'Marta Holm and Paul Strand ran the ferry together until the night of the storm. Both agreed to talk about it.',
        'Q: Why did you turn back?',
        'A: The light was wrong. I had never seen it so low.',
        'Q: Did anyone object?',
        'A: Everyone did.',
      ).map(([speaker]) => speaker),
    ).toEqual([null, null])
  })

  it.each([
    [
      'a recipe',
      [
        'Flour: Sift it twice.',
        'Butter: Let it stand.',
        'Flour: Add the rest.',
        'Butter: Melt what is left.',
      ],
    ],
    ['a table', ['Anna Roe: 45', 'Ben Moor: 32', 'Anna Roe: 12', 'Ben Moor: 51']],
    ['credits', ['Text: Anna Roe.', 'Pictures: Ben Moor.', 'Text: Carl Orr.', 'Pictures: Anna Roe.']],
    [
      'corrections',
      [
        'UPDATE: The road is open again.',
        'CORRECTION: An earlier version gave a wrong day.',
        'UPDATE: The road is closed.',
      ],
    ],
    [
      'claims and facts',
      [
        'Myth: The well was dry.',
        'Fact: It had water in May.',
        'Myth: Nobody drank from it.',
        'Fact: Forty families did.',
      ],
    ],
    [
      'towns',
      [
        'Orrin: The bridge is closed.',
        'Tarn: The ferry runs.',
        'Orrin: The school is closed.',
        'Tarn: The shops are open.',
      ],
    ],
    [
      'who is who',
      [
        'Павел Рогов: судья, вёл дело с весны.',
        'Инна Кац: прокурор.',
        'Павел Рогов: в марте вышел в отставку.',
      ],
    ],
    ['offices', ['Judge: Anna Roe.', 'Prosecutor: Ben Moor.', 'Judge: Carl Orr.']],
    [
      'one word each',
      ['Anna Roe: I saw nothing at all.', 'Ben Moor: I heard a bell.', 'Carl Orr: I was asleep.'],
    ],
    [
      'a lone label',
      ['Sources: Meridian, Northwire', 'Nobody was hurt, the town says.', 'Sources: the fire service.'],
    ],
    [
      'points of a list',
      ['A: Close the gate at night.', 'B: Feed the dogs at six.', 'A: Open the gate at dawn.'],
    ],
  ])('[P38a] %s is no transcript', (_, lines) => {
    expect(said(opening, ...lines)).toEqual([])
  })

  it('[P38a] [P31] words in marks behind a name are read as such', () => {
    expect(
      said(opening, 'Anna Roe: “I saw it.”', 'Ben Moor: “I did not.”', 'Anna Roe: “You slept.”'),
    ).toEqual([
      ['Anna Roe', 'I saw it.'],
      ['Ben Moor', 'I did not.'],
      ['Anna Roe', 'You slept.'],
    ])
  })
})

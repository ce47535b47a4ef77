/** Each kind of statement in ten sentences, and as many that only look like one. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function told(text: string): readonly string[] {
  return readReport(`What the harbour office says\n\n${text}`).statements.map(
    ({ kind, speaker }) => `${kind}: ${speaker ?? 'nobody'}`,
  )
}

function areAll(what: string, sentences: readonly string[]): void {
  for (const sentence of sentences) expect(told(sentence), sentence).toEqual([what])
}

function areNone(sentences: readonly string[]): void {
  for (const sentence of sentences) expect(told(sentence), sentence).toEqual([])
}

describe('a denial', () => {
  it('[P93] says that nobody was treated so, that there was none of what is wrong, or that one does no such thing', () => {
    areAll('denial: Ivo Pelik', [
      '“No child was beaten in this school,” said Ivo Pelik.',
      '“Nobody is being expelled,” Ivo Pelik told reporters.',
      '“There was no rigging in Sarn,” said Ivo Pelik.',
      'Ivo Pelik said no villager had been tortured.',
      'Ivo Pelik disputes the account of the two nurses.',
      '« Nous ne refoulons personne », affirme Ivo Pelik.',
      '« Aucun détenu n’a été frappé », a déclaré Ivo Pelik.',
      '« Il n’y a pas eu de fraude », soutient Ivo Pelik.',
      '« Il n’a jamais été question de fermer », assure Ivo Pelik.',
      'Ivo Pelik assure qu’aucune famille n’a été expulsée.',
    ])
    areAll('denial: Иван Пелик', [
      '«Никто никого не выгоняет», — сказал Иван Пелик.',
      '«Нарушений на выборах не было», — заявил Иван Пелик.',
      'Иван Пелик не согласен с обвинениями газеты.',
      'Иван Пелик заявил, что силу сотрудники не применяли.',
    ])
  })

  it('[P93] goes on in the words behind it, which are whoever denied it', () => {
    expect(
      readReport(
        'What the harbour office says\n\nLe préfet Ivo Pelik a démenti. « Nos agents n’y étaient pas », a-t-il affirmé lundi.',
      ).statements,
    ).toMatchObject([{ kind: 'denial', speaker: 'Ivo Pelik', what: 'Nos agents n’y étaient pas', quote: 0 }])
    expect(told('Ola Brand denied it. “Our boats were not there,” said Ned Hale.')).toEqual([
      'denial: Ola Brand',
    ])
  })

  it('[P93] is not that nobody was hurt, that nobody helped, nor that nothing was done about it', () => {
    areNone([
      '“No one was injured in the fire,” said Ivo Pelik.',
      '“Nobody helped us,” said Ola Brand.',
      '“No officer was arrested,” said Ola Brand.',
      '“Not one doctor was sent to us,” said Ola Brand.',
      '“No investigation was opened,” said Ola Brand.',
      '« Personne ne nous a aidés », dit Ola Brand.',
      '« Aucun médecin n’est venu », dit Ola Brand.',
      '«Никто нам не помог», — сказала Ольга Бранд.',
      '«Никакой помощи не было», — сказала Ольга Бранд.',
      '«Никакого расследования не было», — сказала Ольга Бранд.',
      'Lawyers accused the police of beating him. “Not one doctor was sent,” said Ola Brand.',
      'A judge in Sarn denied bail to Ned Hale.',
    ])
  })
})

describe('a promise', () => {
  it('[P92] is what somebody can be held to', () => {
    areAll('commitment: Ivo Pelik', [
      '“I will call you back myself,” Ivo Pelik said.',
      '“No worker will be left without a roof,” Ivo Pelik said.',
      '“Every family will have a stove by Friday,” said Ivo Pelik.',
      'Ivo Pelik announced forty new beds by Christmas.',
      'Ivo Pelik said two boats would be delivered within a month.',
      'Ivo Pelik a annoncé vingt places avant Noël.',
      '« Personne ne dormira dehors », assure Ivo Pelik.',
      '« Je rembourserai chaque couronne », a dit Ivo Pelik.',
      'Ivo Pelik a dit que les familles seront indemnisées.',
      'Les familles seront indemnisées, a dit Ivo Pelik.',
    ])
    areAll('commitment: Иван Пелик', [
      '«Никто не останется без крыши», — заверил Иван Пелик.',
      'Иван Пелик заявил, что никто не будет уволен.',
    ])
  })

  it('[P92] is not what is feared, agreed to be true, announced as bad news, or said to a reporter', () => {
    areNone([
      '“Nobody will help us,” said Ola Brand.',
      '« Personne ne viendra », dit Ola Brand.',
      '«Никто не поможет», — сказала Ольга Бранд.',
      '“Will you release them?” asked Ola Brand.',
      'He agreed that the road had been closed.',
      'A nurse agreed to speak to us in her kitchen.',
      'Медсестра согласилась поговорить с нами у себя дома.',
      'The company announced two hundred layoffs by March.',
      'The mayor announced on Monday that the road was open.',
      '“He promised to call us back,” said Ola Brand.',
    ])
  })
})

describe('a threat', () => {
  it('[P94] may be of a court, a strike or a closed door', () => {
    areAll('threat: Ivo Pelik', [
      '“If you print that, I will sue you,” Ivo Pelik told the paper.',
      '“You will regret this,” said Ivo Pelik.',
      '“See you in court,” said Ivo Pelik.',
      'Ivo Pelik threatened to close the radio station.',
      'Ivo Pelik threatened her with prison.',
      'Ivo Pelik said the office reserves the right to sue.',
      '« Si vous restez, nous fermerons le camp », a prévenu Ivo Pelik.',
      'Ivo Pelik menace de fermer le refuge.',
    ])
    areAll('threat: Иван Пелик', [
      '«Если газета выйдет, мы подадим в суд», — сказал Иван Пелик.',
      'Если до мая денег не будет, «остановим порт», предупредил Иван Пелик.',
      'Иван Пелик угрожает редакции судом.',
    ])
  })

  it('[P94] is not what a river, a wall or a law does, nor help in any way', () => {
    areNone([
      'The group protects threatened species along the coast.',
      'The river threatened to burst its banks on Monday.',
      'The strike threatens the harvest, farmers say.',
      'Le mur menace de s’effondrer sur la cour.',
      'Жизни ребёнка ничего не угрожает, сообщил врач Иван Пелик.',
      'Дом угрожает обрушением, сообщил инженер Иван Пелик.',
      'Ola Brand said he would help in any way he could.',
    ])
    expect(told('The state will pay for the repairs, Ola Brand said.')).toEqual(['commitment: Ola Brand'])
  })

  it('[P94] that somebody is told of is of whoever made it, and not of whoever tells it', () => {
    expect(told('“The officer told my uncle, ‘You will regret this,’” said Ola Brand.')).not.toContain(
      'threat: Ola Brand',
    )
    areNone(['“The police said they had no such person,” said Ola Brand.'])
  })
})

describe('a demand', () => {
  it('[P94] may be what must be done, what is wanted, and what an office is asked for', () => {
    areAll('demand: Ola Brand', [
      '“Give us back our boats,” said Ola Brand.',
      '“We want justice,” said Ola Brand.',
      'The council must reopen the school, Ola Brand said.',
      'Ola Brand said the government should release the men.',
      'Ola Brand asked the ministry for an apology.',
      'Ola Brand is demanding a new count in Sarn.',
      '« On demande que la route soit rouverte », dit Ola Brand.',
      'Ola Brand exige la libération des pêcheurs.',
    ])
    areAll('demand: Ольга Бранд', [
      '«Верните нам лодки», — сказала Ольга Бранд.',
      'Ольга Бранд требует пересчёта голосов в Сарне.',
    ])
  })

  it('[P94] is made to whoever the sentence names, whole', () => {
    for (const [words, to] of [
      ['Ola Brand urged the Sarnian authorities to open the gates.', 'Sarnian authorities'],
      ['Ola Brand urged Ivo Pelik to open the gates.', 'Ivo Pelik'],
    ] as const)
      expect(
        readReport(`What the harbour office says\n\n${words}`).statements.map((one) => one.to),
        words,
      ).toEqual([to])
  })

  it('[P94] is not a noun, nor what a law, a job or a road asks for', () => {
    areNone([
      'Demand for housing has risen in Sarn.',
      'Housing demand rose and the office closed in May.',
      'La demande de logements a augmenté à Sarn.',
      'Calls for calm grew in Sarn on Monday.',
      'The governor resisted calls for an inquiry.',
      'The job is demanding and the pay is poor.',
      'La loi exige un permis pour chaque bateau.',
      'The law demands a licence for each boat.',
      'Дорога требует ремонта, сообщил инженер Иван Пелик.',
      'Ola Brand asked him to wait for the bus.',
    ])
  })
})

describe('what is not said', () => {
  it('[P94a] is negated, supposed, asked, wished for, rumoured or told of long ago', () => {
    areNone([
      'Ivo Pelik did not deny that men were held there.',
      'The ministry has never denied the figures.',
      'Le ministère ne nie pas les faits.',
      'Le ministère n’a pas démenti.',
      'Министерство не отрицает, что людей держали в порту.',
      'Will the ministry deny that men were held?',
      'If the ministry denies it, the paper will print the list.',
      'Ivo Pelik refused to promise anything.',
      'The governor reportedly promised to resign.',
      'Le gouverneur aurait promis de partir.',
      'Thirty years ago his father had promised her a house by the sea.',
      'Il y a vingt ans, son père avait promis une maison à la famille.',
      'Много лет назад отец обещал ей дом у моря.',
    ])
    expect(told('The union urged the ministry to guarantee the wages of the men.')).toEqual([
      'demand: The union',
    ])
    expect(told('Ivo Pelik continues to deny the accusations.')).toEqual(['denial: Ivo Pelik'])
  })

  it('[P94a] is what is rumoured, asked, hoped for or denied to come', () => {
    areNone([
      'Rumours that Ivo Pelik had promised houses spread in Sarn.',
      'Слухи о том, что мэр обещал дома, ходят по городу.',
      'Ivo Pelik refused to say whether the army would release the men.',
      'Ola Brand said she hoped the army would release the men.',
      'Ola Brand a demandé si la mairie indemnisera les familles.',
      'Иван Пелик сказал, что не знает, вернут ли деньги.',
    ])
    expect(told('Ivo Pelik denied that the army would release the men.')).toEqual(['denial: Ivo Pelik'])
  })

  it('[P94a] has no name where a pronoun behind a verb of saying makes it', () => {
    expect(told('Ola Brand told police that he had threatened her.')).toEqual(['threat: nobody'])
    expect(told('Ola Brand says she has urged Ivo Pelik to open the gates.')).toEqual(['demand: Ola Brand'])
  })
})

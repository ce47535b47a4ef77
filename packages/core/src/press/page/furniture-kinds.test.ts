import { describe, expect, it } from 'vitest'
import { readLayout } from './layout.ts'

type Story = {
  readonly head: string
  readonly stand: string
  readonly by: string
  readonly body: readonly [string, string, string, string]
}

const en: Story = {
  head: 'Mill court hears three brothers',
  stand: 'The brothers say that nobody read them the order before the yard was sealed.',
  by: 'By Salome Reith',
  body: [
    'The mill court of Sarn opened its doors at eight on Tuesday and heard three brothers until the bell rang.',
    '“Nobody read us the order,” said Anton Orvel, a carpenter, who had waited in the yard since before dawn.',
    'No one had come from the prefecture, and the usher called the case twice into an empty corridor.',
    'The case goes on in a fortnight in the same hall, the usher told those who had stayed until the end.',
  ],
}
const fr: Story = {
  head: 'Le tribunal du moulin entend trois frères',
  stand: 'Les frères disent que personne ne leur a lu l’arrêté avant la pose des scellés.',
  by: 'Par Salomé Reith',
  body: [
    'Le tribunal du moulin a ouvert ses portes mardi à huit heures et a entendu trois frères jusqu’à la cloche.',
    '« Personne ne nous a lu l’arrêté », dit Anton Orvel, un charpentier qui attendait dans la cour depuis l’aube.',
    'Personne n’est venu de la préfecture, et l’huissier a appelé l’affaire deux fois dans un couloir vide.',
    'L’affaire reprendra dans quinze jours dans la même salle, a dit l’huissier à ceux qui étaient restés.',
  ],
}
const ru: Story = {
  head: 'Мельничный суд выслушал трёх братьев',
  stand: 'Братья говорят, что постановления им никто не прочитал.',
  by: 'Саломея Рейт',
  body: [
    'Мельничный суд Сарна открыл двери во вторник в восемь утра и до самого звонка слушал трёх братьев.',
    '«Постановления нам никто не читал», — сказал плотник Антон Орвель, который ждал во дворе с рассвета.',
    'Из префектуры никто не пришёл, и пристав дважды объявил дело в пустой коридор.',
    'Дело продолжат через две недели в том же зале, сообщил пристав тем, кто остался до конца.',
  ],
}

type Place = 'above' | 'below' | 'inside' | 'under'

/** Kinds of the line where it stands, and of the article's own lines around it. */
function read(story: Story, place: Place, lines: readonly string[]) {
  const block = lines.join('\n')
  const [one, two, three, four] = story.body
  const text = [
    place === 'above' ? `${block}\n${story.head}` : story.head,
    story.stand,
    story.by,
    place === 'below' ? `20.05.2031\n${block}` : '20.05.2031',
    '',
    ...[
      one,
      two,
      ...(place === 'inside' ? [block] : []),
      three,
      four,
      ...(place === 'under' ? [block] : []),
    ].flatMap((paragraph) => [paragraph, '']),
  ].join('\n')
  const paragraphs = readLayout(text).paragraphs.map(({ start, end, kind }) => ({
    line: text.slice(start, end),
    kind,
  }))
  const kindOf = (line: string) => paragraphs.find((paragraph) => paragraph.line === line)?.kind
  return {
    kinds: lines.map(kindOf),
    head: kindOf(story.head),
    rest: [story.stand, ...story.body].map(kindOf),
  }
}

const whole = ['standfirst', 'body', 'body', 'body', 'body']

const furniture: readonly (readonly [string, Place, Story, string])[] = [
  ['a row of sections', 'above', en, 'Latest   Inquiries   Your valley   Letters'],
  ['a row of sections', 'above', fr, 'À la une   Enquêtes   Votre vallée   Courrier'],
  ['a row of sections', 'above', ru, 'Свежее   Расследования   Ваша долина   Письма'],
  ['the paper', 'above', en, 'Sarn Valley Observer'],
  ['the paper', 'above', fr, 'Le Courrier du moulin'],
  ['the paper', 'above', ru, 'Вестник долины'],
  ['consent', 'above', en, 'We use cookies on this site. Accept all | Manage choices'],
  ['consent', 'above', fr, 'Nous utilisons des cookies. Tout accepter / Paramétrer'],
  ['consent', 'above', ru, 'Сайт использует файлы cookie. Продолжая, вы соглашаетесь с этим. ОК'],
  ['weather', 'above', en, 'Sarn +12°C   Wind 4 m/s'],
  ['weather', 'above', fr, 'Sarn +12 °C   Vent 4 m/s'],
  ['weather', 'above', ru, 'Сарн +12 °C   Ветер 4 м/с'],
  ['the kind of page', 'above', en, 'Press release'],
  ['the kind of page', 'above', fr, 'Communiqué de presse'],
  ['the kind of page', 'above', ru, 'Пресс-релиз'],
  ['a bar of buttons', 'below', en, 'Share   Save   7 min listen'],
  ['a bar of buttons', 'below', fr, 'Écouter l’article   Partager'],
  ['a bar of buttons', 'below', ru, 'В закладки   Поделиться'],
  ['how long it takes to hear', 'below', en, 'Listen to this article · 6 min'],
  ['how long it takes to hear', 'below', fr, 'Écouter 6 min'],
  ['how long it takes to hear', 'below', ru, 'Слушать 6 мин'],
  ['how long ago', 'below', en, '12 min ago'],
  ['how long ago', 'below', fr, 'Il y a 12 min'],
  ['how long ago', 'below', ru, '12 минут назад'],
  ['a film', 'inside', en, 'Watch the video'],
  ['a film', 'inside', fr, 'Regardez la vidéo'],
  ['a film', 'inside', ru, 'Смотрите видео'],
  ['a link by its kind', 'inside', en, 'Go deeper: the long history of the yard'],
  ['a link by its kind', 'inside', fr, '(Re)lire : l’histoire de la cour'],
  ['a link by its kind', 'inside', ru, 'Из архива: история одного двора'],
  ['a link that asks', 'inside', en, '>> Who owns the yard?'],
  ['a link that asks', 'inside', fr, 'À lire aussi : à qui est la cour ?'],
  ['a link that asks', 'inside', ru, 'Ещё по теме: Чей это двор?'],
  [
    'an appeal with a price',
    'inside',
    en,
    'This report is free because readers pay. Become a member from 4 crowns a month.',
  ],
  [
    'an appeal with a price',
    'inside',
    fr,
    'Chaque jour, Le Courrier vous accompagne. Soutenez une presse libre.',
  ],
  [
    'an appeal with a price',
    'inside',
    ru,
    'Этот текст открыт для всех. Поддержите редакцию от 3 крон в месяц.',
  ],
  ['a letter', 'inside', en, 'Sign up to Mill Race, our free letter, every Friday'],
  ['a letter', 'inside', fr, 'Recevez « La Meule », notre lettre du vendredi'],
  ['a letter', 'inside', ru, 'Подпишитесь на «Жернова», нашу пятничную рассылку'],
  ['a channel', 'inside', en, 'Never miss a hearing: follow our channel'],
  ['a channel', 'inside', fr, 'Abonnez-vous à notre chaîne avant qu’elle ne soit fermée'],
  ['a channel', 'inside', ru, 'Подпишитесь на наш канал, пока его не закрыли'],
  ['an advertisement', 'inside', en, 'Article continues after this ad'],
  ['an advertisement', 'inside', fr, 'La suite de l’article après cette annonce'],
  ['an advertisement', 'inside', ru, 'Продолжение статьи после рекламы'],
  ['a live page', 'inside', en, 'This live page is no longer being updated.'],
  ['a live page', 'inside', fr, 'Ce direct n’est plus mis à jour.'],
  ['a live page', 'inside', ru, 'Трансляция больше не обновляется.'],
  ['what a player holds back', 'inside', en, 'This content is hosted by a third party. Show content'],
  ['what a player holds back', 'inside', fr, 'Ce contenu est hébergé par un tiers. Afficher'],
  ['what a player holds back', 'inside', ru, 'Чтобы увидеть запись, примите файлы cookie'],
  ['a call for what is known', 'under', en, 'If you know more of the yard, write to our reporters.'],
  ['a call for what is known', 'under', fr, 'Si vous en savez plus sur la cour, écrivez à nos journalistes.'],
  ['a call for what is known', 'under', ru, 'Если вы знаете больше, напишите нашим корреспондентам.'],
  ['comments', 'under', en, 'You must be logged in to post a comment.'],
  ['comments', 'under', fr, 'Vous devez être connecté pour laisser un commentaire.'],
  ['comments', 'under', ru, 'Чтобы оставить комментарий, авторизуйтесь.'],
  ['a wall', 'under', en, 'To continue reading, log in or subscribe.'],
  ['a wall', 'under', fr, 'Pour lire la suite, connectez-vous ou abonnez-vous.'],
  ['a wall', 'under', ru, 'Чтобы читать дальше, войдите или подпишитесь.'],
  ['who may print it', 'under', en, 'This report may be reprinted with a link to the Observer.'],
  ['who may print it', 'under', fr, 'Cet article peut être repris avec un lien vers Le Courrier.'],
  ['who may print it', 'under', ru, 'При перепечатке ссылка на «Вестник» обязательна.'],
  ['who wrote it', 'under', en, 'Salome Reith is a staff writer at the Observer.'],
  ['who wrote it', 'under', fr, 'Salomé Reith est journaliste au Courrier.'],
  ['who wrote it', 'under', ru, 'Саломея Рейт — корреспондент «Вестника».'],
]

const newer: readonly (readonly [string, Place, Story, string])[] = [
  ['a film’s own lines', 'inside', en, 'The code has been copied to your clipboard.'],
  ['an advertisement', 'inside', fr, 'Passer la publicité'],
  ['a link by its kind', 'inside', ru, 'На эту тему: сколько стоит двор'],
  ['an account', 'below', en, 'Sign in to your account'],
  ['what is kept for later', 'below', fr, 'Ajouter à vos sélections'],
  ['the size of the letters', 'below', ru, 'Изменить размер текста: A A'],
  ['how many wrote', 'below', fr, '12 réactions'],
  ['how long it takes', 'below', fr, '4 minutes'],
  ['what is on the air', 'above', en, 'On air now: Breakfast with Ada'],
  ['how old the paper is', 'above', en, 'Your local paper since 1887'],
  ['whom to ask', 'under', en, 'Reach Salome Reith at sreith@observer.example or 555-0142.'],
  ['whom to ask', 'under', fr, 'Contact presse : Ada Fell, presse@courrier.example'],
  ['who may answer', 'under', fr, 'Vous ne pouvez plus réagir à cet article'],
  ['who may answer', 'under', ru, 'Пока нет ни одного комментария.'],
  ['who is told of it', 'under', ru, 'Знаешь больше? Не молчи!'],
  ['a channel passed over', 'inside', ru, 'Пропустить Подпишитесь на наш канал и продолжить чтение.'],
  ['a letter by its day', 'inside', fr, 'La newsletter « Grand large », chaque vendredi'],
  ['a letter by its day', 'inside', ru, 'Рассылка «Прибой», каждую пятницу'],
  ['a price', 'inside', fr, 'Abonnement : 1 € le premier mois'],
  ['a link to one’s own', 'inside', ru, 'Читайте наше расследование: журнал побоев'],
  ['a question about itself', 'under', en, 'Was this story useful?'],
  ['a question about itself', 'under', ru, 'Вам понравилась статья?'],
  ['what a law asks', 'under', ru, 'Сетевое издание зарегистрировано в 2031 году'],
]

/** A headline that opens as a prompt, a caption or a paper's name does. */
const headlines: readonly (readonly [Story, string])[] = [
  [en, 'Subscribe or be silent: the paper that would not close'],
  [en, 'Sort by fear: how the lists were made'],
  [en, 'By submitting to a search, three brothers lost their right'],
  [en, 'Urgent: three families plead for news of the brothers'],
  [en, 'Newsletter editor arrested in Sarn'],
  [en, 'Anton Orvel, reporter who kept the lists, dies at 77'],
  [en, 'Mill Post Attacked Again'],
  [fr, 'Partager le moulin, ou le perdre'],
  [fr, 'Données personnelles : le moulin a vendu ses listes'],
  [fr, 'Contact presse interdit aux prisonniers'],
  [fr, 'En direct : reprise de l’audience au moulin'],
  [ru, 'Чтобы участвовать в выборах, нужно выйти из тюрьмы'],
  [ru, 'Если вы нашли тело: что делать родным'],
  [ru, 'Поделиться правдой'],
  [ru, 'Следите за руками'],
  [ru, 'Переслано из тюрьмы: письма трёх братьев'],
]

const captions: readonly (readonly [string, Story, string])[] = [
  ['a reader’s', en, 'A seal on Mill Road, Tuesday morning. Picture: reader Ada Fell'],
  ['a reader’s', fr, 'Des scellés rue du Moulin, mardi matin. Photo d’un lecteur'],
  ['a reader’s', ru, 'Печать на Мельничной улице, утро вторника. Фото читателя'],
  ['by initials', en, 'Anton Orvel in the yard on Tuesday. (Image: Observer/A. Fell)'],
  ['by initials', fr, 'Mardi, les frères attendent dans la cour. Photo Le Courrier/A. F.'],
  ['by initials', ru, 'Антон Орвель во дворе, вторник. Фото: А. Фелл'],
  [
    'of two sentences',
    en,
    'The hall was built for two judges. On Tuesday it held nine. Photograph: Ada Fell',
  ],
  ['of two sentences', fr, 'La salle a été bâtie pour deux juges. Mardi, ils étaient neuf. Photo Ada Fell'],
  ['of two sentences', ru, 'Зал строили на двух судей. Во вторник их было девять. Фото: Ада Фелл'],
  ['with a bare name', en, 'The mill court in Sarn, 20 May 2031. Ada Fell'],
  ['with a bare name', fr, 'Le tribunal du moulin, à Sarn, le 20 mai 2031. Ada Fell'],
  ['with a bare name', ru, 'Мельничный суд в Сарне, 20 мая 2031 года. Ада Фелл'],
  ['from left to right', en, 'Left to right: Anton Orvel, Luc Orvel and Ada Fell in the yard'],
  ['from left to right', fr, 'De gauche à droite : Anton Orvel, Luc Orvel et Ada Fell dans la cour'],
  ['from left to right', ru, 'Слева направо: Антон Орвель, Лука Орвель и Ада Фелл во дворе'],
  ['with a side', en, 'Anton Orvel (right) shows the seal on the door'],
  ['with a side', fr, 'Anton Orvel (à droite) montre les scellés de la porte'],
  ['with a side', ru, 'Антон Орвель (справа) показывает печать на двери'],
  ['of the family', en, 'Anton Orvel with his brothers in 2029. Family photo'],
  ['of the family', fr, 'Anton Orvel et ses frères en 2029. Photo de famille'],
  ['of the family', ru, 'Антон Орвель с братьями, 2029 год. Семейное фото'],
  ['with an owner alone', en, 'Ada Fell / Valley Pictures'],
  ['with an owner alone', fr, 'Ada Fell / Images de la vallée'],
  ['with an owner alone', ru, 'Ада Фелл / Долина-фото'],
  ['in small letters', en, 'Anton Orvel by the gate on Tuesday (picture by Ada Fell)'],
  ['in capitals', en, 'The hall on Tuesday. ADA FELL FOR THE OBSERVER'],
  ['in capitals', fr, 'La cour, mardi 20 mai. ADA FELL POUR « LE COURRIER »'],
  ['behind three points', en, 'Relatives by the gate on Tuesday. Credit...Ada Fell for The Observer'],
  ['with a sign', ru, 'Мельничный суд в Сарне. © Долина-пресс, архив'],
  ['with a sign alone', ru, '© Долина-пресс / Ада Фелл'],
  ['read aloud', en, 'Image caption, The brothers waited in the yard'],
  ['read aloud', ru, 'Подпись к фото, Братья ждали во дворе'],
  ['behind a dash', fr, 'Les frères dans la cour du moulin à Sarn. - A. Fell/VALLÉE'],
  ['in square brackets', fr, 'Le moulin compte trois salles. [Vallée-Presse - Ada Fell]'],
  ['in marks', ru, 'Братья у суда. Фото корреспондента «Вестника долины»'],
  ['of an archive', en, 'Photo: courtesy of the Orvel family'],
  ['of an archive', fr, 'Photo DR'],
  ['of an archive', ru, 'Фото из архива семьи Орвель'],
]

/** The same shapes, and the article's. */
const article: readonly (readonly [Story, string])[] = [
  [en, 'Follow the river for two miles and you come to the mill where they were held.'],
  [en, 'Join the army or go to prison: that was the choice, she said.'],
  [en, 'Help us, she wrote on the window.'],
  [en, 'You have one hour, the officer told them.'],
  [en, 'Contact with two of our reporters was lost on Friday.'],
  [en, 'Photo: that is how the brothers say they knew the coat was his.'],
  [en, 'On the left stood Anton Orvel. On the right, nobody.'],
  [en, 'Residents were told to boil their water and to call 112 if the river rose.'],
  [en, '— Did you see them?'],
  [en, 'What the usher saw'],
  [fr, 'Suivez la rivière pendant deux kilomètres et vous arrivez au moulin où ils étaient détenus.'],
  [fr, 'Chez les lecteurs du journal, la colère domine.'],
  [fr, 'Aidez-nous, avait-elle écrit sur la vitre.'],
  [fr, '« Abonnez-vous ou partez », dit la pancarte sur la porte.'],
  [fr, 'Rentrez chez vous, ordonne l’officier aux journalistes.'],
  [fr, 'Réagir vite, puis attendre : voilà le reproche que font les familles à la préfecture.'],
  [fr, 'À gauche se tenait Anton Orvel. À droite, personne.'],
  [fr, 'Ce que l’huissier a vu'],
  [ru, 'Идите вдоль реки два километра, и вы выйдете к мельнице, где их держали.'],
  [ru, 'Помогите нам, написала она на стекле.'],
  [ru, 'Подпишите здесь и выйдете, обещает офицер журналистам.'],
  [ru, 'Поделиться едой было не с кем: улица опустела.'],
  [ru, 'Все новости она узнавала от соседей.'],
  [ru, '«Подпишись или уходи» — написано на двери.'],
  [ru, 'Слева стоял Антон Орвель. Справа — никого.'],
  [ru, 'Что видел пристав'],
]

describe('furniture by its kind, in three languages', () => {
  it.each(newer)('[P10][P15c] %s (%s), %#', (_, place, story, line) => {
    const { kinds, head, rest } = read(story, place, [line])
    expect(kinds).toEqual(['furniture'])
    expect(head).toBe('headline')
    expect(rest).toEqual(whole)
  })

  it.each(headlines)('[P12] a headline stays, whatever it opens with (%#)', (story, line) => {
    const { head, rest } = read({ ...story, head: line }, 'inside', [])
    expect(head).toBe('headline')
    expect(rest).toEqual(whole)
  })

  it('[P12] a list of people may end a report', () => {
    const list = ['The dead of the mill are:', 'Anton Orvel, 34', 'Ada Fell, 19']
    expect(read(en, 'under', list).kinds).toEqual(['body', 'body', 'body'])
  })

  it.each(furniture)('[P10][P15c] %s (%s)', (_, place, story, line) => {
    const { kinds, head, rest } = read(story, place, [line])
    expect(kinds).toEqual(['furniture'])
    expect(head).toBe('headline')
    expect(rest).toEqual(whole)
  })

  it.each(captions)('[P15e] a caption %s', (_, story, line) => {
    const { kinds, rest } = read(story, 'inside', [line])
    expect(kinds).toEqual(['caption'])
    expect(rest).toEqual(whole)
  })

  it.each(article)('[P12][P15c] the same shape stays in the article (%#)', (story, line) => {
    for (const lines of [[line], ['Read also: The sealed yard', '', line]])
      expect(['body', 'subhead']).toContain(read(story, 'inside', lines).kinds.at(-1))
  })
})

/** Shapes of the line. */
import { callerFlag, screenSeen, trustAct, trustLevel } from '../choices/line.ts'
import { may, must, shape, words } from '../field.ts'
import {
  bytesOf,
  distinct,
  hash,
  instant,
  line,
  many,
  member,
  term,
  text,
  unsearched,
  whole,
} from '../kinds.ts'

/** {channel, hours, codeWord} */
export const safeReply = shape('safeReply', {
  channel: may(line(), words('Channel', 'Канал', 'Canal')),
  hours: may(line(), words('Hours', 'Часы', 'Heures')),
  codeWord: may(unsearched(line(60)), words('Code word', 'Условное слово', 'Mot convenu')),
})

/** {thread, box, replyKey, burnHash}: everything that opens and fills one box at the relay. */
const boxParts = {
  thread: must(bytesOf(16), words('Thread', 'Нить', 'Fil')),
  box: must(bytesOf(16), words('Box', 'Ящик', 'Boîte')),
  replyKey: must(bytesOf(32), words('Key of replies', 'Ключ ответов', 'Clé des réponses')),
  burnHash: must(
    bytesOf(32),
    words('Hash of the erasing token', 'Хеш кода стирания', 'Empreinte d’effacement'),
  ),
}
export const lineBox = shape('lineBox', boxParts)

/** The same for the second code, with the innocent matter that it shows. */
export const coverBox = shape('coverBox', {
  ...boxParts,
  topic: must(unsearched(line(40)), words('Topic', 'Тема', 'Sujet')),
})

/** {slot, twin?, key?, type?, room?}: pieces that wait at the relay, and the key they were sealed with. `twin` is the place that was opened in the other box. */
export const pieceSlot = shape('pieceSlot', {
  slot: must(bytesOf(16), words('Slot', 'Место', 'Emplacement')),
  twin: may(bytesOf(16), words('Place in the other box', 'Место в другом ящике', 'Place dans l’autre boîte')),
  key: may(bytesOf(32), words('Key', 'Ключ', 'Clé')),
  type: may(unsearched(line(80)), words('Kind of file', 'Вид файла', 'Type de fichier')),
  room: may(whole(0, 1_000_000_000), words('Room', 'Объём', 'Place')),
  openedAt: may(instant, words('Opened', 'Открыто', 'Ouvert le')),
  by: may(member, words('Opened by', 'Кто открыл', 'Ouvert par')),
})

/** {from, to, offset}: minutes of the day where the person is, and that place’s minutes from UTC. */
export const safeWindow = shape('safeWindow', {
  from: must(whole(0, 1439), words('From (minute of the day)', 'С (минута дня)', 'De (minute du jour)')),
  to: must(whole(0, 1440), words('To (minute of the day)', 'До (минута дня)', 'À (minute du jour)')),
  offset: must(whole(-840, 840), words('Minutes from UTC', 'Минут от UTC', 'Minutes depuis UTC')),
})

/** When, how, who else may see the screen, and the word that means "I cannot talk". It grows old: see `safe-hours.ts`. */
export const safeContact = shape('safeContact', {
  hours: must(
    many(safeWindow, { max: 21 }),
    words('Safe hours', 'Безопасные часы', 'Heures sûres'),
    words('None: any time.', 'Пусто: в любое время.', 'Aucune : à toute heure.'),
  ),
  screen: must(term(screenSeen), words('Who sees the screen', 'Кто видит экран', 'Qui voit l’écran')),
  way: may(text(200), words('How else', 'Как ещё', 'Autre moyen')),
  cannotTalk: may(
    text(60),
    words('Word for “I cannot talk”', 'Слово «не могу говорить»', 'Mot pour « je ne peux pas parler »'),
  ),
  saidAt: must(instant, words('Said', 'Когда сказано', 'Dit le')),
})

/** {due, said, by}: we said that we would write again by then. */
export const promise = shape('promise', {
  due: must(instant, words('By when', 'К какому времени', 'Avant')),
  said: must(instant, words('Promised', 'Обещано', 'Promis le')),
  by: must(member, words('By', 'Кем', 'Par')),
})

/** One signature about how far a contact may be trusted. `seen` are the lowerings its signer knew of. */
export const trustStatement = shape('trustStatement', {
  id: must(bytesOf(16), words('No.', '№', 'N°')),
  act: must(term(trustAct), words('What is signed', 'Что подписано', 'Ce qui est signé')),
  level: must(term(trustLevel), words('Level', 'Ступень', 'Niveau')),
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('On', 'Когда', 'Le')),
  why: must(text(2000), words('Why', 'Почему', 'Pourquoi')),
  seen: must(distinct(bytesOf(16)), words('After', 'После', 'Après')),
})

/** {id, kind, text?, until, by, at}: what colleagues should know before they answer, and when that ends. */
export const threadFlag = shape('threadFlag', {
  id: must(bytesOf(16), words('No.', '№', 'N°')),
  kind: must(term(callerFlag), words('Mark', 'Пометка', 'Repère')),
  text: may(line(200), words('Words', 'Словами', 'En mots')),
  until: must(instant, words('Until', 'До', 'Jusqu’au')),
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('On', 'Когда', 'Le')),
})

/** {by, at} */
export const noticed = shape('noticed', {
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('On', 'Когда', 'Le')),
})

/** The same few words in the three languages of the page. */
export const inLanguages = shape('inLanguages', {
  en: must(text(600), words('English', 'По-английски', 'Anglais')),
  ru: must(text(600), words('Russian', 'По-русски', 'Russe')),
  fr: must(text(600), words('French', 'По-французски', 'Français')),
})

/** {page, sha256}: a file of the public page as it was built. */
export const pageFile = shape('pageFile', {
  name: must(unsearched(line(120)), words('File', 'Файл', 'Fichier')),
  sha256: must(hash, words('SHA-256', 'SHA-256', 'SHA-256')),
})

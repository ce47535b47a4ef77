/** Shapes of consent and release. */
import { holdAct, recipientKind, withdrawalWish } from '../choices/consent.ts'
import { may, must, shape, words } from '../field.ts'
import {
  day,
  hash,
  instant,
  language,
  line,
  many,
  member,
  ref,
  term,
  text,
  unsearched,
  whole,
} from '../kinds.ts'

/** {kind, name}: the name `*` stands for the whole class, where the purpose allows it. */
export const recipient = shape('recipient', {
  kind: must(term(recipientKind), words('Kind', 'Кто', 'Type')),
  name: must(line(), words('Name', 'Название', 'Nom')),
})

/** {at, via, wish} */
export const withdrawal = shape('withdrawal', {
  at: must(day, words('On', 'Когда', 'Le')),
  via: must(line(), words('Through', 'Через кого', 'Par')),
  wish: must(term(withdrawalWish), words('Wish', 'Воля', 'Souhait')),
})

/** {ref, derivative, fields}: what exactly leaves. An image leaves only as a derivative. */
export const releasedItem = shape('releasedItem', {
  ref: must(
    ref('Testimony', 'EvidenceItem', 'Act', 'Event', 'Claim', 'Statement', 'Publication', 'Identity'),
    words('Item', 'Материал', 'Pièce'),
  ),
  derivative: may(ref('EvidenceItem'), words('Copy that leaves', 'Какая копия уходит', 'Copie qui part')),
  fields: may(many(line()), words('Which parts', 'Какие части', 'Quelles parties')),
})

/** {definition, asOf, cells, k} */
export const releasedFigure = shape('releasedFigure', {
  definition: must(text(2000), words('What is counted', 'Что считается', 'Ce qui est compté')),
  asOf: must(day, words('As of', 'На дату', 'Au')),
  cells: must(
    many(
      shape('figureCell', {
        cell: must(line(), words('Cell', 'Клетка', 'Case')),
        n: may(
          whole(0, 100_000_000),
          words('Number', 'Число', 'Nombre'),
          words(
            'Absent: suppressed because it is too small.',
            'Пусто: скрыто, потому что слишком мало.',
            'Absent : supprimé car trop petit.',
          ),
        ),
      }),
    ),
    words('Numbers', 'Числа', 'Nombres'),
  ),
  k: must(whole(2, 100), words('Smallest cell', 'Наименьшая клетка', 'Plus petite case')),
})

/** {title, lead, lang}: what a public page says before the records. Two people answer for a headline too. */
export const releasedPage = shape('releasedPage', {
  title: must(line(), words('Headline', 'Заголовок', 'Titre')),
  lead: must(text(2000), words('First sentences', 'Первые фразы', 'Chapeau')),
  lang: must(language, words('Language', 'Язык', 'Langue')),
})

/** {askedAt, answer} */
export const recall = shape('recall', {
  askedAt: must(day, words('Asked on', 'Запрошено', 'Demandé le')),
  answer: may(text(5000), words('Answer', 'Ответ', 'Réponse')),
})

/** {recipients, words, afterHours}: what the person said beforehand to send, and to whom, if taken. */
export const ifTaken = shape('ifTaken', {
  recipients: must(many(recipient, { min: 1, max: 50 }), words('To whom', 'Кому', 'À qui')),
  words: must(text(5000), words('In these words', 'Этими словами', 'En ces mots')),
  afterHours: must(
    whole(0, 8760),
    words('After so many hours', 'Через сколько часов', 'Après tant d’heures'),
  ),
})

/** {at, by, why}: nothing is erased while a court or a complaint needs it; it is sealed and unreadable instead. */
export const legalHold = shape('legalHold', {
  at: must(instant, words('Since', 'С', 'Depuis')),
  by: must(member, words('By', 'Кем', 'Par')),
  why: must(text(2000), words('Why', 'Почему', 'Pourquoi')),
  until: may(day, words('Until', 'До', 'Jusqu’au')),
})

/** {at, by, what, why}: two members together end a hold, or it is made again. */
export const holdStep = shape('holdStep', {
  at: must(instant, words('When', 'Когда', 'Quand')),
  by: must(member, words('By', 'Кем', 'Par')),
  what: must(term(holdAct), words('What', 'Что', 'Quoi')),
  why: may(text(2000), words('Why', 'Почему', 'Pourquoi')),
})

/** {by, at, of}: who heard the person say yes, and to exactly what (`rules/heard.ts`). */
export const heardAs = shape('heardAs', {
  by: must(member, words('Heard by', 'Кто слышал', 'Entendu par')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  of: must(hash, words('Of these words', 'Этих слов', 'De ces termes')),
})

/** {member, device, share}: half of the key of what was sealed away, for one device of one of two members. */
const sealShare = shape('sealShare', {
  member: must(member, words('For', 'Кому', 'Pour')),
  device: must(unsearched(line(100)), words('Device', 'Устройство', 'Appareil')),
  share: must(unsearched(text(10_000)), words('Share', 'Доля', 'Part')),
})

/** {item, copy}: the file of an item, and the item that holds it sealed. */
const sealedFile = shape('sealedFile', {
  item: must(ref('EvidenceItem'), words('Item', 'Материал', 'Pièce')),
  copy: must(ref('EvidenceItem'), words('Sealed copy', 'Запечатанная копия', 'Copie scellée')),
})

/** {at, by, why, content, files, shares}: what a hold keeps, unreadable to any one member (`host/cases/sealing-up.ts`). */
export const sealedUp = shape('sealedUp', {
  at: must(instant, words('When', 'Когда', 'Quand')),
  by: must(member, words('By', 'Кем', 'Par')),
  why: must(text(2000), words('Why', 'Почему', 'Pourquoi')),
  content: must(unsearched(text(2_000_000)), words('Content', 'Содержание', 'Contenu')),
  files: must(many(sealedFile, { max: 1000 }), words('Files', 'Файлы', 'Fichiers')),
  shares: must(many(sealShare, { min: 2, max: 100 }), words('Shares', 'Доли', 'Parts')),
})

/** {at, by, why, shares}: who asked to open what was sealed, and who agreed by handing a share over. */
export const sealOpening = shape('sealOpening', {
  at: must(instant, words('When', 'Когда', 'Quand')),
  by: must(member, words('By', 'Кем', 'Par')),
  why: must(text(2000), words('Why', 'Почему', 'Pourquoi')),
  shares: may(many(sealShare, { max: 100 }), words('Shares', 'Доли', 'Parts')),
})

/** {at, by}: the person repeated the wish on a safe channel. */
export const confirmedSafe = shape('confirmedSafe', {
  at: must(instant, words('When', 'Когда', 'Quand')),
  by: must(member, words('Heard by', 'Кто слышал', 'Entendu par')),
})

/** {ref, of}: one item as it was read, by the hash of what leaves of it. */
const seenItem = shape('seenItem', {
  ref: must(line(), words('Item', 'Материал', 'Pièce')),
  of: must(hash, words('Hash', 'Хеш', 'Empreinte')),
})

/** {by, at, of, saw}: one member's approval, with its time and the hash of what was approved (`rules/signed.ts`). */
export const approval = shape('approval', {
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  of: may(hash, words('Of this content', 'Этого содержания', 'De ce contenu')),
  saw: may(many(seenItem, { max: 5000 }), words('Items as read', 'Прочитанное', 'Pièces lues')),
})

/** {at, by, why}: a release that will not go. */
export const cancelled = shape('cancelled', {
  at: must(instant, words('When', 'Когда', 'Quand')),
  by: may(member, words('By', 'Кем', 'Par')),
  why: must(text(2000), words('Why', 'Почему', 'Pourquoi')),
})

/**
 * The leaflet behind a dull answer: what every advice office appends to a long letter.
 *
 * A true answer of several slots must not have a cover of one slot and nothing: whoever was given the second code, and
 * looks at what the page was sent, would see the empty rest. So the dull answer is continued with these paragraphs
 * until it fills as many. An office sends the same notes again and again; that they repeat is nothing odd.
 */
import type { Language, Words } from '../base/language.ts'
import { coverAnswer } from './cover-answers.ts'
import type { CoverTopic } from './cover-topics.ts'
import { type AttachHere, mostSlots, slotsFor } from './replies.ts'

function said(en: string, ru: string, fr: string): Words {
  return { en, ru, fr }
}

const heading = said(
  'General notes that we send to everybody who writes:',
  'Общие советы, которые мы посылаем всем, кто пишет:',
  'Conseils généraux que nous envoyons à chaque personne :',
)

const askForFile = said(
  'If you have the paper at hand you can add a photograph or a scan of it below. It is not required; typing out the important lines is enough.',
  'Если бумага под рукой, ниже можно добавить её снимок или скан. Это не обязательно: достаточно переписать важные строки.',
  'Si vous avez le papier sous la main, vous pouvez en ajouter une photo ou une copie ci-dessous. Ce n’est pas obligatoire : recopier les lignes importantes suffit.',
)

const paragraphs: readonly Words[] = [
  said(
    'Write by letter or e-mail rather than by telephone. What was said on the telephone is remembered differently by both sides after a month, and nobody can look it up. If somebody rings you, write down the day, the name and what was promised, and send them a short message: “As you told me today …”.',
    'Пишите письмом или по электронной почте, а не звоните. Через месяц каждая сторона помнит разговор по-своему, и проверить его негде. Если звонят вам, запишите день, имя и что обещали, и отправьте короткое сообщение: «Как вы мне сегодня сказали …».',
    'Écrivez par lettre ou par courriel plutôt que de téléphoner. Après un mois, chacun se souvient autrement de l’appel et personne ne peut vérifier. Si l’on vous appelle, notez le jour, le nom et ce qui a été promis, puis envoyez un court message : « Comme vous me l’avez dit aujourd’hui … ».',
  ),
  said(
    'Keep one folder for the whole matter. Put the newest paper on top and number the sheets with a pencil. Whoever helps you later will read from the bottom upwards and understand it in ten minutes. Originals stay in the folder; only copies go into the post, also when an office asks for the original.',
    'Заведите одну папку на всё дело. Новую бумагу кладите сверху, листы нумеруйте карандашом. Тот, кто будет помогать потом, прочтёт снизу вверх и поймёт за десять минут. Подлинники остаются в папке, по почте уходят только копии, даже если просят подлинник.',
    'Gardez une seule chemise pour toute l’affaire. Placez le papier le plus récent au-dessus et numérotez les feuilles au crayon. La personne qui vous aidera lira de bas en haut et comprendra en dix minutes. Les originaux restent dans la chemise ; seules des copies partent par la poste.',
  ),
  said(
    'Every letter needs four things: who you are to them (a customer number is best), what happened and when, what you want, and by which day. Leave out how annoyed you are. A letter of half a page is read; a letter of three pages is put aside for a quiet day that does not come.',
    'В каждом письме нужны четыре вещи: кто вы для них (лучше номер договора), что и когда случилось, чего вы хотите и к какому дню. О своём возмущении лучше не писать. Письмо на полстраницы прочтут; письмо на три страницы отложат до спокойного дня, который не наступит.',
    'Chaque lettre demande quatre choses : qui vous êtes pour eux (un numéro de client est le mieux), ce qui s’est passé et quand, ce que vous voulez, et pour quel jour. Laissez de côté votre agacement. Une lettre d’une demi-page est lue ; une lettre de trois pages attend un jour calme qui ne vient pas.',
  ),
  said(
    'Terms are counted from the day after a letter arrives, not from the day on which it was written. If the last day is a holiday, the next working day counts. When you are not sure, send it two days early; nobody has ever lost anything by being two days early with a letter.',
    'Сроки считают со дня после получения письма, а не с даты на нём. Если последний день выходной, считается следующий рабочий. Если не уверены, отправляйте на два дня раньше: от того, что письмо пришло на два дня раньше, ещё никто ничего не потерял.',
    'Les délais courent à partir du lendemain de l’arrivée de la lettre, non du jour où elle fut écrite. Si le dernier jour est férié, le jour ouvré suivant compte. Dans le doute, envoyez-la deux jours plus tôt : personne n’a jamais rien perdu pour deux jours d’avance.',
  ),
  said(
    'Send what matters by registered post, or hand it in and have your copy stamped. A photograph of the envelope beside the receipt is useful. With e-mail, ask for a line that it arrived, and keep that line in the folder too. Messages in an application may vanish when it is updated: save a picture of them.',
    'Важное отправляйте заказным письмом или сдайте лично и попросите отметку на своей копии. Полезно сфотографировать конверт рядом с квитанцией. По электронной почте просите подтвердить получение и храните ответ в той же папке. Сообщения в приложении могут пропасть при обновлении: сохраните снимок.',
    'Envoyez l’important en recommandé, ou déposez-le et faites tamponner votre copie. Une photo de l’enveloppe à côté du reçu est utile. Par courriel, demandez une ligne d’accusé de réception et gardez-la aussi. Les messages d’une application peuvent disparaître lors d’une mise à jour : gardez-en une image.',
  ),
  said(
    'Do not pay a disputed amount in full just to have peace, and do not refuse to pay at all. Pay the part that you agree with, and write on the transfer: “part of bill number …, the rest is disputed”. Then nobody can say that you accepted everything, and nobody can say that you paid nothing.',
    'Не платите спорную сумму целиком ради спокойствия, но и не отказывайтесь платить совсем. Заплатите ту часть, с которой согласны, и укажите в назначении: «часть по счёту №…, остальное оспаривается». Тогда никто не скажет, что вы согласились со всем, и никто не скажет, что вы не платили.',
    'Ne payez pas tout un montant contesté pour avoir la paix, et ne refusez pas non plus de payer. Réglez la part que vous admettez et écrivez sur le virement : « partie de la facture n° …, le reste est contesté ». Ainsi personne ne dira que vous avez tout accepté, ni que vous n’avez rien payé.',
  ),
  said(
    'If an answer contains words that you do not understand, do not guess. Copy the sentence to us exactly as it stands, without your account numbers. Standard sentences sound worse than they are: “we reserve further steps” stands in almost every second letter and usually means that nothing will happen for some weeks.',
    'Если в ответе есть непонятные слова, не гадайте. Перепишите нам предложение как есть, без номеров счетов. Готовые фразы звучат хуже, чем есть на деле: «оставляем за собой право на дальнейшие действия» стоит почти в каждом втором письме и обычно значит, что несколько недель ничего не будет.',
    'Si une réponse contient des mots que vous ne comprenez pas, ne devinez pas. Recopiez-nous la phrase telle quelle, sans vos numéros de compte. Les phrases toutes faites sonnent pire qu’elles ne sont : « nous nous réservons d’autres démarches » figure dans une lettre sur deux et annonce surtout quelques semaines d’attente.',
  ),
  said(
    'Reminders: the first after two weeks, the second after two more, each a copy of the first letter with the word “reminder” and the new date above it. After the second reminder we look together which office or which form comes next. Before that it is too early, and the form would come back unread.',
    'Напоминания: первое через две недели, второе ещё через две, каждое – копия первого письма со словом «напоминание» и новой датой сверху. После второго вместе решим, в какое учреждение или на каком бланке писать дальше. Раньше слишком рано: бланк вернут не читая.',
    'Les rappels : le premier après deux semaines, le second deux semaines plus tard, chacun étant une copie de la première lettre avec le mot « rappel » et la nouvelle date. Après le second, nous regarderons ensemble quel service ou quel formulaire vient ensuite. Avant, il est trop tôt et le formulaire reviendrait.',
  ),
  said(
    'Please do not send us originals, bank cards or whole contracts. We need the part that the question is about and the date. What you have sent us stays with this question; for another matter please begin a new one, because a colleague who knows that subject better may take it.',
    'Пожалуйста, не присылайте подлинники, банковские карты и договоры целиком. Нам нужна часть, о которой вопрос, и дата. Присланное остаётся при этом вопросе; по другому делу начните, пожалуйста, новый: его, возможно, возьмёт коллега, который лучше знает предмет.',
    'Merci de ne pas envoyer d’originaux, de cartes bancaires ni de contrats entiers. Il nous faut la partie concernée et la date. Ce que vous envoyez reste avec cette question ; pour une autre affaire, commencez-en une nouvelle, car une collègue qui connaît mieux le sujet pourra la prendre.',
  ),
  said(
    'We answer in the order in which questions come, on working days. At the end of a month and before holidays it takes longer. Writing twice about the same thing does not make it faster, because the second letter is filed behind the first one and both have to be read together by the same colleague.',
    'Мы отвечаем в порядке поступления, по рабочим дням. В конце месяца и перед праздниками дольше. Второе письмо о том же не ускорит ответ: его подошьют к первому, и читать их будет один и тот же сотрудник, оба вместе.',
    'Nous répondons dans l’ordre d’arrivée, les jours ouvrés. En fin de mois et avant les fêtes, c’est plus long. Écrire deux fois pour la même chose n’accélère rien : la seconde lettre est classée derrière la première et la même personne doit lire les deux ensemble.',
  ),
  said(
    'If you cannot write well in the language of the office, write short sentences, one thought in each, and use the words of their own letter. Nobody there expects good style. You may also add your letter in your own language below; then a colleague of theirs can look up what you meant.',
    'Если вам трудно писать на языке учреждения, пишите короткими фразами, по одной мысли в каждой, и берите слова из их письма. Красивого слога там никто не ждёт. Ниже можно добавить то же на своём языке: тогда их сотрудник сможет понять, что вы имели в виду.',
    'Si vous écrivez mal la langue du service, faites des phrases courtes, une idée dans chacune, et reprenez les mots de leur lettre. Personne n’y attend du beau style. Vous pouvez aussi ajouter votre lettre dans votre langue en dessous ; un collègue pourra alors chercher ce que vous vouliez dire.',
  ),
]

/** What the true answer that it goes out with looks like. */
export type Shape = {
  /** How many slots it takes. */
  readonly parts: number
  /** It opens a place for a file; here is the one for the other box. */
  readonly attach?: AttachHere
}

/**
 * The dull answer number `step` of the shape of the true one: as many slots, all of them with words, and it asks for a
 * file where the true one does.
 */
export function coverReply(
  topic: CoverTopic,
  language: Language,
  step: number,
  { parts, attach }: Shape,
): string {
  const wanted = Math.min(parts, mostSlots)
  let text = coverAnswer(topic, language, step)
  if (attach !== undefined) text += `\n\n${askForFile[language]}`
  // Another paragraph first each time: two long letters in a row are not one letter twice.
  for (let at = 0; (slotsFor(text, attach) ?? mostSlots) < wanted; at++) {
    if (at === 0) text += `\n\n${heading[language]}`
    text += `\n\n${paragraphs[(step * 3 + at) % paragraphs.length]?.[language] ?? ''}`
  }
  return text
}

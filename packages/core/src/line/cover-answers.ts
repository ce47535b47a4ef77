/**
 * What the thread of a second code is answered: everyday advice, step by step.
 *
 * Each true reply goes out together with the next step of these, so the innocent thread grows when the real one does.
 * The first step repeats the question, because the phone keeps nothing. After the steps of a topic come sentences that
 * any slow office writes. Nothing here names a place, an office or a law of one country: it must be dull everywhere.
 */
import type { Language, Words } from '../base/language.ts'
import { type CoverTopic, coverQuestion } from './cover-topics.ts'

function said(en: string, ru: string, fr: string): Words {
  return { en, ru, fr }
}

const asked = said('You asked: “{}”', 'Вы спросили: «{}»', 'Vous avez demandé : « {} »')

const steps: { readonly [T in CoverTopic]: readonly Words[] } = {
  deposit: [
    said(
      'First look at your contract: does it say what the deposit covers? Please tell us in your own words, without copying the whole page.',
      'Сначала посмотрите в договор: сказано ли там, за что удерживается залог? Напишите своими словами, весь договор не нужен.',
      'Regardez d’abord votre contrat : dit-il ce que couvre la caution ? Répondez avec vos mots, sans tout recopier.',
    ),
    said(
      'Then write to the landlord and ask for a list of the damage with prices. Give a date by which you expect an answer. Keep a copy.',
      'Затем напишите хозяину и попросите список повреждений с ценами. Укажите, к какому дню ждёте ответа. Копию оставьте себе.',
      'Écrivez ensuite au propriétaire et demandez la liste des dégâts avec les prix. Fixez une date de réponse. Gardez une copie.',
    ),
    said(
      'Do you have photographs from the day you moved out? They help, also when they are not good. Put them in order by date.',
      'Есть ли фотографии в день выезда? Они помогут, даже если вышли плохо. Разложите их по датам.',
      'Avez-vous des photos du jour du départ ? Elles aident, même mauvaises. Classez-les par date.',
    ),
    said(
      'Ordinary wear of walls and floors is usually not paid from the deposit. Write that sentence in your second letter.',
      'Обычный износ стен и полов, как правило, из залога не оплачивают. Напишите это во втором письме.',
      'L’usure ordinaire des murs et des sols ne se paie en général pas sur la caution. Écrivez-le dans votre deuxième lettre.',
    ),
    said(
      'If there is no answer by your date, a small claim is possible. The form is one page long. We can explain how to fill it in.',
      'Если к назначенному дню ответа нет, можно подать небольшой иск. Бланк на одну страницу. Мы объясним, как его заполнить.',
      'Sans réponse à la date fixée, une petite demande est possible. Le formulaire tient en une page. Nous pouvons l’expliquer.',
    ),
  ],
  wages: [
    said(
      'Ask for the date in writing. A short message is enough: “Please tell me on which day my pay will arrive.”',
      'Попросите назвать день письменно. Хватит короткого сообщения: «Прошу сообщить, в какой день поступит зарплата».',
      'Demandez la date par écrit. Un court message suffit : « Merci de me dire quel jour mon salaire arrivera. »',
    ),
    said(
      'Write down how many days and hours you worked last month. Colleagues’ lists are not needed, yours is enough.',
      'Запишите, сколько дней и часов вы отработали за месяц. Списки коллег не нужны, хватит вашего.',
      'Notez combien de jours et d’heures vous avez travaillé ce mois-là. Votre relevé suffit, pas celui des collègues.',
    ),
    said(
      'Look for the last pay slip and compare the usual day of payment. If it always differed, say so in the letter.',
      'Найдите последний расчётный листок и посмотрите обычный день выплаты. Если он всё время менялся, напишите и об этом.',
      'Cherchez la dernière fiche de paie et le jour habituel du versement. S’il a toujours varié, dites-le.',
    ),
    said(
      'The next step is a written demand with a term of ten days. Send it so that you keep proof of the day.',
      'Следующий шаг: письменное требование со сроком десять дней. Отправьте так, чтобы осталось подтверждение даты.',
      'L’étape suivante est une mise en demeure de dix jours. Envoyez-la de façon à garder la preuve de la date.',
    ),
    said(
      'After ten days the labour inspection takes a complaint free of charge. Bring the contract and your own list.',
      'Через десять дней инспекция труда примет жалобу бесплатно. Возьмите договор и свой список.',
      'Après dix jours, l’inspection du travail reçoit la plainte sans frais. Apportez le contrat et votre relevé.',
    ),
  ],
  repair: [
    said(
      'No, the box is not needed. The receipt or the line on your bank statement is enough to show when you bought it.',
      'Нет, коробка не обязательна. Чек или строка в выписке показывает, когда вещь куплена.',
      'Non, la boîte n’est pas nécessaire. Le ticket ou la ligne du relevé bancaire suffit à prouver l’achat.',
    ),
    said(
      'Describe the fault in two sentences: what happens, and since when. Do not open the kettle yourself.',
      'Опишите поломку в двух фразах: что происходит и с какого дня. Сами чайник не разбирайте.',
      'Décrivez la panne en deux phrases : ce qui se passe, et depuis quand. N’ouvrez pas l’appareil vous-même.',
    ),
    said(
      'Ask the shop for a paper that they took it for inspection. It must have a date and a signature.',
      'Попросите в магазине бумагу о том, что вещь приняли на проверку. На ней должны быть дата и подпись.',
      'Demandez au magasin un papier disant qu’il prend l’appareil pour examen, avec date et signature.',
    ),
    said(
      'They may repair it first. If it breaks again with the same fault, you may ask for the money.',
      'Сначала могут предложить ремонт. Если сломается снова и так же, можно требовать деньги.',
      'Le magasin peut d’abord réparer. Si la même panne revient, vous pouvez demander le remboursement.',
    ),
    said(
      'If they refuse in words, ask them to refuse in writing. Most shops then find a new one.',
      'Если отказывают на словах, попросите отказ письменно. После этого чаще всего находится новый.',
      'S’ils refusent à l’oral, demandez un refus écrit. Le plus souvent, on trouve alors un appareil neuf.',
    ),
  ],
  bill: [
    said(
      'Read the meter yourself today and write down the number with the date. A photograph of the meter is best.',
      'Снимите показания сами сегодня и запишите их с датой. Лучше всего сфотографировать счётчик.',
      'Relevez vous-même le compteur aujourd’hui et notez le chiffre avec la date. Le mieux est une photo.',
    ),
    said(
      'Compare with the number on the bill. If the bill says “estimated”, nobody has read it: you may ask for a new calculation.',
      'Сравните с числом в счёте. Если там написано «расчётно», показаний никто не снимал: можно просить перерасчёт.',
      'Comparez avec la facture. Si elle dit « estimé », personne n’a relevé : vous pouvez demander un nouveau calcul.',
    ),
    said(
      'Write a short letter: the bill’s number, the two readings, and the words “please calculate again”.',
      'Напишите короткое заявление: номер счёта, оба показания и слова «прошу сделать перерасчёт».',
      'Écrivez une courte lettre : numéro de facture, les deux relevés, et « merci de recalculer ».',
    ),
    said(
      'Until they answer, pay the amount of last winter and say so in the letter. Then no reminder should come.',
      'Пока нет ответа, платите столько же, сколько прошлой зимой, и напишите об этом. Тогда напоминаний быть не должно.',
      'En attendant, payez le montant de l’hiver dernier et dites-le. Il ne devrait alors pas y avoir de rappel.',
    ),
    said(
      'The new bill usually comes with the next one. If the difference stays, ask for the meter to be checked.',
      'Новый счёт обычно приходит вместе со следующим. Если разница осталась, просите проверить счётчик.',
      'La nouvelle facture arrive en général avec la suivante. Si l’écart demeure, demandez le contrôle du compteur.',
    ),
  ],
  certificate: [
    said(
      'The school keeps a copy. If it has closed, the education office of that district has the archive.',
      'Дубликат есть в школе. Если её закрыли, архив хранится в районном отделе образования.',
      'L’école garde un double. Si elle a fermé, le service éducatif du secteur a les archives.',
    ),
    said(
      'You need an application with your year of leaving and a copy of an identity paper. There is no special form.',
      'Нужно заявление с годом окончания и копия документа. Особого бланка нет.',
      'Il faut une demande avec l’année de sortie et la copie d’une pièce d’identité. Pas de formulaire particulier.',
    ),
    said(
      'It takes about a month and costs a small fee. Ask whether they send it by post.',
      'Это занимает около месяца, пошлина небольшая. Спросите, высылают ли по почте.',
      'Cela prend environ un mois et coûte peu. Demandez si l’envoi par la poste est possible.',
    ),
    said(
      'If the school has another name today, write both names: the old one first, then the new one.',
      'Если школа теперь называется иначе, укажите оба названия: сначала старое, потом новое.',
      'Si l’école porte aujourd’hui un autre nom, indiquez les deux : l’ancien, puis le nouveau.',
    ),
    said(
      'When it arrives, have two certified copies made at once. Then the original can stay in a drawer.',
      'Когда получите, сразу сделайте две заверенные копии. Сам аттестат пусть лежит дома.',
      'À réception, faites faire deux copies certifiées. L’original pourra rester dans un tiroir.',
    ),
  ],
  parcel: [
    said(
      'The seller must answer: you have a contract with the seller, not with the post. Write to the seller first.',
      'Отвечать должен продавец: договор у вас с ним, а не с почтой. Сначала напишите продавцу.',
      'C’est au vendeur de répondre : votre contrat est avec lui, pas avec la poste. Écrivez-lui d’abord.',
    ),
    said(
      'Give the order’s number, the day, and ask for a search. Ask for an answer within a week.',
      'Укажите номер заказа, день и попросите начать розыск. Ответ просите в течение недели.',
      'Donnez le numéro de commande et la date, et demandez une recherche. Demandez une réponse sous une semaine.',
    ),
    said(
      'Save a picture of the page where it says “in sorting”. It shows since when nothing has moved.',
      'Сохраните снимок страницы, где написано «в сортировке». По нему видно, с какого дня ничего не движется.',
      'Gardez une image de la page « en tri ». On y voit depuis quand rien ne bouge.',
    ),
    said(
      'After thirty days the parcel counts as lost in most shops. You may then choose: a new one, or the money.',
      'Через тридцать дней большинство магазинов считает посылку потерянной. Тогда можно выбрать: новый товар или деньги.',
      'Après trente jours, la plupart des vendeurs la tiennent pour perdue. Vous choisissez alors : un autre envoi, ou l’argent.',
    ),
    said(
      'If you paid by card, the bank can also ask for the money back. There is a form in its application.',
      'Если платили картой, вернуть деньги может и банк. Форма есть в его приложении.',
      'Si vous avez payé par carte, la banque peut aussi réclamer la somme. Il y a un formulaire dans son application.',
    ),
  ],
}

/** What any office writes when there is nothing new; in turns, for as long as the thread lasts. */
const afterwards: readonly Words[] = [
  said(
    'Thank you, we have noted it. Please write again when you have their answer.',
    'Спасибо, записали. Напишите, пожалуйста, когда получите их ответ.',
    'Merci, c’est noté. Écrivez-nous quand vous aurez leur réponse.',
  ),
  said(
    'We are asking a colleague who knows such matters. It may take a few working days.',
    'Уточняем у коллеги, который знает такие дела. Это может занять несколько рабочих дней.',
    'Nous demandons à un collègue qui connaît ces affaires. Cela peut prendre quelques jours ouvrés.',
  ),
  said(
    'Nothing new on our side. Keep the papers together and the dates in order.',
    'Нового у нас пока нет. Держите бумаги вместе, даты по порядку.',
    'Rien de neuf de notre côté. Gardez les papiers ensemble et les dates en ordre.',
  ),
]

/** The answer that goes to the second box with the reply number `step` (0 for the first). */
export function coverAnswer(topic: CoverTopic, language: Language, step: number): string {
  const own = steps[topic]
  const words = own[step] ?? afterwards[Math.max(0, step - own.length) % afterwards.length]
  const answer = words?.[language] ?? ''
  if (step > 0) return answer
  return `${asked[language].replace('{}', coverQuestion(topic, language))}\n\n${answer}`
}

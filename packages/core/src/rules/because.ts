/**
 * Why a rule refuses or warns: a closed list, in the words a member reads.
 *
 * No sentence holds a name, a place or anything that was typed: a refusal may stand on a screen in a café.
 */
import { words } from '../records/field.ts'
import { consentReasons } from './because-consent.ts'

export const becauseWords = {
  'assessment-stays': words(
    'An assessment is dated and stays as it was judged.',
    'Оценка стоит с датой и остаётся такой, какой была.',
    'Une évaluation est datée et reste telle qu’elle fut jugée.',
  ),
  'no-such-record': words('The record is not here.', 'Такой записи здесь нет.', 'La fiche n’est pas ici.'),
  'record-withheld': words(
    'This device may not read what the rule has to look at.',
    'Это устройство не может прочесть то, на что смотрит правило.',
    'Cet appareil ne peut pas lire ce que la règle doit vérifier.',
  ),
  ...consentReasons,
  'name-with-place': words(
    'Name and place of one living person would meet.',
    'Имя и место одного живого человека оказались бы вместе.',
    'Le nom et le lieu d’une même personne vivante se rencontreraient.',
  ),
  'place-leaves': words(
    'A shelter or a journey would leave.',
    'Наружу ушло бы убежище или путь.',
    'Un refuge ou un trajet sortirait.',
  ),
  'country-of-hunted': words(
    'It names a country, and whoever hunts this person looks abroad, too.',
    'Здесь названа страна, а этого человека ищут и за границей.',
    'Il y a un pays, et qui traque cette personne cherche aussi à l’étranger.',
  ),
  'one-approval': words(
    'Fewer than two different members approved.',
    'Одобрили менее двух разных сотрудников.',
    'Moins de deux membres différents ont approuvé.',
  ),
  'approved-otherwise': words(
    'What was approved is not what stands there now, or somebody wrote the approval for another.',
    'Одобрено было не то, что здесь стоит сейчас, или одобрение написал за другого кто-то ещё.',
    'Ce qui fut approuvé n’est pas ce qui figure ici, ou l’approbation fut écrite à la place d’un autre.',
  ),
  'shelter-full': words('The shelter is full.', 'Убежище заполнено.', 'Le refuge est plein.'),
  'shelter-paused': words('The shelter is paused.', 'Убежище приостановлено.', 'Le refuge est en pause.'),
  'shelter-compromised': words(
    'The shelter is compromised.',
    'Убежище раскрыто.',
    'Le refuge est compromis.',
  ),
  'shelter-closed': words('The shelter is closed.', 'Убежище закрыто.', 'Le refuge est fermé.'),
  'not-for-minors': words(
    'The shelter is not fit for a minor.',
    'Убежище не годится для несовершеннолетнего.',
    'Le refuge ne convient pas à un mineur.',
  ),
  'unheard-witness': words(
    'A witness who has not been heard would live with another witness of the same event.',
    'Невыслушанный свидетель жил бы с другим свидетелем того же события.',
    'Un témoin non entendu logerait avec un autre témoin du même fait.',
  ),
  'must-not-meet': words(
    'Somebody there must not meet this person.',
    'Кто-то там не должен встретиться с этим человеком.',
    'Quelqu’un là-bas ne doit pas rencontrer cette personne.',
  ),
  'about-another': words(
    'The request is about another person.',
    'Обращение касается другого человека.',
    'La demande concerne une autre personne.',
  ),
  'too-few-origins': words(
    'Fewer than two independent origins.',
    'Менее двух независимых первоисточников.',
    'Moins de deux origines indépendantes.',
  ),
  'merge-one-member': words(
    'Only one member stands for the merge.',
    'За объединение выступает только один сотрудник.',
    'Un seul membre soutient la fusion.',
  ),
  'merge-not-both-teams': words(
    'The members do not come one from each case’s team.',
    'Сотрудники не по одному из команды каждого дела.',
    'Les membres ne viennent pas chacun d’une des deux équipes.',
  ),
  'merge-same-person': words(
    'The two codes are one person already.',
    'Эти два кода уже один человек.',
    'Les deux codes sont déjà une même personne.',
  ),
  'no-speaker': words('Nobody is named as speaker.', 'Автор слов не указан.', 'Aucun auteur n’est indiqué.'),
  'no-anchor': words(
    'No source with the exact words is given.',
    'Не указан источник с точными словами.',
    'Aucune source avec les mots exacts n’est donnée.',
  ),
  'anchor-not-found': words(
    'The words do not stand in the source.',
    'Этих слов в источнике нет.',
    'Les mots ne figurent pas dans la source.',
  ),
  'source-not-captured': words(
    'The source was never captured.',
    'Источник не сохранён.',
    'La source n’a pas été capturée.',
  ),
  'denial-no-office': words(
    'The office of whoever denies is missing.',
    'Не указана должность отрицающего.',
    'Il manque la fonction de qui dément.',
  ),
  'denial-no-date': words('The date is missing.', 'Нет даты.', 'Il manque la date.'),
  'denial-no-words': words(
    'The exact words in the original language are missing.',
    'Нет точных слов на языке оригинала.',
    'Il manque les mots exacts dans la langue d’origine.',
  ),
  'denial-no-type': words(
    'The kind of denial is missing.',
    'Не указан вид отрицания.',
    'Il manque le type de démenti.',
  ),
  'denial-no-claims': words(
    'No claim is named that is denied.',
    'Не названо, что именно отрицается.',
    'Aucune affirmation démentie n’est nommée.',
  ),
  'promise-no-promisor': words(
    'Nobody is named who promised.',
    'Не указано, кто обещал.',
    'Nul n’est nommé.',
  ),
  'promise-no-words': words('The words are missing.', 'Нет самих слов.', 'Il manque les mots.'),
  'promise-no-content': words(
    'What was promised is missing.',
    'Не указано, что обещано.',
    'Il manque ce qui est promis.',
  ),
  'promise-no-date': words(
    'There is no date, no interval, and none was assumed.',
    'Нет ни срока, ни промежутка, и предполагаемый не задан.',
    'Ni date, ni intervalle, ni délai supposé.',
  ),
  'stage-by-press': words(
    'A press report is no document of the proceedings.',
    'Сообщение прессы — не документ дела.',
    'Un article n’est pas une pièce de procédure.',
  ),
  'stage-no-document': words(
    'No document shows this stage.',
    'Нет документа об этой стадии.',
    'Aucun document ne montre cette étape.',
  ),
  'no-remedies': words(
    'Neither remedies tried nor a reason why none.',
    'Нет ни испробованных средств, ни причины, почему их не было.',
    'Ni recours tentés, ni motif de leur absence.',
  ),
  'un-answers-missing': words(
    'The form’s four questions are not all answered.',
    'Есть ответы не на все четыре вопроса формы.',
    'Les quatre questions du formulaire n’ont pas toutes de réponse.',
  ),
  'un-answers-unbacked': words(
    'The answers say more than the person agreed to.',
    'Ответы говорят больше, чем человек согласился.',
    'Les réponses vont au-delà de ce que la personne a accepté.',
  ),
  'not-sealed': words('The item is not sealed.', 'Материал не запечатан.', 'La pièce n’est pas scellée.'),
  'not-evidence': words(
    'The picture is of another event, or nobody knows where it comes from.',
    'Снимок другого события или неизвестного происхождения.',
    'L’image montre un autre fait, ou son origine est inconnue.',
  ),
  'not-an-item': words('This is no item of evidence.', 'Это не материал.', 'Ceci n’est pas une pièce.'),
  'original-leaves': words(
    'The original itself would leave.',
    'Ушёл бы сам подлинник.',
    'L’original lui-même sortirait.',
  ),
  'copy-of-another': words(
    'The copy was not made from this item.',
    'Копия сделана не с этого материала.',
    'La copie ne vient pas de cette pièce.',
  ),
  'metadata-left': words(
    'The copy still carries what the camera wrote into it.',
    'В копии осталось то, что записала камера.',
    'La copie porte encore ce que l’appareil y a écrit.',
  ),
  'mark-left': words(
    'A mark that identifies the person is not covered.',
    'Примета, по которой человека узнают, не закрыта.',
    'Un signe reconnaissable n’est pas masqué.',
  ),
  'figure-no-definition': words(
    'The figure does not say what is counted.',
    'Не сказано, что считается.',
    'Le chiffre ne dit pas ce qui est compté.',
  ),
  'figure-no-date': words(
    'The figure does not say as of when.',
    'Не сказано, на какую дату.',
    'Le chiffre ne dit pas à quelle date.',
  ),
  'cell-too-small': words(
    'A number is so small that it points to people.',
    'Число так мало, что указывает на людей.',
    'Un nombre est si petit qu’il désigne des personnes.',
  ),
  'cell-computable': words(
    'A suppressed number can be computed from the others.',
    'Скрытое число вычисляется из остальных.',
    'Un nombre supprimé se calcule à partir des autres.',
  ),
  'term-in-field': words(
    'A short field would hold a word for the ground for which people are hunted.',
    'В коротком поле оказалось бы слово, по которому людей преследуют.',
    'Un champ court contiendrait un mot du motif pour lequel on vise les gens.',
  ),
  'no-such-field': words(
    'There is no such field, and none is made.',
    'Такого поля нет, и его не будет.',
    'Ce champ n’existe pas et n’existera pas.',
  ),
  'accused-recipient': words(
    'A private person accused would be named to somebody who is no court, prosecutor or UN body.',
    'Обвиняемое частное лицо назвали бы не суду, не прокуратуре и не органу ООН.',
    'Un particulier mis en cause serait nommé à qui n’est ni tribunal, ni parquet, ni organe de l’ONU.',
  ),
  'accused-no-legal': words('No legal officer approved.', 'Юрист не одобрил.', 'Aucun juriste n’a approuvé.'),
  'accused-no-degree': words(
    'No act says to what degree the person was involved.',
    'Ни в одном деянии не указана степень участия.',
    'Aucun acte ne dit le degré d’implication.',
  ),
  'accused-not-first-hand': words(
    'No claim at first hand carries the accusation.',
    'Обвинение не опирается на утверждение из первых рук.',
    'Aucune affirmation directe ne porte l’accusation.',
  ),
  'original-missing': words(
    'The text in the original language is missing.',
    'Нет текста на языке оригинала.',
    'Il manque le texte d’origine.',
  ),
  'original-changed': words(
    'The original text would change.',
    'Изменился бы текст оригинала.',
    'Le texte d’origine changerait.',
  ),
  'no-translator': words(
    'The translator’s code is missing.',
    'Нет кода переводчика.',
    'Il manque le code du traducteur.',
  ),
  'state-not-nameable': words(
    'A State in talks would be named that has not agreed to it.',
    'Было бы названо государство, которое на это не соглашалось.',
    'Un État en discussion serait nommé sans son accord.',
  ),
  'near-shelter': words(
    'The place is a shelter or near one.',
    'Место — убежище или рядом с ним.',
    'Le lieu est un refuge ou à proximité.',
  ),
  'no-meeting-consent': words(
    'The person has not agreed to meet a journalist.',
    'Человек не соглашался на встречу с журналистом.',
    'La personne n’a pas accepté de rencontrer un journaliste.',
  ),
  'place-not-chosen': words(
    'The coordinator did not choose the place.',
    'Место выбрал не координатор.',
    'Le lieu n’a pas été choisi par le coordinateur.',
  ),
} as const

export type Because = keyof typeof becauseWords

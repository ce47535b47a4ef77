/** What would make a refused act allowed: the next thing a member can do, or that nothing does. */
import { words } from '../records/field.ts'

export const allowWords = {
  nothing: words('Nothing makes this allowed.', 'Ничто не сделает это допустимым.', 'Rien ne le permet.'),
  'open-with-key': words(
    'Ask a member whose device may read it.',
    'Попросите сотрудника, чьё устройство может это прочесть.',
    'Demandez à un membre dont l’appareil peut le lire.',
  ),
  'look-again': words(
    'Sync, look again, and name a record that is here.',
    'Синхронизируйтесь и укажите запись, которая здесь есть.',
    'Synchronisez et indiquez une fiche présente.',
  ),
  'ask-consent': words(
    'Ask the person, with all eight points, for this purpose, item, recipient and level.',
    'Спросите человека, объяснив все восемь пунктов, об этой цели, материале, получателе и пределе.',
    'Demandez à la personne, les huit points expliqués, pour ce but, cette pièce, ce destinataire et ce niveau.',
  ),
  'leave-out': words(
    'Leave this item out, or find out whom to ask.',
    'Уберите этот материал или выясните, кого спросить.',
    'Retirez cette pièce ou trouvez qui solliciter.',
  ),
  'lower-level': words(
    'Send it less recognisable, or ask the person for this level.',
    'Отправьте менее узнаваемо или спросите человека об этом пределе.',
    'Envoyez moins reconnaissable, ou demandez ce niveau à la personne.',
  ),
  'name-recipient': words(
    'Ask the person again and name the recipient.',
    'Спросите человека ещё раз и назовите получателя.',
    'Redemandez à la personne en nommant le destinataire.',
  ),
  'name-image': words(
    'Ask the person for this very picture.',
    'Спросите человека именно об этом снимке.',
    'Demandez à la personne pour cette image précise.',
  ),
  'hear-yourself': words(
    'The member who heard the person saves it.',
    'Сохраняет тот сотрудник, который слышал человека.',
    'Le membre qui a entendu la personne l’enregistre.',
  ),
  'respect-no': words(
    'Nothing, unless the person comes back to it unasked.',
    'Ничто, если только человек сам не вернётся к этому.',
    'Rien, sauf si la personne y revient d’elle-même.',
  ),
  'ask-themselves': words(
    'Ask the person alone, or the contact the person named.',
    'Спросите самого человека наедине или названное им доверенное лицо.',
    'Demandez à la personne seule, ou au contact qu’elle a nommé.',
  ),
  'answer-or-call-off': words(
    'Write down what came of the check, or call it off with a reason; then close.',
    'Запишите, чем кончилась проверка, или отмените её с причиной; потом закрывайте.',
    'Notez ce qu’il en est du contrôle, ou annulez-le avec un motif ; fermez ensuite.',
  ),
  'wait-for-contact': words(
    'A sign of life from the person lifts it.',
    'Снимет признак жизни от человека.',
    'Un signe de vie de la personne le lève.',
  ),
  'trusted-decides': words(
    'Only the trusted contact may decide, where the person said so while alive.',
    'Решить может только доверенное лицо, если так сказал сам человек при жизни.',
    'Seul le contact de confiance peut décider, si la personne l’a dit de son vivant.',
  ),
  'decide-best-interest': words(
    'Two members decide together and write down what is best for the minor.',
    'Двое сотрудников вместе решают и записывают, что лучше для ребёнка.',
    'Deux membres décident ensemble et consignent l’intérêt de l’enfant.',
  ),
  'split-name-place': words(
    'Take the name or the place, never both.',
    'Возьмите имя или место, но не вместе.',
    'Prenez le nom ou le lieu, jamais les deux.',
  ),
  'say-country': words(
    'Say the country, or “in hiding”.',
    'Укажите страну или «в укрытии».',
    'Dites le pays, ou « à l’abri ».',
  ),
  'say-in-hiding': words(
    'Leave this record out and say “in hiding”.',
    'Уберите эту запись и скажите «в укрытии».',
    'Retirez cette fiche et dites « à l’abri ».',
  ),
  'assess-anew': words(
    'Write a new assessment; the old one stays beside it.',
    'Напишите новую оценку; прежняя останется рядом.',
    'Écrivez une nouvelle évaluation ; l’ancienne reste à côté.',
  ),
  'second-approver': words(
    'A second, different member approves.',
    'Одобряет второй, другой сотрудник.',
    'Un second membre, différent, approuve.',
  ),
  'approve-again': words(
    'Two different members look at it as it stands now, and approve it again.',
    'Двое разных сотрудников смотрят, что здесь стоит сейчас, и одобряют заново.',
    'Deux membres différents regardent ce qui figure maintenant et approuvent à nouveau.',
  ),
  'other-shelter': words(
    'Choose another shelter.',
    'Выберите другое убежище.',
    'Choisissez un autre refuge.',
  ),
  'hear-first': words(
    'Take the account first, or decide that safety comes first and say so.',
    'Сначала выслушайте или решите, что безопасность важнее, и запишите это.',
    'Recueillez d’abord le récit, ou décidez que la sécurité prime et dites-le.',
  ),
  'neutral-text': words(
    'Send the neutral answer, word for word.',
    'Отправьте нейтральный ответ слово в слово.',
    'Envoyez la réponse neutre, mot pour mot.',
  ),
  'lower-grade': words(
    'Grade it lower, or find a second independent origin.',
    'Поставьте ниже или найдите второй независимый первоисточник.',
    'Notez plus bas, ou trouvez une seconde origine indépendante.',
  ),
  'each-team': words(
    'One member from each case’s team stands for it.',
    'За это выступает по одному сотруднику из команды каждого дела.',
    'Un membre de l’équipe de chaque dossier le soutient.',
  ),
  'keep-with-publication': words(
    'Leave the quote with the publication, marked as faulty, until the speaker is known.',
    'Оставьте цитату при публикации с пометкой, пока автор не известен.',
    'Laissez la citation à la publication, marquée fautive, tant que l’auteur est inconnu.',
  ),
  'capture-source': words(
    'Capture the source and mark the exact words in it.',
    'Сохраните источник и отметьте в нём точные слова.',
    'Capturez la source et marquez-y les mots exacts.',
  ),
  'fill-denial': words(
    'Fill in office, date, exact words, kind of denial and what is denied.',
    'Заполните должность, дату, точные слова, вид отрицания и что отрицается.',
    'Complétez fonction, date, mots exacts, type et ce qui est démenti.',
  ),
  'fill-promise': words(
    'Fill in who promised, the words and what was promised.',
    'Заполните, кто обещал, слова и предмет обещания.',
    'Complétez qui a promis, les mots et l’objet.',
  ),
  'assume-interval': words(
    'Set a date or an assumed interval; it is shown as assumed.',
    'Укажите срок или предполагаемый промежуток; он так и будет показан.',
    'Fixez une date ou un délai supposé ; il sera montré comme tel.',
  ),
  'attach-document': words(
    'Attach the document; what the press says stands beside it.',
    'Приложите документ; слова прессы показываются рядом.',
    'Joignez le document ; les dires de la presse sont montrés à côté.',
  ),
  'say-remedies': words(
    'Say which remedies were tried, or why none.',
    'Укажите, какие средства испробованы, или почему никакие.',
    'Indiquez les recours tentés, ou pourquoi aucun.',
  ),
  'ask-un-questions': words(
    'Ask the person the form’s four questions and write down the answers.',
    'Задайте человеку четыре вопроса формы и запишите ответы.',
    'Posez à la personne les quatre questions et notez les réponses.',
  ),
  'seal-item': words('Seal the item first.', 'Сначала запечатайте материал.', 'Scellez d’abord la pièce.'),
  'make-copy': words(
    'Make a copy of this item with metadata removed and every mark covered.',
    'Сделайте копию этого материала без метаданных и с закрытыми приметами.',
    'Faites une copie de cette pièce, sans métadonnées et tout signe masqué.',
  ),
  'cover-mark': words('Cover every mark.', 'Закройте все приметы.', 'Masquez tous les signes.'),
  'define-figure': words(
    'Say what is counted and as of when.',
    'Укажите, что считается и на какую дату.',
    'Dites ce qui est compté et à quelle date.',
  ),
  'suppress-cells': words(
    'Suppress it and at least one other, or publish the sum alone.',
    'Скройте его и ещё хотя бы одно или дайте только сумму.',
    'Supprimez-le et au moins un autre, ou ne publiez que le total.',
  ),
  'other-words': words(
    'Use other words; a long text keeps what was said.',
    'Используйте другие слова; сказанное хранится в длинном тексте.',
    'Employez d’autres mots ; un texte long garde ce qui fut dit.',
  ),
  'court-only': words(
    'Name the person to a court, a prosecutor or a UN body only.',
    'Называйте только суду, прокуратуре или органу ООН.',
    'Ne nommez qu’à un tribunal, un parquet ou un organe de l’ONU.',
  ),
  'legal-approves': words('A legal officer approves.', 'Одобряет юрист.', 'Un juriste approuve.'),
  'ground-accusation': words(
    'Record the degree of involvement and a claim at first hand.',
    'Запишите степень участия и утверждение из первых рук.',
    'Consignez le degré d’implication et une affirmation directe.',
  ),
  'keep-original': words(
    'Keep the original text as it was given.',
    'Сохраните текст оригинала как он был дан.',
    'Gardez le texte d’origine tel quel.',
  ),
  'name-translator': words(
    'Give the translator’s code.',
    'Укажите код переводчика.',
    'Donnez le code du traducteur.',
  ),
  'ask-state': words(
    'Leave the State out until it names itself or agrees.',
    'Не называйте государство, пока оно не назовёт себя или не согласится.',
    'N’indiquez pas l’État tant qu’il ne se nomme pas ou n’accepte pas.',
  ),
  'other-place': words(
    'The coordinator chooses a place far from every shelter.',
    'Координатор выбирает место вдали от всех убежищ.',
    'Le coordinateur choisit un lieu loin de tout refuge.',
  ),
} as const

export type Allow = keyof typeof allowWords

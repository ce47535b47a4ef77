/** Why what a person agreed to, or who may speak for them, does not let an act happen, in the reader's language. */
import { words } from '../records/field.ts'

export const consentReasons = {
  'no-consent': words(
    'The person has agreed to nothing that covers this.',
    'Человек не соглашался ни на что подобное.',
    'La personne n’a rien accepté qui couvre ceci.',
  ),
  'item-not-covered': words(
    'The person agreed for other items, not for this one.',
    'Человек соглашался на другие материалы, не на этот.',
    'La personne a accepté pour d’autres pièces, pas pour celle-ci.',
  ),
  'recipient-not-covered': words(
    'The person agreed for other recipients.',
    'Человек соглашался на других получателей.',
    'La personne a accepté pour d’autres destinataires.',
  ),
  'recipient-not-named': words(
    'This purpose needs a recipient by name; the consent says only the kind.',
    'Для этой цели нужен названный получатель; в согласии только вид.',
    'Ce but exige un destinataire nommé ; le consentement n’indique que le genre.',
  ),
  'level-higher': words(
    'The person would be more recognisable than was agreed.',
    'Человека можно было бы узнать больше, чем он согласился.',
    'La personne serait plus reconnaissable que convenu.',
  ),
  'nobody-to-ask': words(
    'Nobody is known who could have agreed.',
    'Неизвестно, кто мог бы дать согласие.',
    'On ne connaît personne qui ait pu consentir.',
  ),
  'image-not-named': words(
    'No consent names this image; consent to one picture covers no other.',
    'Ни одно согласие не называет этот снимок; согласие на один не распространяется на другой.',
    'Aucun consentement ne nomme cette image ; l’accord pour l’une n’en couvre pas une autre.',
  ),
  'image-under-words': words(
    'Consent for words covers no picture.',
    'Согласие на слова не распространяется на снимок.',
    'L’accord pour des paroles ne couvre aucune image.',
  ),
  'consent-asked': words(
    'The person was asked and has not answered.',
    'Человека спросили, ответа ещё нет.',
    'La personne a été sollicitée et n’a pas répondu.',
  ),
  'consent-refused': words('The person said no.', 'Человек отказал.', 'La personne a dit non.'),
  'consent-withdrawn': words(
    'The person took the consent back.',
    'Человек отозвал согласие.',
    'La personne a retiré son consentement.',
  ),
  'erasure-waits': words(
    'Erasing waits thirty days after the person asked for it.',
    'Стирание ждёт тридцать дней после просьбы человека.',
    'L’effacement attend trente jours après la demande de la personne.',
  ),
  'release-cancelled': words(
    'The release was cancelled and stays so.',
    'Передача отменена и остаётся отменённой.',
    'L’envoi a été annulé et le reste.',
  ),
  'consent-expired': words('The consent has ended.', 'Срок согласия истёк.', 'Le consentement a expiré.'),
  'consent-not-yet': words(
    'The consent bears a time that has not come.',
    'Согласие помечено временем, которое ещё не наступило.',
    'Le consentement porte une date à venir.',
  ),
  'consent-suspended': words(
    'The consent is suspended.',
    'Согласие приостановлено.',
    'Le consentement est suspendu.',
  ),
  'consent-not-heard': words(
    'No member of the network heard the consent.',
    'Согласие не услышал ни один сотрудник сети.',
    'Aucun membre du réseau n’a entendu le consentement.',
  ),
  'consent-not-as-heard': words(
    'Nobody who heard the person wrote this consent as it stands here.',
    'Никто из слышавших человека не записывал согласие таким, каким оно стоит здесь.',
    'Nul de ceux qui ont entendu la personne n’a écrit ce consentement tel qu’il figure ici.',
  ),
  'heard-by-another': words(
    'Who heard the person writes it down; nobody writes it for a colleague.',
    'Кто слышал человека, тот и записывает; за коллегу не записывает никто.',
    'Qui a entendu la personne le note ; nul ne le note pour un collègue.',
  ),
  'consent-stays': words(
    'What the person agreed to stays as it was heard; other words are another consent.',
    'То, на что человек согласился, остаётся как услышано; другие слова — другое согласие.',
    'L’accord reste tel qu’il fut entendu ; d’autres termes sont un autre consentement.',
  ),
  'shown-stays': words(
    'Whoever an item shows, and whoever gave it, stays named until two members say that it was a mistake.',
    'Кого показывает материал и кто его дал, остаётся указан, пока двое не скажут, что это ошибка.',
    'Qui figure sur une pièce ou l’a donnée reste nommé tant que deux membres n’ont pas dit l’erreur.',
  ),
  'check-still-open': words(
    'Somebody still waits for a word from this person.',
    'От этого человека ещё ждут слова.',
    'On attend encore un mot de cette personne.',
  ),
  'check-dropped-alone': words(
    'A check on a person is not called off by the member whom it would alarm, nor without a reason.',
    'Проверку человека не отменяет тот, кого она подняла бы первым, и без причины её не отменяют.',
    'Un contrôle sur une personne n’est levé ni par le membre qu’il alerterait, ni sans motif.',
  ),
  'check-weakened-alone': words(
    'A later hour, a longer grace or a shorter list of a check on a person is asked for by two members, on the page of checks.',
    'О более позднем часе, большей отсрочке или коротком списке просят двое, на странице проверок.',
    'Une heure plus tardive, un délai plus long ou une liste plus courte se demandent à deux, à la page des contrôles.',
  ),
  'hold-by-two': words(
    'A hold for a court is ended by two members.',
    'Удержание для суда снимают двое сотрудников.',
    'La conservation pour un tribunal est levée par deux membres.',
  ),
  'consent-not-explained': words(
    'Not all eight points were explained.',
    'Объяснены не все восемь пунктов.',
    'Les huit points n’ont pas tous été expliqués.',
  ),
  'person-died': words(
    'The person has died and did not say that this should go on.',
    'Человек умер и не говорил, что это можно продолжать.',
    'La personne est décédée et n’a pas dit que cela devait continuer.',
  ),
  'given-by-another': words(
    'Somebody else spoke for the person.',
    'За человека говорил кто-то другой.',
    'Quelqu’un d’autre a parlé pour la personne.',
  ),
  'giver-must-not-know': words(
    'Whoever spoke for the person is one of those who must never learn of the case.',
    'Говоривший — из тех, кто никогда не должен узнать о деле.',
    'Qui a parlé est de ceux qui ne doivent jamais apprendre l’existence du dossier.',
  ),
  'recipient-must-not-know': words(
    'The recipient is one of those who must never learn of the case.',
    'Получатель — из тех, кто никогда не должен узнать о деле.',
    'Le destinataire est de ceux qui ne doivent jamais apprendre l’existence du dossier.',
  ),
  'minor-purpose': words(
    'The person is a minor: this purpose is closed.',
    'Человек несовершеннолетний: эта цель закрыта.',
    'La personne est mineure : ce but est fermé.',
  ),
  'minor-no-decision': words(
    'The person is a minor, and two members have not decided together what is best.',
    'Человек несовершеннолетний, а решения двоих в его интересах нет.',
    'La personne est mineure et aucune décision d’intérêt par deux membres n’existe.',
  ),
  'age-unreadable': words(
    'Whether the person is a minor cannot be read here.',
    'Здесь нельзя прочесть, совершеннолетний ли человек.',
    'On ne peut lire ici si la personne est mineure.',
  ),
  'contact-lost': words(
    'The person cannot be reached; what was agreed rests until then.',
    'С человеком нет связи; до тех пор согласия приостановлены.',
    'La personne est injoignable ; ses consentements sont gelés jusque-là.',
  ),
} as const

/**
 * One sentence for every act of cases that is refused without a rule: what it was, and what would make it possible.
 *
 * A refusal carries a kind and sometimes a field or a reason, never what was typed; so a sentence never holds it either.
 */
import type { Words } from '../base/language.ts'
import { words } from '../records/field.ts'

export type Refused = { readonly kind: string; readonly field?: string; readonly reason?: string }

/** The most particular sentence there is: of kind and reason, of kind and field, of the kind. */
export function caseRefusalWords({ kind, field, reason }: Refused): Words | undefined {
  return [`${kind} ${reason ?? ''}`, `${kind} ${field ?? ''}`, kind]
    .map((key) => (Object.hasOwn(sentences, key) ? sentences[key] : undefined))
    .find((found) => found !== undefined)
}

const sentences: { readonly [key: string]: Words } = {
  'no-mail': words(
    'This relay sends no mail. Its keeper can set that up; until then choose another way.',
    'Этот ретранслятор не шлёт почту. Это может настроить его хранитель; пока выберите другой способ.',
    'Ce relais n’envoie pas de courriel. Son gardien peut le régler ; choisissez un autre moyen.',
  ),
  'no-push': words(
    'This relay posts nothing to that server. Its keeper can set that up; until then choose another way.',
    'Этот ретранслятор ничего не шлёт на этот сервер. Это может настроить его хранитель; пока выберите другой способ.',
    'Ce relais n’envoie rien à ce serveur. Son gardien peut le régler ; choisissez un autre moyen.',
  ),
  'not-delivered': words(
    'Nobody took the message. Check the address and try again.',
    'Сообщение никто не принял. Проверьте адрес и попробуйте ещё раз.',
    'Personne n’a pris le message. Vérifiez l’adresse et réessayez.',
  ),
  'not-the-word': words(
    'This is neither of the words of this check. Nothing is ended by it: ask again, or look after the person.',
    'Это не одно из условных слов. Проверка им не закрывается: спросите ещё раз или узнайте, что с человеком.',
    'Ce n’est aucun des mots convenus. Rien n’est clos : redemandez, ou voyez ce qu’il en est.',
  ),
  'already-signed': words(
    'You have signed this already. Another member signs next.',
    'Вы это уже подписали. Следующим подписывает другой сотрудник.',
    'Vous avez déjà signé. Un autre membre signe ensuite.',
  ),
  'needs-another-member': words(
    'Somebody else has to do this: whoever asked does not also decide.',
    'Это должен сделать другой: кто просил, тот не решает.',
    'Un autre doit le faire : qui a demandé ne décide pas.',
  ),
  'not-now': words(
    'This cannot be done as things stand. Look again: somebody may have gone on with it.',
    'Сейчас так сделать нельзя. Посмотрите ещё раз: возможно, кто-то уже продолжил.',
    'Ce n’est pas possible en l’état. Regardez à nouveau : quelqu’un a pu avancer.',
  ),
  'not-now two-houses': words(
    'Two desks chose two houses for this stay. Say which it is; the other bed is free then.',
    'Два места выбрали для этого пребывания разные дома. Укажите, какой; второе место освободится.',
    'Deux postes ont choisi deux maisons pour ce séjour. Dites laquelle ; l’autre lit se libère.',
  ),
  'not-now on-the-way': words(
    'This person is still on the way. Say first that they have arrived.',
    'Человек ещё в пути. Сначала отметьте прибытие.',
    'Cette personne est encore en route. Notez d’abord son arrivée.',
  ),
  'not-now required': words(
    'Something that this move needs is still open.',
    'Не готово то, что нужно для этого переезда.',
    'Il manque encore quelque chose à ce trajet.',
  ),
  'not-now approvals': words(
    'Two different members approve a move before it starts.',
    'До начала переезд одобряют двое разных сотрудников.',
    'Deux membres différents approuvent un trajet avant le départ.',
  ),
  'not-now arrival-check': words(
    'Nobody would notice if this person did not arrive. Say when the arrival is expected.',
    'Никто не заметит, если человек не доедет. Укажите, когда его ждут.',
    'Nul ne remarquerait une non-arrivée. Indiquez l’heure d’arrivée prévue.',
  ),
  'not-now house': words(
    'The house at the end cannot take this person, or the bed went to somebody else. Find another first.',
    'Дом в конце пути не может принять человека, или место ушло другому. Сначала найдите другое.',
    'Le lieu d’arrivée ne peut accueillir la personne, ou la place est prise. Trouvez-en un autre.',
  ),
  'not-now visa': words(
    'The visa is not issued. Approved is not issued.',
    'Виза не выдана. Одобрена — ещё не выдана.',
    'Le visa n’est pas délivré. Approuvé ne veut pas dire délivré.',
  ),
  'not-now best-interest': words(
    'For a minor two members decide together first what is best.',
    'За ребёнка сначала двое сотрудников вместе решают, что лучше.',
    'Pour un mineur, deux membres décident d’abord ensemble.',
  ),
  'not-now contact': words(
    'This person cannot be reached now. Nobody sets out to meet somebody who may be held.',
    'С человеком нет связи. Навстречу тому, кого, возможно, держат, не едут.',
    'La personne est injoignable. On ne part pas à la rencontre de qui est peut-être détenu.',
  ),
  'lost-the-race': words(
    'Another desk was first. Look again; nothing of yours is lost.',
    'Другой стол успел раньше. Посмотрите ещё раз; ваше не пропало.',
    'Un autre poste a été plus rapide. Regardez à nouveau ; rien n’est perdu.',
  ),
  'not-merged': words(
    'The relay is silent, so nobody knows what colleagues have written. Nothing leaves until it answers.',
    'Ретранслятор молчит, и неизвестно, что записали коллеги. Пока он не ответит, ничего не уходит.',
    'Le relais se tait : nul ne sait ce que les collègues ont écrit. Rien ne part avant sa réponse.',
  ),
  'no-relay': words(
    'This organisation has no relay here. Without one, nothing watches while every laptop is shut.',
    'У организации здесь нет ретранслятора. Без него никто не следит, когда все ноутбуки закрыты.',
    'L’organisation n’a pas de relais ici. Sans lui, rien ne veille quand tout est éteint.',
  ),
  'consent-not-usable': words(
    'This consent cannot be used as it is. Ask the person again.',
    'Этим согласием нельзя воспользоваться. Спросите человека ещё раз.',
    'Ce consentement est inutilisable en l’état. Redemandez à la personne.',
  ),
  'not-erasable': words(
    'Nothing is erased yet: thirty days, the person’s own word on a safe channel, and no open alarm come first.',
    'Пока ничего не стирается: сначала тридцать дней, слово самого человека по безопасному каналу и никакой тревоги.',
    'Rien n’est encore effacé : d’abord trente jours, la parole de la personne par un canal sûr, et aucune alarme.',
  ),
  'unlikely-day planned': words(
    'A move is planned for the next three years, or was within the last two months. Look at the year again.',
    'Переезд планируют на ближайшие три года или вносят за последние два месяца. Посмотрите на год ещё раз.',
    'Un trajet se prévoit dans les trois ans, ou s’inscrit dans les deux mois. Revoyez l’année.',
  ),
  'unlikely-day': words(
    'That day cannot be meant: it lies in another century, or on the wrong side of today.',
    'Такой день не мог иметься в виду: он в другом веке или не с той стороны от сегодня.',
    'Ce jour ne peut être le bon : d’un autre siècle, ou du mauvais côté d’aujourd’hui.',
  ),
  'same-words': words(
    'The safe word and the word under duress must differ.',
    'Слово «всё хорошо» и слово под принуждением должны различаться.',
    'Le mot de sécurité et le mot de contrainte doivent différer.',
  ),
  'cannot-repeat': words(
    'There is no such time zone or interval, so the check cannot come back.',
    'Такого часового пояса или промежутка нет, проверка не повторится.',
    'Ce fuseau ou cet intervalle n’existe pas : le contrôle ne peut revenir.',
  ),
  'not-permitted': words(
    'No release allows this paper. Prepare one that two members approve.',
    'Ни одна передача не позволяет эту бумагу. Подготовьте такую, которую одобрят двое.',
    'Aucun envoi ne permet ce papier. Préparez-en un que deux membres approuvent.',
  ),
  'not-typed-right': words(
    'Something that was typed does not fit this paper. Look at the boxes again.',
    'Что-то из набранного не подходит этой бумаге. Посмотрите поля ещё раз.',
    'Un texte saisi ne convient pas à ce papier. Revoyez les cases.',
  ),
  'cannot-be-written': words(
    'This paper cannot be written from what the records say.',
    'По тому, что есть в записях, эту бумагу не составить.',
    'Ce papier ne peut être écrit d’après les fiches.',
  ),
  'not-permitted no-such-release': words(
    'This paper needs a release that is here.',
    'Для этого листа нужна передача, которая здесь есть.',
    'Cette feuille exige un envoi présent ici.',
  ),
  'not-permitted not-approved': words(
    'The release is not approved, was called off, or has left already. A paper is made for one that is approved.',
    'Передача не одобрена, отменена или уже ушла. Лист делают для одобренной.',
    'L’envoi n’est pas approuvé, est annulé ou déjà parti. Une feuille se fait pour un envoi approuvé.',
  ),
  'not-permitted not-for-this': words(
    'The release has another purpose or another recipient. Draft one for this paper.',
    'У передачи другая цель или другой получатель. Составьте передачу для этого листа.',
    'L’envoi a un autre but ou un autre destinataire. Préparez-en un pour cette feuille.',
  ),
  'not-permitted another-paper': words(
    'The release was not approved as this paper. Draft one that says so.',
    'Передачу одобрили не для этого листа. Составьте такую, где он назван.',
    'L’envoi n’a pas été approuvé pour cette feuille. Préparez-en un qui la nomme.',
  ),
  'not-permitted needs-two': words(
    'Name and place meet on this paper, so two different members sign the release.',
    'На этом листе сходятся имя и место: передачу подписывают двое разных сотрудников.',
    'Nom et lieu se rejoignent ici : deux membres différents signent l’envoi.',
  ),
  'not-typed-right missing': words(
    'A box that the form needs is empty.',
    'Не заполнено нужное поле.',
    'Une case nécessaire est vide.',
  ),
  'not-typed-right no-such-box': words(
    'This paper has no such box.',
    'На этом листе нет такого поля.',
    'Cette feuille n’a pas cette case.',
  ),
  'not-typed-right unfit': words(
    'A box holds signs that no paper can, or is too long.',
    'В поле знаки, которых на листе быть не может, или текст слишком длинный.',
    'Une case contient des signes impossibles ou un texte trop long.',
  ),
  'not-typed-right name-above-level': words(
    'The person did not agree to be named to this recipient.',
    'Человек не соглашался, чтобы этому получателю его назвали.',
    'La personne n’a pas accepté d’être nommée à ce destinataire.',
  ),
  'not-a-paper-key': words(
    'This is no key of a recipient. Ask for it again, and compare its short form by telephone.',
    'Это не ключ получателя. Попросите прислать ещё раз и сверьте короткую запись по телефону.',
    'Ce n’est pas une clé de destinataire. Redemandez-la et comparez sa forme courte par téléphone.',
  ),
  'cannot-be-written two-categories-needed': words(
    'UNHCR asks for two categories. Enter both in the visa application.',
    'УВКБ просит две категории. Укажите обе в заявлении на визу.',
    'Le HCR demande deux catégories. Indiquez-les dans la demande de visa.',
  ),
  'cannot-be-written over-cap': words(
    'The amount is above what this fund pays for one person.',
    'Сумма больше, чем этот фонд платит на одного человека.',
    'Le montant dépasse ce que ce fonds verse par personne.',
  ),
  'cannot-be-written amount-unreadable': words(
    'Write the amount as a number and a currency: 5000 EUR.',
    'Напишите сумму числом и валютой: 5000 EUR.',
    'Écrivez le montant en nombre et devise : 5000 EUR.',
  ),
  'cannot-be-written already-in-exile': words(
    'A protection grant is for people who have not left. Choose another fund.',
    'Грант защиты — для тех, кто ещё не уехал. Выберите другой фонд.',
    'Une subvention de protection est pour qui n’est pas encore parti. Choisissez un autre fonds.',
  ),
  'cannot-be-written more-than-code-and-need': words(
    'A referral holds the code and the need. Take out names, other codes and the persecutors’ words.',
    'В направлении — код и нужда. Уберите имена, чужие коды и слова преследователей.',
    'Une orientation tient en un code et un besoin. Retirez noms, autres codes et mots des persécuteurs.',
  ),
  'cannot-be-written not-read-for-others': words(
    'An account names others. A member reads it for that before it goes along.',
    'В рассказе названы другие. Сначала сотрудник читает его с этой целью.',
    'Un récit nomme autrui. Un membre le relit pour cela avant de le joindre.',
  ),
  'cannot-be-written no-such-correction': words(
    'The correction is not of this person, or not here.',
    'Исправление не об этом человеке или его здесь нет.',
    'La rectification ne concerne pas cette personne, ou n’est pas ici.',
  ),
  'cannot-be-written another-paper': words(
    'The permit was given for another paper.',
    'Разрешение дано на другой лист.',
    'Le permis vaut pour une autre feuille.',
  ),
}

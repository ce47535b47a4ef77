/**
 * The rules R01 to R34: what may not happen, what happens by itself, what is computed, what only warns.
 *
 * They are data, so that a refusal, a page of the manual and a test name the same rule in the same words.
 * `blocks` refuses; `warns` says so and lets a person decide; `effects` act at once; `computed` are figures.
 */
import type { Words } from '../base/language.ts'
import { words } from './field.ts'

export type RuleKind = 'block' | 'warn' | 'effect' | 'computed'
export type Rule = { readonly id: string; readonly kind: RuleKind; readonly words: Words }

function rule<const Id extends string>(
  id: Id,
  kind: RuleKind,
  said: Words,
): { readonly id: Id; readonly kind: RuleKind; readonly words: Words } {
  return { id, kind, words: said }
}

export const rules = [
  rule(
    'R01',
    'block',
    words(
      'Every person shown, quoted or described in an item that leaves has an active consent for this purpose, item, recipient and level.',
      'У каждого, кто показан, процитирован или описан в уходящем материале, есть действующее согласие на эту цель, материал, получателя и степень узнаваемости.',
      'Toute personne montrée, citée ou décrite dans une pièce qui sort a un consentement actif pour ce but, cette pièce, ce destinataire et ce niveau.',
    ),
  ),
  rule(
    'R02',
    'block',
    words(
      'A consent for an image (P12) names the items; it covers no other image.',
      'Согласие на снимок (P12) называет снимки; на другие оно не распространяется.',
      'Un consentement pour une image (P12) nomme les pièces ; il n’en couvre aucune autre.',
    ),
  ),
  rule(
    'R03',
    'block',
    words(
      'A consent is usable only if given, not expired, heard by a member, and with all eight points explained for P06 to P13.',
      'Согласием можно пользоваться, только если оно дано, не истекло, услышано сотрудником, а для P06–P13 объяснены все восемь пунктов.',
      'Un consentement n’est utilisable que donné, non expiré, entendu par un membre, les huit points expliqués pour P06 à P13.',
    ),
  ),
  rule(
    'R04',
    'effect',
    words(
      'Withdrawal: stop at once, cancel what is not sent, list and ask back every copy that was, and follow the wish: stop, ask back, or erase to a tombstone.',
      'Отзыв: сразу прекратить, отменить неотправленное, составить список отправленного и запросить возврат, исполнить волю: прекратить, вернуть или стереть до надгробия.',
      'Retrait : arrêter aussitôt, annuler ce qui n’est pas parti, lister et redemander chaque copie envoyée, suivre le souhait : arrêter, rappeler ou effacer.',
    ),
  ),
  rule(
    'R05',
    'block',
    words(
      'Relatives cannot consent for a living adult; only the trusted contact the person named, and never somebody on the never-tell list.',
      'Родные не могут соглашаться за живого взрослого; только доверенное лицо, которое назвал сам человек, и никогда тот, кто в списке «никогда не сообщать».',
      'Les proches ne consentent pas pour un adulte vivant ; seul le contact de confiance nommé, jamais quelqu’un de la liste « ne jamais prévenir ».',
    ),
  ),
  rule(
    'R06',
    'block',
    words(
      'Minors: no P08, P09, P11, P12, P13; other uses need a recorded best-interest decision by two members; parents are not informed by default.',
      'Несовершеннолетние: никаких P08, P09, P11, P12, P13; для прочего нужно записанное решение двоих в интересах ребёнка; родителям по умолчанию не сообщают.',
      'Mineurs : pas de P08, P09, P11, P12, P13 ; le reste exige une décision d’intérêt de l’enfant par deux membres ; les parents ne sont pas informés par défaut.',
    ),
  ),
  rule(
    'R07',
    'block',
    words(
      'No record, view, export or message holds both the name and the place of one living person.',
      'Ни одна запись, страница, выгрузка, ни одно сообщение не содержат и имени, и места одного живого человека.',
      'Aucune fiche, vue, exportation ni message ne contient à la fois le nom et le lieu d’une même personne vivante.',
    ),
  ),
  rule(
    'R08',
    'block',
    words(
      'Shelters and journeys never leave; outside, a place is given as a country or "in hiding".',
      'Убежища и пути никогда не выходят наружу; место указывают как страну или «в укрытии».',
      'Refuges et trajets ne sortent jamais ; dehors, le lieu se dit par le pays ou « à l’abri ».',
    ),
  ),
  rule(
    'R09',
    'block',
    words(
      'Two different members approve the start of a move, any name to an outside recipient, and the lowering of an emergency.',
      'Двое разных сотрудников одобряют начало переезда, любое имя для внешнего получателя и снижение чрезвычайной срочности.',
      'Deux membres différents approuvent le départ d’un trajet, tout nom vers l’extérieur et l’abaissement d’une urgence absolue.',
    ),
  ),
  rule(
    'R10',
    'block',
    words(
      'No stay in a shelter that is full (reservations counted), paused, compromised or closed, or unsuitable for a minor.',
      'Нельзя селить в убежище, которое заполнено (с учётом броней), приостановлено, раскрыто, закрыто или не годится для несовершеннолетнего.',
      'Aucun séjour dans un refuge plein (réservations comprises), en pause, compromis, fermé ou inadapté à un mineur.',
    ),
  ),
  rule(
    'R11',
    'warn',
    words(
      'Housing an unheard witness with another witness of the same event; blocked if one is related to the other’s threat.',
      'Невыслушанного свидетеля селят с другим свидетелем того же события; запрещено, если один связан с тем, кто угрожает другому.',
      'Loger un témoin non entendu avec un autre du même fait ; bloqué si l’un est lié à la menace de l’autre.',
    ),
  ),
  rule(
    'R12',
    'computed',
    words(
      'Stays that overlapped before the account was taken mark it "contact possible" in every count.',
      'Совпавшие пребывания до записи рассказа дают пометку «возможен контакт» во всех подсчётах.',
      'Des séjours communs avant le récit le marquent « contact possible » dans tout décompte.',
    ),
  ),
  rule(
    'R13',
    'effect',
    words(
      'A safety or arrival check unanswered after its grace: alarm to the escalation list, the case proposed as contact lost, that person’s consents suspended, releases frozen.',
      'Проверка безопасности или прибытия без ответа после отсрочки: тревога по списку, делу предлагается «связь потеряна», согласия человека приостановлены, передачи заморожены.',
      'Contrôle de sécurité ou d’arrivée sans réponse passé le délai : alarme à la liste, dossier proposé en perte de contact, consentements suspendus, envois gelés.',
    ),
  ),
  rule(
    'R14',
    'effect',
    words(
      'Duress word: the visible answer is the same as for safe, the alarm is silent, nothing changes on the device.',
      'Слово принуждения: видимый ответ тот же, что при «всё хорошо», тревога беззвучна, на устройстве ничего не меняется.',
      'Mot de contrainte : même réponse visible que « en sécurité », alarme silencieuse, rien ne change sur l’appareil.',
    ),
  ),
  rule(
    'R15',
    'block',
    words(
      'A request about another person gets only the neutral template; whether a case exists is neither confirmed nor denied.',
      'На обращение о другом человеке идёт только нейтральный ответ; есть ли дело, не подтверждается и не отрицается.',
      'Une demande au sujet d’autrui ne reçoit que le modèle neutre ; l’existence d’un dossier n’est ni confirmée ni niée.',
    ),
  ),
  rule(
    'R16',
    'block',
    words(
      'Credibility 1 ("confirmed") only with two or more independent origins.',
      'Достоверность 1 («подтверждено») — только при двух и более независимых источниках.',
      'Crédibilité 1 (« confirmé ») seulement avec deux origines indépendantes ou plus.',
    ),
  ),
  rule(
    'R17',
    'computed',
    words(
      'Corroboration counts origins: merged persons once, relays not at all, unknown overlap only in the lenient figure; both figures are shown.',
      'Подтверждения считаются по первоисточникам: объединённые люди один раз, пересказы ноль, неизвестные совпадения лишь в мягкой оценке; показаны обе.',
      'La corroboration compte les origines : personnes fusionnées une fois, relais zéro, recoupement inconnu au chiffre large seulement ; les deux sont montrés.',
    ),
  ),
  rule(
    'R18',
    'block',
    words(
      'Merging persons: two members, one from each case’s team, reversible; the one who links sees blinded tokens and codes; nothing merges by itself.',
      'Объединение людей: двое сотрудников, по одному из команды каждого дела, обратимо; связывающий видит слепые метки и коды; само ничего не объединяется.',
      'Fusion de personnes : deux membres, un par équipe, réversible ; qui relie voit jetons et codes ; rien ne fusionne seul.',
    ),
  ),
  rule(
    'R19',
    'block',
    words(
      'A statement needs a speaker and exact words in a captured publication or document; quotes without a speaker stay with the publication, marked as faulty.',
      'Высказыванию нужны автор и точные слова в сохранённой публикации или документе; цитаты без автора остаются при публикации с пометкой об ошибке.',
      'Une déclaration exige un auteur et des mots exacts dans une publication ou un document capturé ; sans auteur, la citation reste à la publication, marquée fautive.',
    ),
  ),
  rule(
    'R20',
    'block',
    words(
      'A denial needs office, date, exact words in the original language, kind of denial and the claims it denies.',
      'Отрицанию нужны должность, дата, точные слова на языке оригинала, вид отрицания и утверждения, которые отрицаются.',
      'Un démenti exige fonction, date, mots exacts dans la langue d’origine, type et affirmations démenties.',
    ),
  ),
  rule(
    'R21',
    'block',
    words(
      'A commitment needs who promised, the words and what was promised; without a date an assumed interval is set and shown as assumed.',
      'Обещанию нужны автор, слова и предмет; если срока нет, ставится предполагаемый и так и показывается.',
      'Un engagement exige qui, les mots et l’objet ; sans date, un délai supposé est fixé et montré comme tel.',
    ),
  ),
  rule(
    'R22',
    'computed',
    words(
      'A commitment is overdue when a due check passed without outcome; "no information" is an outcome but no fulfilment.',
      'Обещание просрочено, если срок проверки прошёл без исхода; «сведений нет» — исход, но не исполнение.',
      'Un engagement est en retard quand un contrôle échu est sans résultat ; « sans information » en est un, non un accomplissement.',
    ),
  ),
  rule(
    'R23',
    'block',
    words(
      'The stage of an investigation moves only with a document; what the press says is shown beside it.',
      'Стадия расследования меняется только по документу; слова прессы показываются рядом.',
      'L’étape d’une enquête ne change qu’avec un document ; ce que dit la presse est montré à côté.',
    ),
  ),
  rule(
    'R24',
    'block',
    words(
      'Complaints under CAT article 22, ECHR article 34 and CED urgent action need the remedies tried or the reason why none.',
      'Жалобам по ст. 22 КПП, ст. 34 ЕКПЧ и срочным обращениям в КНИ нужны испробованные средства или причина, почему их не было.',
      'Plaintes (CAT art. 22, CEDH art. 34, action urgente CED) : recours tentés ou motif de leur absence.',
    ),
  ),
  rule(
    'R25',
    'block',
    words(
      'UN Special Procedures need answers to the form’s four questions: consent, letter to the State, public report, name or initials.',
      'Спецпроцедурам ООН нужны ответы на четыре вопроса формы: согласие, письмо государству, публичный доклад, имя или инициалы.',
      'Les procédures spéciales de l’ONU exigent les quatre réponses : consentement, lettre à l’État, rapport public, nom ou initiales.',
    ),
  ),
  rule(
    'R26',
    'block',
    words(
      'Only sealed items enter a release or dossier; file photos, pictures from search engines and unknown provenance are never evidence of the event.',
      'В передачу и досье входят только запечатанные материалы; архивные фото, картинки из поиска и снимки неизвестного происхождения никогда не доказывают событие.',
      'Seules des pièces scellées entrent dans un envoi ou dossier ; photos d’archives, images de recherche et provenance inconnue ne prouvent jamais le fait.',
    ),
  ),
  rule(
    'R27',
    'block',
    words(
      'An image leaves only as a copy: metadata removed, every identifying mark covered, the original untouched.',
      'Снимок уходит только копией: метаданные удалены, все приметы закрыты, подлинник не тронут.',
      'Une image ne sort qu’en copie : métadonnées retirées, tout signe reconnaissable masqué, original intact.',
    ),
  ),
  rule(
    'R28',
    'block',
    words(
      'A published figure carries its definition and date; cells under k (5 unless set) are suppressed, and others with them so that none can be computed.',
      'Публикуемая цифра несёт определение и дату; числа меньше k (по умолчанию 5) скрыты, а с ними и те, по которым их можно вычислить.',
      'Un chiffre publié porte définition et date ; les cases sous k (5 par défaut) sont supprimées, et d’autres avec elles pour empêcher le calcul.',
    ),
  ),
  rule(
    'R29',
    'block',
    words(
      'No structured field holds the ground for which people are targeted; short fields are checked against the mission’s list of terms.',
      'Ни одно поле не хранит признак, за который людей преследуют; короткие поля сверяются со списком слов миссии.',
      'Aucun champ structuré ne contient le motif pour lequel on vise les gens ; les champs courts sont vérifiés contre la liste de la mission.',
    ),
  ),
  rule(
    'R30',
    'block',
    words(
      'A private person accused is named outside only to a court, prosecutor or UN body, with legal approval, a degree of involvement and a first-hand claim.',
      'Обвиняемое частное лицо называют только суду, прокуратуре или органу ООН, с одобрения юриста, со степенью участия и показанием из первых рук.',
      'Un particulier mis en cause n’est nommé qu’à un tribunal, parquet ou organe de l’ONU, avec accord juridique, degré d’implication et affirmation directe.',
    ),
  ),
  rule(
    'R31',
    'effect',
    words(
      'Closure starts a retention check; without P15 the contents are erased to tombstones, seals and counts remain.',
      'Закрытие запускает проверку хранения; без P15 содержание стирается до надгробий, печати и числа остаются.',
      'La clôture lance un contrôle de conservation ; sans P15 le contenu est effacé, sceaux et chiffres restent.',
    ),
  ),
  rule(
    'R32',
    'block',
    words(
      'The text in the original language is kept with every translation, with the translator’s code.',
      'Текст на языке оригинала хранится с каждым переводом и кодом переводчика.',
      'Le texte d’origine est gardé avec chaque traduction et le code du traducteur.',
    ),
  ),
  rule(
    'R33',
    'block',
    words(
      'A State in talks is not named outside unless it named itself or agreed.',
      'Государство, с которым идут переговоры, не называют, пока оно не назвало себя само или не согласилось.',
      'Un État en discussion n’est pas nommé dehors s’il ne s’est pas nommé ou ne l’a pas accepté.',
    ),
  ),
  rule(
    'R34',
    'block',
    words(
      'No journalist is met at or near a shelter; P13 is needed, and the coordinator chooses the place.',
      'С журналистами не встречаются ни в убежище, ни рядом; нужно P13, место выбирает координатор.',
      'Aucun journaliste n’est reçu dans un refuge ou auprès ; P13 est nécessaire, le coordinateur choisit le lieu.',
    ),
  ),
] as const

export type RuleId = (typeof rules)[number]['id']

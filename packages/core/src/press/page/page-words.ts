/**
 * What a page asks its visitor to do, and what only a page has, in English, French and Russian.
 *
 * Neither alone tells a prompt: "Follow the river" is advice, "readers" are people. A command and a thing of the page in
 * one line do.
 */

/** Commands that buttons and prompts begin with. */
export const commands: readonly string[] = [
  'subscribe|sign up|sign in|log in|register|join|support|donate|give|chip in|become|follow|share|download|install|click|tap',
  'swipe|scroll|comment|discuss|rate|vote|enter|check|add|save|print|copy|email|send|tell|write to|write us|call|text|contact|buy us',
  'help|get|receive|stay|listen|watch|read|see|view|show|hide|load|explore|discover|browse|jump|skip|go to|return|refresh',
  "enable|disable|turn|allow|accept|manage|make us|gift|report|find out|learn|continue|visit|choose|upload|never miss|don't miss|try|claim|unlock",
  "s'inscrire|s'abonner|partager|enregistrer|envoyer|imprimer|copier|ajouter|signaler|offrir|écouter|afficher|voir|lire|découvrir|retrouver|télécharger|retour",
  "désactiver|activer|dites|dites-le|faire un don|je m'inscris|je m'abonne|je donne|je découvre|je soutiens|j'en profite|j'accepte|discutez-en|faites un don",
  'подписаться|отправить|поделиться|сохранить|скопировать|добавить|сообщить|обсудить|подарить|слушать|прослушать|показать|читать|посмотреть|использовать|загрузить|оставить|связаться|написать|перейти|вернуться|обновить|поддержать|пожертвовать',
]

/** Commands by their form: « recevez », «подпишитесь»; not « chez » nor «защите». */
export const bidding =
  /^(?!(?:chez|assez|suez|rodez|perez|lopez|gomez|sanchez|hernandez|fernandez|rodriguez|martinez|gonzalez|chavez|suarez|защите|элите|орбите|плите|визите|кредите|лимите|аудите|транзите|дефиците)(?!\p{L}))(?:(?:ne\s)?\p{L}{3,}ez(?:-(?:vous|nous|moi|le|la|les|en|y|l))*|(?:не\s)?\p{L}{2,}[ийь]те(?:сь)?)(?!\p{L})/u

/** Commands that are nouns or titles as well: "Contact lost", "Share prices", « Écouter les anciens ». */
export const twofold =
  /^(?:share|support|report|comment|rate|vote|call|text|email|print|copy|return|visit|help|contact|watch|check|view|show|turn|manage|claim|gift|try|save|load|jump|discuss|continue|partager|enregistrer|envoyer|imprimer|copier|ajouter|signaler|offrir|écouter|afficher|voir|lire|découvrir|retrouver|retour|activer|désactiver|поделиться|сохранить|добавить|сообщить|обсудить|подарить|слушать|показать|читать|посмотреть|использовать|загрузить|оставить|связаться|написать|перейти|вернуться|обновить|поддержать|пожертвовать|отправить)$/u
/** What comes behind them where they are meant for the visitor. */
export const meant =
  /^\s(?:(?:us|our|your|this|these|the|a|an|it|me|my|now|here|more|all|full|with us|for updates|independent|free|quality|on|via|by e-?mail|cet|cette|ce|la suite|notre|nos|mes|mon|ma|votre|vos|un|une|à|au|sur|par|tous|toutes|les \d+|ещё|еще|все|на|в|к|об|с|через|эт\p{L}{1,2}|наш\p{L}*|ваш\p{L}*)(?!\p{L})|l'|d')/u

/** Things of a page, of its owner and of its readers. */
export const pageThings: readonly string[] = [
  'newsletters?|inbox|e-?mails?|email address|accounts?|articles?|stor(?:y|ies)|this page|web ?sites?|this site|our site|channels?|telegram|whatsapp|facebook|instagram',
  'app|comments?|conversation|discussion|newsdesk|newsroom|reporters?|readers?|members?|membership|supporters?|subscribers?|subscriptions?|unlimited|cookies?|your device|browser|javascript',
  'this content|terms|privacy|podcasts?|weekly letter|free letter|alerts?|updates?|notifications?|free press|press office|press desk|country page|forum|full coverage|full investigation|topics|favou?rites|preferred source|link|ads?|friend|breaking news|journalism|independent reporting|coffee|your pictures|your photos|stay independent|in touch|videos?|continue reading|home ?page|key events|latest update|ad ?blocker',
  "lettres? (?:hebdo|quotid|gratuit|d'info)\\p{L}*|notre lettre|boîte mail|adresse|comptes?|sites?|chaînes?|application|appli|commentaires?|débat|rédaction|journalistes|lecteurs|membres?|abonnés?|abonnement|accès (?:libre|illimité)",
  "appareil|navigateur|contenus?|conditions générales|alertes?|notifications?|liens?|dossier|enquête complète|offres|presse (?:libre|indépendante)|service de presse|favoris|lectures|don|café|rubrique|soutiens|communauté|une erreur|un ami|vos photos|indépendants?|toute l'actualité|en direct|vidéos?|la suite|abonnez-vous|connectez-vous|dernier message|temps forts|bloqueur",
  'редакци\\p{L}*|канал\\p{L}{0,3}|рассылк\\p{L}*|почт[уые]|аккаунт\\p{L}*|стать\\p{L}{1,3}|текст\\p{L}{0,2}|материал\\p{L}{0,3}|страниц\\p{L}*|сайт\\p{L}{0,2}|телеграм\\p{L}*|приложени\\p{L}*|комментари\\p{L}*',
  'обсуждени\\p{L}*|форум\\p{L}{0,2}|журналист\\p{L}*|корреспондент\\p{L}*|читател\\p{L}*|подписк\\p{L}*|подписчик\\p{L}*|устройств\\p{L}*|браузер\\p{L}*|содержимо\\p{L}*|правил\\p{L}{0,3}|подкаст\\p{L}*|уведомлени\\p{L}*',
  'ссылк\\p{L}*|расследование|избранн\\p{L}*|источники|пресс-служб\\p{L}*|пресс[аыуе]|журналистик\\p{L}*|независим\\p{L}*|сторонник\\p{L}*|скидк\\p{L}*|кофе|снимки|опечатк\\p{L}*|ошибк\\p{L}*|запись[ю]?|другу|сообщени[юе]|бесплатн\\p{L}*|слушания|новости|видео|подпишитесь|авторизуйтесь|блокировщик\\p{L}*|последнему|только главное|график',
]

/** Whoever stands behind the page, and whoever looks at it. */
export const bothSides =
  /(?<!\p{L})(?:us|our|ours|you|your|yours|we|nous|notre|nos|vous|votre|vos|нас|нам|нами|наш\p{L}{0,3}|мы|вы|вас|вам|ваш\p{L}{0,3})(?!\p{L})/gu
export const ownSide = /(?<!\p{L})(?:us|our|ours|nous|notre|nos|нас|нам|нами|наш\p{L}{0,3})(?!\p{L})/u

/** A price for a time: "from 3 crowns a month". */
export const price =
  /(?:from|only|just|dès|à partir de|pour|от|за|всего)\s[\d.,]+\s?\S{1,8}\s(?:(?:a|per|par|в)\s)?(?:day|week|month|year|jour|semaine|mois|an|день|неделю|месяц|год)(?!\p{L})|(?:crowns|euros?|dollars?|pounds|couronnes?|крон|рублей)\s(?:a|per|par|в)\s\p{L}{2,8}/u

/** A page about itself: "This article is free", « Ce contenu est hébergé », «Материал доступен». */
export const aboutItself = [
  /^the code has been copied|^you can find this story|(?:registration|use of this (?:web)?site) .{0,60}constitutes|^first for all the latest/u,
  /^\p{L}{2,6} transcripts are (?:created|produced)|our (?:encrypted |secure )?tip ?line|^our journalists can be reached/u,
  /^if you have (?:any |more )?information .{0,40}(?:share|send us|contact us)|^si vous avez des informations .{0,30}(?:nous|communiquer)|^если у вас есть (?:информация|сведения) .{0,40}(?:нам|редакци)/u,
  /^пропустить .{3,90} и продолжить чтение|^конец истории|(?:теперь|уже) и в (?:telegram|телеграм|дзен|max)/u,
  /^(?:was this (?:story|article|page) (?:useful|helpful)|did you (?:like|enjoy) this (?:story|article)|cet article vous a-t-il (?:plu|été utile)|(?:вам )?(?:понравилась|была ли полезна|была полезна) (?:вам )?(?:эта )?статья)/u,
  /^(?:(?:la|notre|the|our|наша) )?(?:newsletter|lettre|рассылка)(?!\p{L}).{0,40}(?:every|each|chaque|tous les|кажд\p{L}{2}) \p{L}+[.!]?$/u,
  /^(?:abonnement|подписка|subscription|offre)\s?:\s.{0,60}(?:€|\$|£|euros?|mois|month|месяц|рубл\p{L}+)/u,
  /^больше (?:новостей|материалов|историй|интересного) (?:в|на) (?:наш\p{L}+|телеграм|telegram)|^(?:our|notre|наша) (?:interactive map|carte interactive|интерактивная карта)$/u,
  /^(?:read|see|lire|voir|читайте|смотрите) (?:our|notre|nos|наш\p{L}{1,2}) [^:]{3,40}:\s/u,
  /^(?:republish|reprint) (?:this|our)|^this (?:story|article|report) was (?:originally )?produced (?:by|in)/u,
  /^(?:this|our|the) (?:article|story|content|report|page|text|site|video) (?:is|are|may be|can be|stays?) .{0,40}(?:free|subscribers|members|readers|hosted|third|reprinted|open|available|locked|moderated)/u,
  /^(?:ce|cet|cette|notre) (?:article|texte|contenu|page|vidéo|enquête|reportage|site) (?:est|sont|reste|peut être) .{0,40}(?:libre|gratuit|abonnés|réservé|hébergé|tiers|repris|ouvert|accessible)/u,
  /^(?:этот |эта |это |данный )?(?:текст|материал|статья|содержимое|расследование|сайт) .{0,30}(?:доступ|открыт|подписчик|бесплат|размещ|на другом сайте)/u,
  /^(?:you have|you've|il vous reste|vous avez|у вас остал[ао]сь) .{0,30}(?:articles?|stor(?:y|ies)|стат\p{L}{2,3})(?!\p{L}).{0,30}$/u,
  /^(?:by|en|в|при) .{3,40}(?:you agree|you accept|vous acceptez)|^\p{L}+(?:ясь|ая),? .{0,30}соглашаетесь/u,
  /(?:we|this (?:web)?site|ce site|nous|(?:наш |этот )?сайт|мы) (?:(?:et|and|и) .{0,30})?(?:uses?|utilis\p{L}+|использу\p{L}+) .{0,20}cookies?/u,
  /^(?:your privacy|votre vie privée|ваша (?:конфиденциальность|приватность)|we value your)/u,
  /^(?:you must|you need to|vous devez|вам (?:нужно|необходимо)) (?:be |être )?(?:logged|signed|registered|connectée?|identifiée?|inscrite?|войти|авторизоваться)/u,
  /^(?:for (?:more|further) information|pour (?:plus|toute|de plus amples) .{0,12}informations?|за дополнительной информацией|по всем вопросам) ?.{0,10}(?:contact|call|email|visit|contactez|écrivez|обращайтесь|пишите|звоните)/u,
  /^(?:comments|les commentaires|комментарии) (?:are|will be|sont|seront|проверяются|модерируются|закрыты|fermés)/u,
]

/** How often a letter comes, where no sentence ends. */
export const frequency =
  /(?<!\p{L})(?:every|each|chaque|tous les|кажд\p{L}{2,3}) (?:\p{L}+ )?(?:morning|evening|day|weekday|week|sunday|saturday|friday|monday|matin|soir|jour|jours|semaine|dimanche|lundi|vendredi|утро|вечер|день|неделю|воскресенье|пятницу)/u

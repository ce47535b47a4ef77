/**
 * More of what sites say to a visitor in English, French and Russian: bars of buttons, players, accounts, chats, footers.
 *
 * Compared as furniture-words.ts says. Only what no reporter opens a line with stands among the openings; a word that a
 * heading of an article may begin with stands among the labels, which are whole lines.
 */

/** A line that begins like this is the page's. */
export const siteOpenings: readonly string[] = [
  ...'back to home|something went wrong|we have more newsletters|story saved|you can find this story|the code has been copied'.split(
    '|',
  ),
  ...'link copied|other ways to share|stay up-to-date|receive the latest|i understand and agree|on air now|order reprints'.split(
    '|',
  ),
  ...'a version of this article|purchase licensing|first for all the latest|view this page in|click to expand|click to enlarge'.split(
    '|',
  ),
  ...'enlarge this image|toggle caption|hide caption|join our mailing|continue reading the main story|this post is public'.split(
    '|',
  ),
  ...'enter your email|unsubscribe at any|by subscribing, you|by subscribing you|by submitting your|by registering you|by providing your|you may unsubscribe'.split(
    '|',
  ),
  ...'sort comments by|log in to comment|was this helpful|did you find this|give us feedback|send feedback|send us your feedback'.split(
    '|',
  ),
  ...'suggest a correction|submit a correction|republish this|republish our|republishing guidelines|go to comments|go to the comments'.split(
    '|',
  ),
  ...'comments for this article|letters to the editor:|subscribe for|what others are reading|people are reading|readers also read|readers also liked'.split(
    '|',
  ),
  ...'also in this issue|in this issue|know something we|have something to share|report this comment|boost this'.split(
    '|',
  ),
  ...'skip advert|skip advertisement|skip past newsletter|scroll to continue|story continues|article continues|gift article'.split(
    '|',
  ),
  ...'all stories by|view all posts|view author|see full bio|opens in a new|opens new tab|facebook tweet|add as preferred'.split(
    '|',
  ),
  ...'fact-checking was provided|our correction policy|our editorial standards|our ethics policy|licensing rights'.split(
    '|',
  ),
  ..."retour à la page|retour à l'accueil|retour au sommaire|passer la publicité|la suite après|lien copié|copier le lien".split(
    '|',
  ),
  ..."offrir l'article|offrir cet article|agrandir l'image|ouvrir en plein écran|je gère mes".split('|'),
  ...'ajouter à vos|ajouter à mes|ajouter aux favoris|ajouter un commentaire|se désabonner|désabonnez|gérer mes|gérer vos|google préférences'.split(
    '|',
  ),
  ..."read in english|lire en anglais|lire cet article en|tous les articles de la rubrique|toute l'info en|voir plus d'|voir plus de|charger plus".split(
    '|',
  ),
  ...'à ne pas manquer|ne manquez pas|consultez les dernières|consultez nos|soyez alerté|annuler la réponse|enregistrer mon nom'.split(
    '|',
  ),
  ...'plan du site -|vos données personnelles|qui sommes-nous ?|nous contacter|contact presse :|contacts presse :|provenant du podcast'.split(
    '|',
  ),
  ...'contenus sponsorisés|contenu sponsorisé|contenu proposé|articles similaires|dans le même dossier'.split(
    '|',
  ),
  ...'vous avez repéré|signaler une erreur|signalez une|signalez-la|signalez-le|cet article vous est offert|cet article est offert|cet article est extrait'.split(
    '|',
  ),
  ...'la lecture des articles|la lecture de cet article|vous ne pouvez plus réagir|vous ne pouvez plus commenter|vous avez déjà un compte'.split(
    '|',
  ),
  ...'rechercher une commune|rechercher un article|chaque matin, recevez|chaque soir, recevez|édition abonnés|votre horoscope'.split(
    '|',
  ),
  ..."ce contenu externe|ce contenu est bloqué|ce contenu n|toute l'info en continu|soutenez-|suivez-nous|la rédaction vous".split(
    '|',
  ),
  ...'перейти в медиабанк|перейти в фотобанк|прямой линк|код вставки|нет медиа-источника|нет медиаисточника|заголовок открываемого|чтобы участвовать в дискуссии|чтобы участвовать в обсуждении'.split(
    '|',
  ),
  ...'доступ к чату заблокирован|если вы не согласны с блокировкой|регистрация пройдена|изменить размер текста|изменить размер шрифта|больше интересного|хочу получать новости|хочу получать все|хочу получать рассылку|на эту тему:'.split(
    '|',
  ),
  ...'наш канал:|наш канал в|наш телеграм|важное по теме|обновлять автоматически|комментарии отключены к|комментарии закрыты для'.split(
    '|',
  ),
  ...'комментарии премод|комментарии модер|пока нет ни одного|пока нет комментариев|добавьте комментарий|знаешь больше|знаете больше'.split(
    '|',
  ),
  ...'мы обрабатываем данные|мы обрабатываем файлы|прислать новость|возрастная категория|сетевое издание зарегистрировано|наименование и адрес'.split(
    '|',
  ),
  ...'скрыть баннеры|ссылки для упрощ|читайте нас|подписывайся|жми сердечко|жми на колокольчик|жми на кнопку|ставь лайк|оставьте отзыв|оставить отзыв|поддержать канал'.split(
    '|',
  ),
  ...'смотри также|слушайте также|читай также|ещё больше материалов|еще больше материалов|хотите узнать больше'.split(
    '|',
  ),
  ...'мы работаем благодаря|нашли неточность|увидели ошибку|увидели опечатку|если вы нашли опечатку|если вы нашли ошибку|если вы нашли неточность|сообщить об ошибке|размещение рекламы'.split(
    '|',
  ),
]

/** A whole line of nothing but this, a number beside it or not. */
export const siteLabels: readonly string[] = [
  ...'sort by|newest|oldest|correction policy|editorial standards|ethics policy|données personnelles|plan du site|qui sommes-nous|nous contacter'.split(
    '|',
  ),
  ...'комментарии отключены|комментарии закрыты|полный экран|версия для печати'.split('|'),
  ..."press releases|media center|media centre|learn more|show me|summary|companies|embed|bookmark|story saved|save for later|restacks|paid|today's paper|e-edition|e-paper".split(
    '|',
  ),
  ...'log out|logout|my news|my bookmarks|in your area|shows|highlights|transcript|on air|listen live|replay|le studio|le club'.split(
    '|',
  ),
  ...'le journal|le fil info|mes newsletters|mes articles|ma commune|mon journal|plein écran|lire plus tard|favori|favoris|alerter'.split(
    '|',
  ),
  ...'recommander|offrir|boutique|voir plus|voir moins|aller plus loin|les plus lus|à ne pas manquer|hashtag|réactions|réaction'.split(
    '|',
  ),
  ...'réagir|la suite|annonces|horoscope|petites annonces|météo locale|espace presse|nos actions|je donne|embed share'.split(
    '|',
  ),
  ...'обсудить|рубрики|метки|темы|истории|подробнее|скопировать|дзен|мнения|афиша|хроника|спецпроекты|лайк|смех|удивление|гнев'.split(
    '|',
  ),
  ...'печаль|форум|рекомендуем|распечатать|предыдущий|следующий|смотри также|по теме|ссылки|репост|цитировать|нравится'.split(
    '|',
  ),
  ...'программы|расследования|звёзды|звезды|рецепты|здоровье|гороскоп|знакомства|телепрограмма|курс валют|курсы валют'.split(
    '|',
  ),
]

/** Buttons that say yes or no: somebody's answer as well, where a sentence ends behind them or a dash stands before them. */
export const answers: ReadonlySet<string> = new Set([
  ...'yes|no|all|none|ok|accept|decline|oui|non|aucun|да|нет'.split('|'),
  ..."dismiss|got it|no thanks|not now|maybe later|remind me later|i agree|agree|accept all|reject all|manage choices|don't show again".split(
    '|',
  ),
  ..."j'ai compris|non merci|plus tard|d'accord|tout accepter|tout refuser|continuer sans accepter|ne plus afficher|paramétrer".split(
    '|',
  ),
  ...'понятно|хорошо|согласен|согласиться|принять|принять все|отклонить|не сейчас|спасибо, нет|больше не показывать|отправить|сохранить'.split(
    '|',
  ),
])

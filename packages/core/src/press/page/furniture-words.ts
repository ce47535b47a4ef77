/**
 * The vocabulary of page furniture in English, French and Russian.
 *
 * These are words that sites say to a visitor, not words of any one site. Phrases are compared in lower
 * case with straight apostrophes; a `*` stands for up to three words.
 */

import { siteLabels, siteOpenings } from './site-phrases.ts'

/** A line that begins like this speaks to the visitor, whatever follows. */
export const openings: readonly string[] = [
  ...siteOpenings,
  ...'skip to|jump to|go to content|back to top|sign up|sign in|log in|login|log out|register now|create an account'.split(
    '|',
  ),
  ...'register for|subscribe|become a member|support us|donate|make a donation|follow us|follow @|share this|share on'.split(
    '|',
  ),
  ...'share via|copy link|click here|tap here|read more|read also|also read|read next|see also|more news|more on this'.split(
    '|',
  ),
  ...'more stories|more from|related|recommended|you may also like|you might also like|most read|most watched'.split(
    '|',
  ),
  ..."most popular|popular video|popular stories|popular now|trending|top stories|editors' picks|editor's picks".split(
    '|',
  ),
  ..."don't miss|up next|watch now|watch live|watch more|listen now|listen to this article|now playing".split(
    '|',
  ),
  ...'advertisement|sponsored|promoted|ad feedback|newsletter|get our|get the latest|get breaking|get alerts'.split(
    '|',
  ),
  ...'get unlimited|start your free|stay up to date|stay informed|stay connected|join our|join the|join in the'.split(
    '|',
  ),
  ...'join thought|leave a comment|leave a reply|post a comment|add a comment|write a comment|view comments'.split(
    '|',
  ),
  ...'comments are closed|comments are now closed|les commentaires sont fermés|show comments|be the first to comment|start a discussion|start the conversation|have your say'.split(
    '|',
  ),
  ...'thank you for registering|thank you for subscribing|thank you for signing|thanks for registering'.split(
    '|',
  ),
  ...'thanks for subscribing|thanks for signing|please refresh|please reload|please enable|please log|please sign'.split(
    '|',
  ),
  ...'please donate|please give|please share|please join|please become|please note that this site'.split('|'),
  ...'please consider|please wait|please try again|please enter|please check your|please subscribe|please verify'.split(
    '|',
  ),
  ...'please upgrade|please turn|please support|please help us|loading|this site uses|this website uses|we use cookies'.split(
    '|',
  ),
  ...'by clicking|by continuing|by signing|accept all|accept cookies|manage cookies|manage preferences|cookie'.split(
    '|',
  ),
  ...'your browser|your privacy|privacy policy|terms of|all rights reserved|copyright|©|(c) 20|download the app'.split(
    '|',
  ),
  ...'download our app|download our|download the full|download full|invalid email|invalid e-mail|adresse e-mail invalide|неверный адрес|open in app|print this|email this|send us a tip|have a tip|contact us|about us'.split(
    '|',
  ),
  ...'advertise with|filed under|tags:|topics:|posted in|notifications|enable notifications|turn on notifications'.split(
    '|',
  ),
  ...'your support|your donation|your contribution|help us keep|help us to|help keep|image result|search result'.split(
    '|',
  ),
  ...'previous article|next article|previous post|next post|report an error|report a typo|report this ad'.split(
    '|',
  ),
  ...'toggle navigation|open menu|close menu|main menu|search for|follow * on|unlimited access|gift this article'.split(
    '|',
  ),
  ...'already a subscriber|already have an account|forgot your password|not a member|view gallery|view * comments'.split(
    '|',
  ),
  ..."aller au contenu|aller à la|passer au contenu|retour en haut|se connecter|connectez-vous|s'inscrire".split(
    '|',
  ),
  ..."inscrivez-vous|s'abonner|abonnez-vous|déjà abonné|je m'abonne|partager|partagez|lire aussi|à lire aussi".split(
    '|',
  ),
  ...'lire la suite|lire plus|à voir aussi|voir aussi|sur le même sujet|les plus lus|publicité|résultat de recherche'.split(
    '|',
  ),
  ...'résultats de recherche|mentions légales|politique de confidentialité|nous utilisons des cookies'.split(
    '|',
  ),
  ...'en poursuivant votre navigation|faire un don|faites un don|soutenez|laisser un commentaire|réagir|commenter'.split(
    '|',
  ),
  ...'article réservé|réservé aux abonnés|subscribers only|subscriber-only|premium|accessibility|got a story|email us'.split(
    '|',
  ),
  ...'scroll down|show more|report this|last updated:|share or comment|recommended reading|recommended for|what to read|most watched|cancel|view comments|our rules|comments: our|jump to|editors picks|listen to|this audio|audio is auto|accessibility links|skip navigation|change language|choose language|select language'.split(
    '|',
  ),
  ...'pour aller plus loin|dans la même rubrique|il vous reste|codes promo|services |réutiliser|contribuer|gérer mes cookies|mots-clés|mots clés|écouter cet|écouter l|temps de lecture|votre adresse|vos commentaires|voir tous|toutes les actualités|sur le même thème|à lire ailleurs|nos dernières|suivez'.split(
    '|',
  ),
  ...'сохранить в|скрыть|ваше место|теги|нашли ошибку|нашли опечатку|выделите|все новости|пресс-релиз|о проекте|обратная связь|материалы по теме|прямой эфир|подпишись|настоящий материал|данное сообщение|лента новостей|следите за|новости партн|авторизуйтесь|слушать|время чтения|версия для|показать|свернуть|развернуть'.split(
    '|',
  ),
  ...'more by|read in full|en savoir plus|читать в хронологическом|читать в обратном|скачать|voir les commentaires|a lire aussi|a voir aussi|article précédent|article suivant|предыдущая статья|следующая статья|live reporting|page generated|if you have a complaint|get in touch with'.split(
    '|',
  ),
  ...'подробнее о|en lire plus|что нужно знать о|inscription à la|nous soutenir|подписка на|читать также|ещё по теме|еще по теме|вам может понравиться|вы могли пропустить|vous aimerez|vous pourriez aimer|you may have missed|refresh for|more on the|notre dossier|nos articles'.split(
    '|',
  ),
  ...'keep reading|list of|end of list|list 1|list 2|list 3|list 4|list 5'.split('|'),
  ...'this article is more than|we value|privacy notice|after newsletter|view image|reuse this content|explore more|manage options'.split(
    '|',
  ),
  ...'recevez|restez informé|tous droits réservés|suivez-nous|téléchargez|cet article est réservé'.split('|'),
  ...'перейти к|вернуться к|вернутся к|ссылки для|вернуться наверх|войти|регистрация|зарегистрир|подписаться|подпишитесь|подписывайтесь'.split(
    '|',
  ),
  ...'поделиться|читайте также|читать далее|читать дальше|читать полностью|смотрите также|по теме|другие новости'.split(
    '|',
  ),
  ...'ещё новости|еще новости|самое читаемое|популярное|реклама|картинки по запросу|оставить комментарий'.split(
    '|',
  ),
  ...'комментировать|добавить комментарий|поддержите|поддержать|пожертвовать|сделать пожертвование'.split(
    '|',
  ),
  ...'все права защищены|мы используем|политика конфиденциальности|скачать приложение|уведомления|включить уведомления'.split(
    '|',
  ),
]

/** A whole line of nothing but this, a number beside it or not. */
export const labels: ReadonlySet<string> = new Set([
  ...siteLabels,
  ...'menu|home|homepage|search|close|open|news|world|politics|business|sport|sports|weather|opinion|culture'.split(
    '|',
  ),
  ...'video|videos|audio|podcasts|photos|gallery|live|live tv|tv|radio|share|tweet|print|email|e-mail|save'.split(
    '|',
  ),
  ...'facebook|twitter|x|whatsapp|telegram|reddit|linkedin|instagram|youtube|pinterest|messenger|link'.split(
    '|',
  ),
  ...'comments|comment|reply|replies|like|likes|view|views|shares|bookmark|more|next|previous|prev|back'.split(
    '|',
  ),
  ...'partner content|sponsored content|contenu partenaire|annonce|партнёрский материал|партнерский материал|на правах рекламы|audio version|version audio|аудиоверсия|прослушать|read aloud|pinned post|message épinglé|закреплённая запись|закрепленная запись|онлайн|key events|temps forts'.split(
    '|',
  ),
  ...'story highlights|highlights|key points|key takeaways|in brief|at a glance|what you need to know'.split(
    '|',
  ),
  ...'ad|ads|advertisement|related|related articles|related content|related stories|trending|latest'.split(
    '|',
  ),
  ...'latest news|breaking news|most read|popular|recommended|contact|about|about us|help|faq|privacy|terms'.split(
    '|',
  ),
  ...'cookies|cookie settings|account|my account|profile|settings|edition|language|english|français|русский'.split(
    '|',
  ),
  ...'ma liste|my list|mon compte|mon profil|my profile|my feed|mes favoris|мой профиль|мой кабинет|newsletters|newsletter|subscribe|donate|login|log in|sign in|register|follow|follow us|listen|play'.split(
    '|',
  ),
  ...'live reporting|reporting|live updates|compte|créer un compte|se connecter|connexion|direct|émissions|météo|le direct|en direct'.split(
    '|',
  ),
  ...'дата публикации|новости рубрики|другие материалы рубрики|горячие новости|последние новости|исследования|карьера|эфир|прямой эфир|свежий номер|все новости|лента|лента новостей'.split(
    '|',
  ),
  ...'pause|mute|read more|show more|see more|load more|see all|view all'.split('|'),
  ...'published|reject|skip|tags|topics|sections|archive|rss|sitemap|top|up|download|image|photo|map|caption|toggle'.split(
    '|',
  ),
  ...'accueil|rechercher|recherche|fermer|actualités|actualité|monde|politique|économie|société|culture'.split(
    '|',
  ),
  ...'sports|vidéos|vidéo|partager|commentaires|commentaire|imprimer|envoyer|suivant|précédent|connexion'.split(
    '|',
  ),
  ..."inscription|abonnement|abonnez-vous|publicité|contact|à propos|plus|points clés|l'essentiel|sommaire".split(
    '|',
  ),
  ...'главная|меню|поиск|закрыть|новости|мир|политика|экономика|общество|спорт|культура|видео|фото|ещё'.split(
    '|',
  ),
  ...'поделиться|комментарии|комментарий|войти|вход|регистрация|подписка|реклама|контакты|о нас|назад|вперёд'.split(
    '|',
  ),
  ...'главное|коротко|самое важное|теги|архив|печать|ссылка|вконтакте|одноклассники'.split('|'),
])

/** Label lines that open a list of points the newsroom wrote: the label is furniture, the points are not. */
export const highlightLabels: ReadonlySet<string> = new Set(
  "story highlights|highlights|key points|key takeaways|in brief|at a glance|what you need to know|points clés|l'essentiel|главное|коротко|самое важное".split(
    '|',
  ),
)

/** After such a line come titles of other pages, to the end of the block. */
export const listHeadings: readonly string[] = [
  ...'a lire aussi|a voir aussi|lire aussi|à voir aussi|voir aussi|lire également|à lire également|on the same topic'.split(
    '|',
  ),
  ...'recommended reading|dans la même rubrique|pour aller plus loin|материалы по теме|все новости'.split(
    '|',
  ),
  ...'related article|related stor|related content|related topics|related coverage|related news|related posts'.split(
    '|',
  ),
  ...'most read|most popular|most watched|most viewed|popular video|popular stor|recommended|you may also like'.split(
    '|',
  ),
  ..."you might also like|more on this|more stories|more from|top stories|trending|read next|editors' picks".split(
    '|',
  ),
  ...'keep reading|most viewed|most shared|most commented|recent posts|latest posts|latest articles'.split(
    '|',
  ),
  ...'more on the|notre dossier|nos articles|you may have missed|вы могли пропустить|ещё по теме|еще по теме|другие материалы|vous avez peut-être manqué'.split(
    '|',
  ),
  ..."latest news|latest stories|don't miss|up next|see also|sur le même sujet|les plus lus|à lire aussi".split(
    '|',
  ),
  ...'dans la même rubrique|читайте также|по теме|самое читаемое|популярное|другие новости|ещё новости|смотрите также'.split(
    '|',
  ),
]

/** Words of appeals, prompts and notices; a paragraph with several of them, and "you" or "we", is one. */
export const appealWords: readonly string[] = [
  ...'your support|your donation|your contribution|your subscription|your gift|your help|donate|donation|donations'.split(
    '|',
  ),
  ...'subscribe|subscriber|subscribers|subscription|paywall|paywalls|our journalism|our journalists|our reporters'.split(
    '|',
  ),
  ...'our reporting|our newsroom|our readers|our supporters|our pages|our latest|our new series|our coverage'.split(
    '|',
  ),
  ...'our work|our website|our site|our newsletter|our app|our team|quality journalism|independent journalism'.split(
    '|',
  ),
  ...'reader-funded|readers like you|we need reporters|reporters on the ground|help us|support us|giving today'.split(
    '|',
  ),
  ...'give today|as little as|every contribution|every donation|become a member|membership|free for everyone'.split(
    '|',
  ),
  ...'available to everyone|open to all|tell the story|tell this story|telling this story|the story is developing'.split(
    '|',
  ),
  ...'both sides of the story|news outlets|your browser|browser|notification|notifications|alerts|preferences'.split(
    '|',
  ),
  ...'tax deductible|tax-deductible|gift|charity|charitable|save lives|help stop|pledge'.split('|'),
  ...'cookie|cookies|consent|privacy policy|personal data|sign up|sign in|log in|logged in|log back in|newsletter'.split(
    '|',
  ),
  ...'inbox|your email|email address|password|unsubscribe|click|refresh|reload|settings|at any time|the app|download'.split(
    '|',
  ),
  ...'commenting|comment|comments|conversation|forum|community guidelines|other readers|replies|register|registering'.split(
    '|',
  ),
  ...'let us know|tell us|send us|send your|write to us|get in touch|get involved|latest news|top stories|news stories'.split(
    '|',
  ),
  ...'email newsletters|our updates|football updates|find out more|more information|clicking here|click here|thank you for reading'.split(
    '|',
  ),
  ...'trusted by|pays for|allows us|makes all the difference|can afford|your inbox|this page|the page|we know what'.split(
    '|',
  ),
  ...'votre soutien|votre don|vos dons|abonnez-vous|abonnement|abonnés|notre journal|notre rédaction|nos lecteurs'.split(
    '|',
  ),
  ...'nos journalistes|soutenez-nous|faire un don|cookies|newsletter|navigateur|notifications|votre adresse'.split(
    '|',
  ),
  ...'vos données|mot de passe|à tout moment|inscrivez-vous|journalisme indépendant'.split('|'),
  ...'à nos côtés|un don|cet article|cette page|ce contenu|notre application|notre site|nos newsletters|votre avis|votre e-mail'.split(
    '|',
  ),
  ...'vos commentaires|écrivez-nous|contactez-nous|nos partenaires|votre consentement|sans engagement|devenez membre|votre accord'.split(
    '|',
  ),
  ...'просьба|поддержке читателей|пожертвование|пожертвованию|ваша помощь|вашей помощи|помогает работать|работать редакции'.split(
    '|',
  ),
  ...'besoin de vous|sans publicité|média indépendant|pour que ça dure|need your|ad-free|independent media|keep us going|независимое издание'.split(
    '|',
  ),
  ...'découvrez|retrouvez|recevez|profitez|politique de confidentialité|désinscrire'.split('|'),
  ...'наш телеграм|телеграм-канал|наш канал|наших соцсетях|пишите нам|присылайте|свяжитесь с нами|рассылка|отписаться'.split(
    '|',
  ),
  ...'ваша поддержка|вашей поддержке|ваше пожертвование|пожертвования|подписка|подписчиков|наша редакция'.split(
    '|',
  ),
  ...'наши журналисты|наши читатели|независимая журналистика|независимой журналистики|рассылку|браузер|браузера'.split(
    '|',
  ),
  ...'скачайте|приложение|помогите нам|помогите|благодаря вам|вместе с вами|станьте|присоединяйтесь|оформите'.split(
    '|',
  ),
  ...'уведомления|уведомлений|файлы cookie|персональных данных|пароль|в любой момент|поддержите нас'.split(
    '|',
  ),
]

/** What only a page or a browser has: two of them in a short line, and it is no line of an article. */
export const deviceWords: readonly string[] = [
  ...'notification|notifications|browser|preferences|settings|cookie|cookies|javascript|ad blocker|adblocker'.split(
    '|',
  ),
  ...'external sites|not responsible for the content|partners|personal data|content funded'.split('|'),
  ...'alerts|password|username|email address|logged in|log in|sign in|sign up|subscription|inbox|newsletter'.split(
    '|',
  ),
  ...'this page|the page|reload|refresh|download|the app|account|opt out|unsubscribe|captcha|autoplay|playlist'.split(
    '|',
  ),
  ...'navigateur|paramètres|mot de passe|votre compte|cette page|браузер|браузере|настройках|пароль|страницу|аккаунт'.split(
    '|',
  ),
]

/** Who is speaking and to whom: news about others seldom says these outside quotation marks. */
export const addressWords: readonly string[] =
  'you|your|yours|we|our|ours|us|please|vous|votre|vos|nous|notre|nos|вы|вас|вам|ваш|ваша|ваше|вашей|вами|нами|мы|нас|нам|наш|наша|наши|нашей'.split(
    '|',
  )

/** Photographers' agencies and picture shops, and the words that go with a picture. */
export const creditPhrases: readonly string[] = [
  ...'photo credit|photo by|photo:|photos:|photograph:|photography:|picture:|pictures:|image:|image credit|image source'.split(
    '|',
  ),
  ...'image caption|getty images|afp photo|afp/getty|reuters/|ap photo|file photo|handout photo|crédit photo|crédits photo'.split(
    '|',
  ),
  ..."photo d'archives|photo d'illustration|фото:|фото из|автор фото|источник фото|via getty|shutterstock|istock|flickr|wikimedia".split(
    '|',
  ),
]

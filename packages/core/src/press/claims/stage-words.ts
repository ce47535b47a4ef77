/**
 * What begins, moves or ends an investigation or a trial, in English, French and Russian.
 * docs/formats/press-reading.md P91: R23 sets it beside what a document shows.
 */

const beganEn = 'opened|opens|launched|launches|began|begun|started|ordered|closed|dropped|reopened|suspended'
const matterEn =
  'investigations?|inquir(?:y|ies)|probes?|preliminary checks?|criminal cases?|cases?|proceedings|trials?'
const beganFr = 'ouvert|ouverte|ouvre|lancé|lancée|classé|classée|ordonné|clos|close'
const matterFr = 'enquêtes?|information judiciaire|instruction|procédure|dossier|plainte'
const beganRu =
  'возбудил\\p{Ll}*|возбуждено|возбудят|начал\\p{Ll}*|начата|прекратил\\p{Ll}*|прекращено|отказал\\p{Ll}*|закрыл\\p{Ll}*|приостановил\\p{Ll}*'
const matterRu = 'дел[оа]|проверк\\p{Ll}+|расследовани\\p{Ll}+|возбуждении'
const courtEn =
  'charged|indicted|convicted|acquitted|arraigned|sentenced|arrested|remanded|jailed|found (?:not )?guilty'

/** Behind "not" nothing has begun. */
export const stagePattern = new RegExp(
  `(?<!\\p{L})(?<!(?:(?<!\\p{L})(?:not|never|pas|jamais|не|ни)|n[’']t) )(?:${[
    `(?:${beganEn})(?: \\p{L}+){0,3}? (?:${matterEn})`,
    `(?:was|were|been|is|are) (?:${courtEn})|indicted (?=\\p{Lu}|on |for )|pleaded (?:not )?guilty|sentenced (?=\\p{Lu}|him |her |them |to )`,
    `(?:${beganFr})(?: \\p{L}+){0,3}? (?:${matterFr})|(?:enquête|information judiciaire) (?:a|est|avait) (?:été )?(?:ouverte|classée|confiée)`,
    'mis(?:e|es)? en examen|placée?s? (?:en garde à vue|en détention|sous contrôle judiciaire)|écrouée?s?|(?:a|ont) requis(?: \\p{L}+){0,3} (?:ans|mois)|(?:sera|seront|est|sont) jugée?s?|(?:a|ont) été (?:condamnée?s?|relaxée?s?|acquittée?s?|inculpée?s?|interpellée?s?|arrêtée?s?|libérée?s?)|(?:condamnée?s?|relaxée?s?|inculpée?s?) (?=par |à |pour |du )',
    `(?:${beganRu})(?: \\p{L}+){0,3}? (?:${matterRu})|(?:дело|проверка) (?:было |была )?(?:возбуждено|прекращено|начата|закрыто)`,
    'предъяв\\p{Ll}+ обвинени\\p{Ll}+|обвинение предъявл\\p{Ll}+|(?:был[аи]? )?(?:задержан|арестован|осужд[её]н|оправдан|приговор[её]н)[аы]?|приговорил\\p{Ll}*|признал\\p{Ll}* (?:его |её |их )?(?:не)?виновн\\p{Ll}+|признан[аы]? (?:не)?виновн\\p{Ll}+|(?:отправил\\p{Ll}*|помещ[её]н[аы]?|заключ[её]н[аы]?) под (?:домашний )?(?:арест|стражу)',
  ].join('|')})(?!\\p{L})`,
  'iu',
)

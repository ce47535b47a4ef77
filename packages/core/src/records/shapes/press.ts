/** Shapes of publications, statements and interventions. */
import { nameOnLetter } from '../choices/evidence.ts'
import { may, must, shape, words } from '../field.ts'
import {
  country,
  day,
  distinct,
  duration,
  either,
  line,
  many,
  ref,
  term,
  text,
  whole,
  yesNo,
} from '../kinds.ts'
import { commitmentStatus } from '../vocabulary/commitment-status.ts'
import { dialogueState } from '../vocabulary/dialogue-state.ts'
import { imageProvenance } from '../vocabulary/image-provenance.ts'
import { investigationStage } from '../vocabulary/investigation-stage.ts'
import { numberQualifier } from '../vocabulary/number-qualifier.ts'
import { publicationRelation } from '../vocabulary/publication-relation.ts'
import { quoteFault } from '../vocabulary/quote-fault.ts'

/** {publicationId or outlet, relation} */
export const dependence = shape('dependence', {
  publicationId: may(ref('Publication'), words('Publication', 'Публикация', 'Publication')),
  outlet: may(line(), words('Outlet', 'Издание', 'Média')),
  relation: must(term(publicationRelation), words('How it depends', 'Как зависит', 'Dépendance')),
})

/** {anchor, speakerAsPrinted, statementId, faults *} */
export const printedQuote = shape('printedQuote', {
  anchor: must(text(20_000), words('Words', 'Слова', 'Paroles')),
  speakerAsPrinted: may(
    line(),
    words('Speaker as printed', 'Кто говорит по тексту', 'Auteur selon le texte'),
  ),
  statementId: may(ref('Statement'), words('Statement', 'Высказывание', 'Déclaration')),
  faults: may(distinct(term(quoteFault)), words('Faults', 'Ошибки', 'Défauts')),
})

/** {itemId, provenance, captionDate} */
export const printedImage = shape('printedImage', {
  itemId: must(ref('EvidenceItem'), words('Picture', 'Снимок', 'Image')),
  provenance: must(term(imageProvenance), words('Provenance', 'Происхождение', 'Provenance')),
  captionDate: may(day, words('Date in the caption', 'Дата в подписи', 'Date de la légende')),
})

/** {publicationId, quote}, or an account instead of a publication where no capture exists yet. */
export const statementAnchor = shape('statementAnchor', {
  publicationId: may(ref('Publication'), words('Publication', 'Публикация', 'Publication')),
  itemId: may(ref('EvidenceItem'), words('Document', 'Документ', 'Document')),
  testimonyId: may(ref('Testimony'), words('Account', 'Рассказ', 'Récit')),
  quote: must(text(20_000), words('Exact words there', 'Точные слова там', 'Mots exacts')),
})

/** {publicationId or itemId or where, at, words}: where a note has it from, and of which day that is. */
export const noteSource = shape('noteSource', {
  publicationId: may(ref('Publication'), words('Publication', 'Публикация', 'Publication')),
  itemId: may(ref('EvidenceItem'), words('Document', 'Документ', 'Document')),
  where: may(line(), words('Or where', 'Или где', 'Ou bien où')),
  at: must(day, words('Of', 'От', 'Du')),
  words: may(text(5000), words('Exact words there', 'Точные слова там', 'Mots exacts')),
})

const smart = shape('smart', {
  S: must(yesNo, words('Specific', 'Конкретно', 'Spécifique')),
  M: must(yesNo, words('Measurable', 'Измеримо', 'Mesurable')),
  A: must(yesNo, words('Achievable', 'Достижимо', 'Réalisable')),
  R: must(yesNo, words('Relevant', 'По существу', 'Pertinent')),
  T: must(yesNo, words('With a date', 'Со сроком', 'Daté')),
})

/** {promisors, toWhom, what, due, every, intervalAssumed, smart, status} */
export const commitment = shape('commitment', {
  promisors: must(
    distinct(ref('Person'), { min: 1, max: 50 }),
    words('Who promised', 'Кто обещал', 'Qui a promis'),
  ),
  toWhom: may(either(ref('Person'), line()), words('To whom', 'Кому', 'À qui')),
  what: must(text(5000), words('What was promised', 'Что обещано', 'Ce qui est promis')),
  due: may(day, words('Due', 'Срок', 'Échéance')),
  every: may(duration, words('Repeats every', 'Повторяется раз в', 'Se répète tous les')),
  intervalAssumed: must(
    yesNo,
    words('Interval assumed by us', 'Срок предположили мы', 'Délai supposé par nous'),
  ),
  smart: may(smart, words('How exact', 'Насколько точно', 'Précision de la promesse')),
  status: must(term(commitmentStatus), words('Status', 'Что исполнено', 'État')),
})

/** {slot, value, qualifier, asOf, definition} */
export const statedFigure = shape('statedFigure', {
  slot: must(line(60), words('Figure', 'Показатель', 'Chiffre')),
  value: must(whole(0, 100_000_000), words('Number', 'Число', 'Nombre')),
  qualifier: must(term(numberQualifier), words('The number is', 'Число', 'Le nombre est')),
  asOf: must(day, words('As of', 'На дату', 'Au')),
  definition: must(text(2000), words('What is counted', 'Что считается', 'Ce qui est compté')),
})

/** {tried *, whyNone}: rule R24. */
export const remedies = shape('remedies', {
  tried: may(many(text(5000), { max: 100 }), words('Tried', 'Что испробовано', 'Recours exercés')),
  whyNone: may(text(5000), words('Why none', 'Почему ничего', 'Pourquoi aucun')),
})

/** {consent, knowsLetterToState, knowsPublicReport, nameOrInitials}: rule R25. */
export const specialProceduresAnswers = shape('specialProceduresAnswers', {
  consent: must(yesNo, words('Agrees to the letter', 'Согласие на обращение', 'Accepte la communication')),
  knowsLetterToState: must(
    yesNo,
    words(
      'Knows the State gets a letter',
      'Знает, что письмо получит государство',
      'Sait que l’État recevra une lettre',
    ),
  ),
  knowsPublicReport: must(
    yesNo,
    words('Knows a public report follows', 'Знает о публичном докладе', 'Sait qu’un rapport public suit'),
  ),
  nameOrInitials: must(term(nameOnLetter), words('Named how', 'Как назвать', 'Comment nommer')),
})

/** {stage, at, itemId}: a stage moves only with a document (rule R23). */
export const stageStep = shape('stageStep', {
  stage: must(term(investigationStage), words('Stage', 'Стадия', 'Étape')),
  at: must(day, words('On', 'Когда', 'Le')),
  itemId: must(ref('EvidenceItem'), words('Document', 'Документ', 'Document')),
})

/** {stage, publicationId}: what the press says, shown beside the real stage. */
export const claimedStage = shape('claimedStage', {
  stage: must(term(investigationStage), words('Stage', 'Стадия', 'Étape')),
  publicationId: must(ref('Publication'), words('Publication', 'Публикация', 'Publication')),
})

const dialogueStep = shape('dialogueStep', {
  state: must(term(dialogueState), words('State of talks', 'Стадия переговоров', 'État du dialogue')),
  at: must(day, words('On', 'Когда', 'Le')),
})

/** {stateCode, history *, nameable} */
export const dialogue = shape('dialogue', {
  stateCode: must(country, words('State', 'Государство', 'État')),
  history: must(many(dialogueStep, { max: 200 }), words('History', 'История', 'Historique')),
  nameable: must(
    yesNo,
    words('May be named', 'Можно называть', 'Peut être nommé'),
    words(
      'Only when the State named itself or agreed.',
      'Только если государство назвало себя само или согласилось.',
      'Seulement si l’État s’est nommé lui-même ou l’a accepté.',
    ),
  ),
})

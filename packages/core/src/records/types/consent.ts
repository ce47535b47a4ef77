/** One permission for one purpose. Nothing leaves without it, and a "no" said anywhere wins. */
import { consentMethod, everything, explainedPoint, onDeath, onLostContact } from '../choices/consent.ts'
import { optional, required, words } from '../field.ts'
import {
  day,
  distinct,
  either,
  instant,
  language,
  line,
  many,
  member,
  ref,
  term,
  text,
  yesNo,
} from '../kinds.ts'
import { append, fixed, keepBoth, restrictive, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import {
  confirmedSafe,
  heardAs,
  holdStep,
  ifTaken,
  legalHold,
  recipient,
  sealedUp,
  sealOpening,
  withdrawal,
} from '../shapes/consent.ts'
import { machine } from '../states.ts'
import { consentPurpose } from '../vocabulary/consent-purpose.ts'
import { consentStatus } from '../vocabulary/consent-status.ts'
import { identifiability } from '../vocabulary/identifiability.ts'

export const consentType = recordType({
  name: 'Consent',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'UN Special Procedures form (i)–(l); GBVIMS and Primero; GDPR article 9(2)(a)',
  meaning: words(
    'One permission for one purpose. Nothing leaves without it.',
    'Одно разрешение на одну цель. Без него ничего не уходит.',
    'Une permission pour un but. Rien ne part sans elle.',
  ),
  fields: {
    personId: required(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Person', 'Человек', 'Personne'),
    }),
    purpose: required(term(consentPurpose), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Purpose', 'Цель', 'But'),
    }),
    scope: required(either(term(everything), distinct(ref(), { min: 1, max: 1000 })), {
      class: 'CASE',
      merge: keepBoth,
      label: words('What it covers', 'На что распространяется', 'Ce qu’il couvre'),
      help: words(
        'Everything, or items one by one. For images the items must be listed.',
        'Всё или отдельные материалы. Для снимков их нужно перечислить.',
        'Tout, ou pièce par pièce. Pour les images, la liste est obligatoire.',
      ),
    }),
    recipients: required(many(recipient, { min: 1, max: 200 }), {
      class: 'CASE',
      merge: setBy('kind', 'name'),
      label: words('Recipients', 'Кому', 'Destinataires'),
      help: words(
        'A class may do for some purposes; a referral, a visa, a letter to a State and a court need the name.',
        'Иногда достаточно указать вид; для направления, визы, письма государству и суда нужно название.',
        'Une catégorie suffit parfois ; orientation, visa, lettre à un État et tribunal exigent le nom.',
      ),
    }),
    identifiability: required(term(identifiability), {
      class: 'CASE',
      merge: restrictive('I0', 'I1', 'I2', 'I3', 'I4', 'I5'),
      column: true,
      label: words('At most recognisable as', 'Предел узнаваемости', 'Reconnaissable au plus'),
    }),
    conditions: optional(text(5000), {
      class: 'CASE',
      merge: keepBoth,
      label: words('Conditions', 'Условия', 'Conditions'),
    }),
    givenAt: required(instant, {
      class: 'CASE',
      column: true,
      label: words('Answered', 'Когда ответил(а)', 'Réponse du'),
    }),
    method: required(term(consentMethod), { class: 'CASE', label: words('How', 'Как', 'Comment') }),
    heardBy: required(member, { class: 'INT', label: words('Heard by', 'Кто слышал', 'Entendu par') }),
    givenBy: optional(line(), {
      class: 'CASE',
      merge: keepBoth,
      label: words('Spoken by somebody else', 'Говорил другой человек', 'Exprimé par autrui'),
      help: words(
        'Filled only when somebody else spoke for the person. That makes it unusable, except for the trusted contact.',
        'Только если за человека говорил другой. Тогда согласие непригодно, кроме доверенного лица.',
        'Seulement si quelqu’un d’autre a parlé. Inutilisable alors, sauf pour le contact de confiance.',
      ),
    }),
    interpreterUsed: required(yesNo, {
      class: 'CASE',
      label: words('Through an interpreter', 'Через переводчика', 'Avec interprète'),
    }),
    lang: required(language, { class: 'CASE', label: words('Language', 'Язык', 'Langue') }),
    explained: required(distinct(term(explainedPoint)), {
      class: 'CASE',
      label: words('Explained', 'Что объяснено', 'Expliqué'),
      help: words(
        'All eight for what may become known outside.',
        'Все восемь пунктов, если что-то станет известно снаружи.',
        'Les huit points pour ce qui peut être connu dehors.',
      ),
    }),
    expiresAt: required(day, {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Ends', 'Действует до', 'Expire le'),
    }),
    status: required(term(consentStatus), {
      class: 'CASE',
      merge: restrictive('withdrawn', 'refused', 'suspended', 'expired', 'asked', 'given'),
      column: true,
      label: words('Status', 'Состояние', 'État'),
    }),
    onLost: required(term(onLostContact), {
      class: 'CASE',
      merge: restrictive('freeze', 'keep'),
      label: words('When contact is lost', 'Если связь потеряна', 'En cas de perte de contact'),
    }),
    onDeath: required(term(onDeath), {
      class: 'CASE',
      merge: restrictive('freeze', 'erase', 'decided_by_trusted'),
      label: words('After death', 'После смерти', 'Après la mort'),
      help: words('Asked while alive.', 'Спрашивают при жизни.', 'Demandé du vivant.'),
    }),
    // Written once: what the person took back no desk gives back, and a later wish stands beside it.
    withdrawn: optional(withdrawal, {
      class: 'CASE',
      merge: fixed,
      label: words('Withdrawn', 'Отозвано', 'Retrait'),
    }),
    laterWishes: optional(many(withdrawal, { max: 20 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Said later', 'Сказано позже', 'Dit plus tard'),
    }),
    heard: optional(many(heardAs, { max: 50 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Heard as', 'Как услышано', 'Entendu comme'),
    }),
    ifTaken: optional(ifTaken, {
      class: 'CASE',
      merge: keepBoth,
      label: words('If I am taken', 'Если меня схватят', 'Si je suis enlevé(e)'),
      help: words(
        'To whom, in which words, after how long. It holds when contact is lost, and needs two approvals.',
        'Кому, какими словами, через сколько. Действует и без связи; нужны двое одобривших.',
        'À qui, en quels mots, après combien de temps. Vaut sans contact ; deux approbations.',
      ),
    }),
    eraseAfter: optional(day, {
      class: 'CASE',
      merge: fixed,
      label: words('Erase not before', 'Стереть не раньше', 'Effacer au plus tôt le'),
    }),
    confirmedSafe: optional(confirmedSafe, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Wish repeated in safety', 'Воля повторена в безопасности', 'Souhait répété en sécurité'),
    }),
    legalHold: optional(legalHold, {
      class: 'CASE',
      // Written once, so that no desk alone can take it away: two members end it, in the list below.
      merge: fixed,
      label: words('Held for a court', 'Удержано для суда', 'Conservé pour un tribunal'),
      help: words(
        'Instead of being erased it is sealed and unreadable.',
        'Вместо стирания запечатано и не читается.',
        'Au lieu d’être effacé, scellé et illisible.',
      ),
    }),
    holdSteps: optional(many(holdStep, { max: 100 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Hold ended or renewed', 'Снятие и возобновление', 'Levée ou reprise'),
    }),
    sealedUp: optional(many(sealedUp, { max: 20 }), {
      class: 'CASE',
      secret: true,
      merge: append,
      label: words('Sealed away', 'Запечатано', 'Mis sous scellés'),
    }),
    sealOpenings: optional(many(sealOpening, { max: 100 }), {
      class: 'CASE',
      secret: true,
      merge: append,
      label: words('Opened by two', 'Открыто двоими', 'Ouvert par deux'),
    }),
  },
  states: machine('status', consentStatus, 'asked', {
    asked: ['given', 'refused'],
    given: ['expired', 'suspended', 'withdrawn'],
    suspended: ['given', 'withdrawn'],
    expired: ['asked'],
    refused: ['asked'],
    withdrawn: ['asked'],
  }),
})

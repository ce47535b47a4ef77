/** Everything that ever leaves: what, to whom, under which consents, approved by whom. Also the recall list. */
import { releasePaper, releaseState } from '../choices/consent.ts'
import { optional, required, words } from '../field.ts'
import { distinct, hash, instant, many, member, ref, term } from '../kinds.ts'
import { fixed, keepBoth, restrictive, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import {
  approval,
  cancelled,
  recall,
  recipient,
  releasedFigure,
  releasedItem,
  releasedPage,
} from '../shapes/consent.ts'
import { machine } from '../states.ts'
import { consentPurpose } from '../vocabulary/consent-purpose.ts'
import { identifiability } from '../vocabulary/identifiability.ts'

export const releaseType = recordType({
  name: 'Release',
  room: 'evidence',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'GBVIMS and CPIMS information sharing protocol; data transfer log',
  meaning: words(
    'Everything that ever leaves: what, to whom, under which consents, approved by whom.',
    'Всё, что уходит: что, кому, по каким согласиям, кто одобрил.',
    'Tout ce qui sort : quoi, à qui, sous quels consentements, approuvé par qui.',
  ),
  fields: {
    to: required(recipient, {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('To', 'Кому', 'À'),
    }),
    purpose: required(term(consentPurpose), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Purpose', 'Цель', 'But'),
    }),
    items: required(many(releasedItem, { max: 5000 }), {
      class: 'CASE',
      merge: setBy('ref'),
      label: words('Items', 'Материалы', 'Pièces'),
    }),
    identifiability: required(term(identifiability), {
      class: 'CASE',
      merge: restrictive('I0', 'I1', 'I2', 'I3', 'I4', 'I5'),
      column: true,
      label: words('At most recognisable as', 'Предел узнаваемости', 'Reconnaissable au plus'),
    }),
    consentIds: required(distinct(ref('Consent')), {
      class: 'CASE',
      label: words('Consents', 'Согласия', 'Consentements'),
    }),
    approvals: required(distinct(member), {
      class: 'INT',
      label: words('Approved by', 'Кто одобрил', 'Approuvé par'),
    }),
    figures: optional(many(releasedFigure, { max: 200 }), {
      class: 'INT',
      label: words('Figures', 'Цифры', 'Chiffres'),
      help: words(
        'With what is counted and as of when; small cells are suppressed.',
        'С тем, что считается и на какую дату; малые числа скрыты.',
        'Avec ce qui est compté et à quelle date ; les petites cases sont supprimées.',
      ),
    }),
    paper: optional(term(releasePaper), {
      class: 'CASE',
      merge: fixed,
      label: words('As which paper', 'Каким документом', 'Sous quelle forme'),
    }),
    page: optional(releasedPage, {
      class: 'CASE',
      merge: fixed,
      label: words('Public page', 'Публичная страница', 'Page publique'),
    }),
    state: required(term(releaseState), {
      class: 'CASE',
      merge: restrictive('recalled', 'recall_asked', 'sent', 'draft', 'approved'),
      column: true,
      label: words('State', 'Состояние', 'État'),
    }),
    sentAt: optional(instant, {
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Sent', 'Отправлено', 'Envoyé le'),
    }),
    sha256: optional(hash, {
      class: 'INT',
      merge: fixed,
      computed: true,
      label: words('SHA-256 of what was sent', 'SHA-256 отправленного', 'SHA-256 de l’envoi'),
    }),
    recall: optional(recall, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Asked back', 'Возврат', 'Retour'),
    }),
    approvedAt: optional(many(approval, { max: 20 }), {
      class: 'INT',
      merge: setBy('by'),
      computed: true,
      label: words('When approved', 'Когда одобрено', 'Approuvé quand'),
    }),
    cancelled: optional(cancelled, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Cancelled', 'Отменено', 'Annulé'),
    }),
  },
  states: machine('state', releaseState, 'draft', {
    draft: ['approved'],
    approved: ['sent', 'draft'],
    sent: ['recall_asked'],
    recall_asked: ['recalled'],
    recalled: [],
  }),
})

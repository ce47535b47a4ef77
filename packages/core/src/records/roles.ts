/** Roles in the network: what somebody does there. What a member reads is decided by keys, whatever the role. */
import type { Words } from '../base/language.ts'
import { words } from './field.ts'

export const roles = [
  'line_operator',
  'caseworker',
  'coordinator',
  'identity_keeper',
  'documenter',
  'analyst',
  'medical',
  'legal',
  'press_officer',
  'safety_officer',
  'auditor',
  'subject',
] as const
export type Role = (typeof roles)[number]

export const roleWords: { readonly [R in Role]: { readonly name: Words; readonly does: Words } } = {
  line_operator: {
    name: words('line operator', 'оператор линии', 'opérateur de la ligne'),
    does: words(
      'reads requests for help, answers, proposes a priority',
      'читает обращения, отвечает, предлагает срочность',
      'lit les demandes, répond, propose une priorité',
    ),
  },
  caseworker: {
    name: words('caseworker', 'ведущий дела', 'responsable de dossiers'),
    does: words('own cases', 'ведёт свои дела', 'ses dossiers'),
  },
  coordinator: {
    name: words('coordinator', 'координатор', 'coordinateur'),
    does: words('shelters and journeys', 'убежища и переезды', 'refuges et trajets'),
  },
  identity_keeper: {
    name: words('identity keeper', 'хранитель личностей', 'gardien des identités'),
    does: words(
      'pairs code and name; signs what leaves with a name',
      'связывает код и имя; подписывает то, что уходит с именем',
      'relie code et nom ; signe ce qui part avec un nom',
    ),
  },
  documenter: {
    name: words('documenter', 'документатор', 'documentaliste'),
    does: words(
      'accounts and items he or she took',
      'рассказы и материалы, которые принял(а)',
      'les récits et pièces qu’il ou elle a recueillis',
    ),
  },
  analyst: {
    name: words('analyst', 'аналитик', 'analyste'),
    does: words(
      'claims and patterns; codes only',
      'утверждения и сопоставления; только коды',
      'affirmations et recoupements ; codes seulement',
    ),
  },
  medical: {
    name: words('medical', 'врач', 'médecin'),
    does: words(
      'examinations of referred persons',
      'осмотры направленных людей',
      'examens des personnes adressées',
    ),
  },
  legal: {
    name: words('legal', 'юрист', 'juriste'),
    does: words('interventions and complaints', 'обращения и жалобы', 'démarches et plaintes'),
  },
  press_officer: {
    name: words('press officer', 'пресс-секретарь', 'attaché de presse'),
    does: words(
      'publications, statements, what goes to the press; never a place, never a name',
      'публикации, высказывания, передачи прессе; никогда места и имена',
      'publications, déclarations, envois à la presse ; jamais un lieu, jamais un nom',
    ),
  },
  safety_officer: {
    name: words('safety officer', 'ответственный за безопасность', 'responsable sécurité'),
    does: words(
      'consent checks, withdrawals, alarms, second approval',
      'проверка согласий, отзывы, тревоги, второе одобрение',
      'contrôle des consentements, retraits, alarmes, seconde approbation',
    ),
  },
  auditor: {
    name: words('auditor', 'ревизор', 'auditeur'),
    does: words(
      'log and counts, no contents',
      'журнал и числа, без содержания',
      'journal et chiffres, aucun contenu',
    ),
  },
  subject: {
    name: words('the person', 'сам человек', 'la personne'),
    does: words(
      'own consents, own account, own releases',
      'свои согласия, свой рассказ, свои передачи',
      'ses consentements, son récit, ses envois',
    ),
  },
}

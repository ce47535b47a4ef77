/**
 * What a member types or joins for one paper, at the moment of sending: name, place, danger in words.
 *
 * These words meet nowhere else. They come in as they were typed, stay inside a `Secret`, and go out in the paper; no
 * record has a field for them together. A box that the paper does not have is refused, and so is a name in a paper that
 * the person wanted to be less recognisable in.
 */
import type { Words } from '../../base/language.ts'
import { text } from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { Secret } from '../../base/secret.ts'
import { words } from '../../records/field.ts'
import { levels } from '../../rules/action.ts'
import type { Permit } from './permit.ts'
import type { ExportKind } from './ways.ts'

/** `name`, `place`: what may meet only here. `danger`: why, in the person's words. `plain`: everything else. */
export type BoxClass = 'name' | 'place' | 'danger' | 'plain'

export type TypedBox = {
  readonly name: string
  readonly of: BoxClass
  readonly required: boolean
  readonly label: Words
}

function box(name: string, of: BoxClass, label: Words, required = false): TypedBox {
  return { name, of, required, label }
}

const fullName = box('fullName', 'name', words('Full name', 'Полное имя', 'Nom complet'), true)

export const typedBoxes: { readonly [K in ExportKind]: readonly TypedBox[] } = {
  resettlement: [
    fullName,
    box(
      'otherNames',
      'name',
      words('Other names and spellings', 'Другие имена и написания', 'Autres noms et graphies'),
    ),
    box(
      'born',
      'name',
      words('Date and place of birth', 'Дата и место рождения', 'Date et lieu de naissance'),
      true,
    ),
    box('citizenship', 'name', words('Citizenship', 'Гражданство', 'Nationalité'), true),
    box('documents', 'name', words('Papers and numbers', 'Документы и номера', 'Papiers et numéros')),
    box('occupation', 'plain', words('Education and work', 'Образование и работа', 'Études et travail')),
    box(
      'presentPlace',
      'place',
      words('Present country and contact', 'Страна пребывания и связь', 'Pays actuel et contact'),
      true,
    ),
    box('caseSize', 'plain', words('People in this case', 'Людей в деле', 'Personnes dans ce dossier'), true),
    box('linkedCases', 'plain', words('Linked cases', 'Связанные дела', 'Dossiers liés')),
    box(
      'relatives',
      'name',
      words('Relatives not included', 'Родственники вне заявления', 'Proches non inclus'),
    ),
    box(
      'priorityBecause',
      'plain',
      words('Why this priority', 'Почему такая срочность', 'Motif de la priorité'),
      true,
    ),
    box(
      'claim',
      'danger',
      words('Refugee claim', 'Основание просьбы об убежище', 'Motifs de la demande'),
      true,
    ),
    box(
      'need',
      'danger',
      words('Why resettlement is needed', 'Почему нужно переселение', 'Besoin de réinstallation'),
      true,
    ),
    box('specificNeeds', 'danger', words('Specific needs', 'Особые нужды', 'Besoins particuliers')),
    box('remarks', 'plain', words('Additional remarks', 'Дополнительно', 'Autres remarques')),
    box(
      'confidential',
      'danger',
      words(
        'To be kept from other family members',
        'Не показывать другим членам семьи',
        'À ne pas montrer à la famille',
      ),
    ),
  ],
  grant: [
    fullName,
    box(
      'contact',
      'name',
      words('How to reach the person', 'Как связаться', 'Comment joindre la personne'),
      true,
    ),
    box(
      'hostOrganisation',
      'plain',
      words('Host organisation', 'Принимающая организация', 'Organisation d’accueil'),
    ),
    box(
      'background',
      'plain',
      words('Background of the defender', 'О правозащитнике', 'Parcours du défenseur'),
      true,
    ),
    box('whyRelocation', 'danger', words('Why relocation', 'Почему переезд', 'Pourquoi partir'), true),
    box(
      'country',
      'place',
      words('Which country, and why', 'Какая страна и почему', 'Quel pays et pourquoi'),
      true,
    ),
    box(
      'securityPlan',
      'place',
      words('Security plan for the move', 'План безопасности переезда', 'Plan de sécurité du trajet'),
      true,
    ),
    box(
      'programme',
      'plain',
      words('What the person will do there', 'Чем займётся на месте', 'Activités sur place'),
    ),
    box('family', 'plain', words('Family members', 'Члены семьи', 'Membres de la famille')),
    box('otherFunders', 'plain', words('Other funders asked', 'Другие фонды', 'Autres bailleurs'), true),
    box('amount', 'plain', words('Amount asked', 'Запрошенная сумма', 'Montant demandé'), true),
    box('impact', 'plain', words('What the grant changes', 'Что изменит грант', 'Effet attendu')),
    box('duration', 'plain', words('For how long', 'На какой срок', 'Durée'), true),
    box('returnPlan', 'plain', words('Plan for the return', 'План возвращения', 'Plan de retour')),
  ],
  // A doctor needs what hurts, and nobody's name: the code is on the appointment.
  medical: [
    box('need', 'plain', words('What is needed', 'Что нужно', 'Ce qui est nécessaire'), true),
    box('urgency', 'plain', words('By when', 'К какому сроку', 'Dans quel délai'), true),
    box(
      'appointment',
      'plain',
      words('How to make the appointment', 'Как договориться о приёме', 'Comment prendre rendez-vous'),
      true,
    ),
  ],
  'own-copy': [
    box('contact', 'plain', words('How to reach us', 'Как с нами связаться', 'Comment nous joindre'), true),
  ],
  correction: [box('reference', 'plain', words('Your reference', 'Ваш номер', 'Votre référence'))],
  costs: [box('period', 'plain', words('Period', 'Период', 'Période'))],
}

export type TypedRefusal = {
  readonly kind: 'not-typed-right'
  /** The name of the box, never what was typed. */
  readonly box: string
  readonly why: 'no-such-box' | 'missing' | 'unfit' | 'name-above-level'
}

/** The boxes of one paper, as they were typed. Read by `line` only while a paper is made. */
export type Typed = Secret<ReadonlyMap<string, string>>

const one = text({ max: 20_000 })

export function readTyped(
  permit: Permit,
  typed: Readonly<Record<string, string>>,
): Result<Typed, TypedRefusal> {
  const boxes = typedBoxes[permit.kind]
  const unknown = Object.keys(typed).find((name) => boxes.every((each) => each.name !== name))
  if (unknown !== undefined) return wrong('(unnamed)', 'no-such-box')
  const read = new Map<string, string>()
  for (const { name, of, required } of boxes) {
    const written = (typed[name] ?? '').trim()
    if (written === '' && required) return wrong(name, 'missing')
    if (written === '') continue
    if (!one(written, name).ok) return wrong(name, 'unfit')
    if (of === 'name' && levels.indexOf(permit.level) < levels.indexOf('I4'))
      return wrong(name, 'name-above-level')
    read.set(name, written)
  }
  return ok(new Secret(read))
}

function wrong(name: string, why: TypedRefusal['why']) {
  return refuse({ kind: 'not-typed-right', box: name, why } as const)
}

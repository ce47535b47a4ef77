/**
 * The fields of UNHCR's Resettlement Registration Form, sections 1 to 9, for one person's submission.
 *
 * From the records come priority, categories, dangers as words, languages and the list of annexes; whatever names,
 * places or gives the ground is typed for this paper alone. The State that may take the person stands nowhere on it.
 */
import { ok, type Result } from '../../base/result.ts'
import { ageBand } from '../../records/choices/people.ts'
import { words } from '../../records/field.ts'
import { priority } from '../../records/vocabulary/priority.ts'
import { riskFactor } from '../../records/vocabulary/risk-factor.ts'
import { threatActor } from '../../records/vocabulary/threat-actor.ts'
import { visaCategory } from '../../records/vocabulary/visa-category.ts'
import { codesOf } from '../../rules/persons.ts'
import { careful, type Held, textIn, textsIn, timesIn, type World } from '../../rules/world.ts'
import { caseOf, type Priority } from '../compromised.ts'
import type { SecretPaper, Section } from './paper.ts'
import { type Asked, cannot, type PaperRefusal, type Writing, written } from './written.ts'

export function resettlementForm(asked: Asked): Result<SecretPaper, PaperRefusal> {
  return written('resettlement', asked, (writing) => {
    const categories = categoriesOf(writing)
    // Handbook chapter 4.7: one category alone is sent back, and weeks are lost.
    if (categories.length < 2) return cannot('two-categories-needed')
    return ok({
      title: writing.say(
        words(
          'Resettlement registration',
          'Регистрация на переселение',
          'Enregistrement pour la réinstallation',
        ),
      ),
      sections: [
        caseSection(writing, categories),
        individualSection(writing),
        relativesSection(writing),
        ...claimSections(writing),
        remarksSection(writing),
        ...confidentialSection(writing),
        declarationSection(writing),
        annexSection(writing),
      ],
    })
  })
}

function applications({ world, person }: Pick<Writing, 'world' | 'person'>): readonly Held[] {
  const codes = codesOf(person, world)
  return world.ofType('VisaApplication').filter((one) => textsIn(one, 'personId').some((id) => codes.has(id)))
}

function categoriesOf(writing: Writing): readonly string[] {
  const open = applications(writing).filter(
    (one) => careful(one, 'state', ['withdrawn', 'used', 'issued']) === undefined,
  )
  return [...new Set(open.flatMap((one) => textsIn(one, 'category')))]
}

/** UNHCR has three levels; what we only watch is normal to them. */
function priorityOf({ world, person }: Writing): Priority {
  const file = caseOf(world, person)
  const level =
    file === undefined ? undefined : careful(file, 'priority', ['emergency', 'urgent', 'normal', 'watch'])
  return level === undefined || level === 'watch' ? 'normal' : level
}

function caseSection(writing: Writing, categories: readonly string[]): Section {
  const { box, section, term, typed, world, person } = writing
  const [primary = '', secondary = '', ...more] = categories
  return section('1', words('1. Case', '1. Дело', '1. Dossier'), [
    box('case', words('Our reference', 'Наш номер', 'Notre référence'), codeOf(world, person)),
    box(
      'priority',
      words('Submission priority', 'Срочность', 'Priorité'),
      term(priority, priorityOf(writing)),
    ),
    typed('priorityBecause'),
    box(
      'primaryCategory',
      words('Primary category', 'Основная категория', 'Catégorie principale'),
      term(visaCategory, primary),
    ),
    box(
      'secondaryCategory',
      words('Secondary category', 'Вторая категория', 'Catégorie secondaire'),
      ...[secondary, ...more].map((code) => term(visaCategory, code)),
    ),
    typed('caseSize'),
    typed('linkedCases'),
  ])
}

function individualSection({ box, section, term, typed, world, person }: Writing): Section {
  const held = world.byId(person)
  const band = held === undefined ? undefined : textIn(held, 'ageBand')
  return section('2', words('2. Individual', '2. Человек', '2. Personne'), [
    typed('fullName'),
    typed('otherNames'),
    typed('born'),
    box('ageBand', words('Age', 'Возраст', 'Âge'), band === undefined ? undefined : term(ageBand, band)),
    typed('citizenship'),
    typed('documents'),
    box(
      'languages',
      words('Languages', 'Языки', 'Langues'),
      held === undefined ? '' : textsIn(held, 'langs').join(', '),
    ),
    typed('occupation'),
    typed('presentPlace'),
  ])
}

function relativesSection({ section, typed }: Writing): Section {
  return section(
    '3',
    words('3. Relatives not in this submission', '3. Родственники вне заявления', '3. Proches non inclus'),
    [typed('relatives')],
  )
}

function claimSections(writing: Writing): readonly Section[] {
  const { box, section, term, typed, world, person } = writing
  const file = caseOf(world, person)
  const actors = file === undefined ? [] : textsIn(file, 'threatActors')
  return [
    section('4', words('4. Refugee claim', '4. Основание', '4. Motifs de la demande'), [
      typed('claim'),
      box(
        'feared',
        words('Who is feared', 'Кого опасаются', 'Qui est craint'),
        ...actors.map((code) => term(threatActor, code)),
      ),
    ]),
    section('5', words('5. Need for resettlement', '5. Нужда в переселении', '5. Besoin de réinstallation'), [
      typed('need'),
      box(
        'dangers',
        words('What makes the danger', 'Что создаёт опасность', 'Ce qui fait le danger'),
        ...factorsOf(world, file).map((code) => term(riskFactor, code)),
      ),
    ]),
    section('6', words('6. Specific needs', '6. Особые нужды', '6. Besoins particuliers'), [
      typed('specificNeeds'),
    ]),
  ]
}

/** Of the last assessment only: facts that are necessary, and no more. */
function factorsOf(world: World, file: Held | undefined): readonly string[] {
  const all = world
    .ofType('RiskAssessment')
    .filter((one) => file !== undefined && textsIn(one, 'caseId').includes(file.id))
  const last = all.toSorted((a, b) => Math.max(0, ...timesIn(b, 'at')) - Math.max(0, ...timesIn(a, 'at')))[0]
  return last === undefined ? [] : textsIn(last, 'factors')
}

function remarksSection({ section, typed }: Writing): Section {
  return section('7', words('7. Additional remarks', '7. Дополнительно', '7. Autres remarques'), [
    typed('remarks'),
  ])
}

/** A member of a family may keep facts from the others: they stand on a sheet of their own, or nowhere. */
function confidentialSection({ section, typed, typedText }: Writing): readonly Section[] {
  if (typedText('confidential') === '') return []
  return [
    section(
      '7c',
      words('7. Confidential', '7. Конфиденциально', '7. Confidentiel'),
      [typed('confidential')],
      {
        note: words(
          'Not to be shown to other members of the family.',
          'Не показывать другим членам семьи.',
          'À ne pas montrer aux autres membres de la famille.',
        ),
        ownSheet: true,
      },
    ),
  ]
}

function declarationSection({ box, section }: Writing): Section {
  return section('8', words('8. Declaration', '8. Заявление', '8. Déclaration'), [
    box(
      'applicant',
      words(
        'Applicant: read to me and true (signature, date)',
        'Заявитель: мне прочитано, верно (подпись, дата)',
        'Requérant : lu et exact (signature, date)',
      ),
    ),
    box(
      'interpreter',
      words('Interpreter (signature, date)', 'Переводчик (подпись, дата)', 'Interprète (signature, date)'),
    ),
    box(
      'officer',
      words('Prepared by (signature, date)', 'Подготовил (подпись, дата)', 'Préparé par (signature, date)'),
    ),
  ])
}

function annexSection({ box, section, permit, world }: Writing): Section {
  const hashes = permit.items.flatMap(({ ref, derivative }) => {
    const item = world.byId(derivative ?? ref)
    return item?.type === 'EvidenceItem' ? textsIn(item, 'sha256') : []
  })
  return section('9', words('9. Attachments', '9. Приложения', '9. Pièces jointes'), [
    box('annexes', words('SHA-256 of each', 'SHA-256 каждого', 'SHA-256 de chacune'), ...hashes),
  ])
}

export function codeOf(world: World, person: string): string {
  const held = world.byId(person)
  return held === undefined ? '' : (textIn(held, 'code') ?? '')
}

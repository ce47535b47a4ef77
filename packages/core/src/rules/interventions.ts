/** R23 to R25: what a body is asked, and how far it got. */
import type { FilingWish, Identifiability, Wish } from './action.ts'
import { consentsOf, coversLevel, coversRecipient, isUsable } from './consent.ts'
import type { Allow, Because } from './reasons.ts'
import type { Break } from './verdict.ts'
import { type Held, shapesIn, textOf, textsIn, type World } from './world.ts'

const needRemedies: readonly string[] = ['X-CAT22', 'X-ECHR34', 'X-CEDUA']
const specialProcedures = 'X-UNSP'
/** A capture of a page and a press item show what somebody wrote, not what the authority did. */
const press: readonly string[] = ['X-WACZ', 'X-SOCM', '140523191601']

export function stageBreaks(wish: Wish<'setStage'>, world: World): readonly Break[] {
  const filed = world.byId(wish.interventionId)
  if (filed?.type !== 'Intervention')
    return [broken('R23', wish.interventionId, 'no-such-record', 'look-again')]
  const document = wish.itemId === undefined ? undefined : world.byId(wish.itemId)
  if (document?.type === 'EvidenceItem' && !isPress(document, world)) return []
  const isPressOnly = document === undefined ? wish.publicationId !== undefined : isPress(document, world)
  return [broken('R23', filed.id, isPressOnly ? 'stage-by-press' : 'stage-no-document', 'attach-document')]
}

function isPress(item: Held, world: World): boolean {
  return (
    item.type === 'Publication' ||
    textsIn(item, 'kind').some((kind) => press.includes(kind)) ||
    world
      .about(item.id)
      .some((one) => one.type === 'Publication' && textsIn(one, 'capture').includes(item.id))
  )
}

export function filingBreaks(wish: FilingWish, world: World, record?: string): readonly Break[] {
  const found = [...remedyBreaks(wish), ...(wish.type === specialProcedures ? formBreaks(wish, world) : [])]
  return record === undefined ? found : found.map((each) => ({ ...each, record: each.record ?? record }))
}

function remedyBreaks({ type, remedies }: FilingWish): readonly Break[] {
  if (!needRemedies.includes(type)) return []
  const isSaid =
    (remedies?.tried ?? []).some((one) => one.trim() !== '') || (remedies?.whyNone ?? '').trim() !== ''
  return isSaid ? [] : [{ rule: 'R24', field: 'remedies', because: 'no-remedies', allow: 'say-remedies' }]
}

/** Nobody is named to the State that hunts them because a box was ticked: each "yes" rests on a consent. */
function formBreaks(wish: FilingWish, world: World): readonly Break[] {
  const answers = wish.spAnswers
  const isComplete =
    answers?.consent === true &&
    answers.knowsLetterToState === true &&
    answers.knowsPublicReport === true &&
    (answers.nameOrInitials === 'name' || answers.nameOrInitials === 'initials')
  if (!isComplete)
    return [{ rule: 'R25', field: 'spAnswers', because: 'un-answers-missing', allow: 'ask-un-questions' }]
  const named = answers.nameOrInitials === 'name'
  return wish.personIds.flatMap((person) =>
    isBacked(person, named, wish.body, world)
      ? []
      : [broken('R25', person, 'un-answers-unbacked', 'ask-un-questions')],
  )
}

/** P07 for the body, P08 for the letter to the State, P09 for the public report; at the level of initials, or of the name. */
function isBacked(person: string, named: boolean, body: string | undefined, world: World): boolean {
  const need: readonly (readonly [string, Identifiability])[] = named
    ? [
        ['P07', 'I4'],
        ['P08', 'I4'],
        ['P09', 'I5'],
      ]
    : [
        ['P07', 'I3'],
        ['P08', 'I3'],
        ['P09', 'I3'],
      ]
  const isFor = (consent: Held, purpose: string): boolean =>
    body === undefined
      ? shapesIn(consent, 'recipients').some((one) => textOf(one, 'kind') === 'un_body')
      : coversRecipient(consent, { kind: 'un_body', name: body }, purpose !== 'P08')
  return need.every(([purpose, level]) =>
    consentsOf(person, world).some(
      (consent) =>
        textsIn(consent, 'purpose').includes(purpose) &&
        isFor(consent, purpose) &&
        coversLevel(consent, level) &&
        isUsable(consent, world),
    ),
  )
}

function broken(rule: 'R23' | 'R25', record: string, because: Because, allow: Allow): Break {
  return { rule, record, because, allow }
}

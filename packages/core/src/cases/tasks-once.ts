/**
 * One task once, though two desks that were apart made it for the same capture.
 *
 * Both heard the call, both pressed the button, neither knew of the other: after they met there are two custody
 * records a few minutes apart and every task twice. Nothing is deleted; a list shows one, and it is done when either is.
 */
import { byCode, careful, day, earliestIn, type Held, textIn, textsIn, type World } from '../rules/world.ts'

export function tasksOnce(tasks: readonly Held[], world: World): readonly Held[] {
  const groups: Held[][] = []
  const latest = new Map<string, Held[]>()
  for (const task of tasks.toSorted(byDue)) {
    const key = keyOf(task, world)
    const group = latest.get(key)
    const last = group?.at(-1)
    // The next time a house must be closed is another task.
    if (group !== undefined && last !== undefined && dueOf(task) - dueOf(last) <= day) group.push(task)
    else {
      const begun = [task]
      groups.push(begun)
      latest.set(key, begun)
    }
  }
  const shown = groups.flatMap((group) => group.find(isOver) ?? group[0] ?? [])
  return shown.toSorted((a, b) => byCode(a.id, b.id))
}

function byDue(a: Held, b: Held): number {
  return dueOf(a) - dueOf(b) || byCode(a.id, b.id)
}

function dueOf(task: Held): number {
  return earliestIn(task, 'due') ?? 0
}

function isOver(task: Held): boolean {
  return careful(task, 'state', ['done', 'dropped', 'open']) !== 'open'
}

/** What a person wrote in words is that person's task and nobody else's. */
function keyOf(task: Held, world: World): string {
  const [what = '', text, caseId = ''] = [textIn(task, 'what'), textIn(task, 'text'), textIn(task, 'caseId')]
  const from = textIn(task, 'from')
  return text !== undefined || from === undefined ? task.id : `${what} ${caseId} ${causeOf(from, world)}`
}

/** The first record of the same thing: same kind, same case, house or colleague, within a day. */
function causeOf(from: string, world: World): string {
  const held = world.byId(from)
  const at = held?.type === 'Occurrence' ? earliestIn(held, 'at') : undefined
  if (held === undefined || at === undefined) return from
  const isSame = (other: Held): boolean =>
    (['what', 'caseId', 'shelter', 'member'] as const).every(
      (field) => textsIn(other, field)[0] === textsIn(held, field)[0],
    )
  const before = world.ofType('Occurrence').flatMap((other) => {
    const time = earliestIn(other, 'at')
    return time !== undefined && Math.abs(time - at) <= day && isSame(other) ? [{ id: other.id, time }] : []
  })
  return before.toSorted((a, b) => a.time - b.time || byCode(a.id, b.id))[0]?.id ?? from
}

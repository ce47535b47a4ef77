/**
 * Meetings at which something can be asked, and what whoever goes there must have in hand three days before.
 *
 * A brief is put together from what stands in the registers already: what those bodies promised, what they were asked
 * and did not answer, what they said and denied. Nothing in it is new, so nothing in it can be wrong in a new way.
 */
import { isNameable, statesKnown } from '../rules/figures.ts'
import {
  careful,
  earliestIn,
  type Held,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  type World,
} from '../rules/world.ts'
import { type AskRow, asksOf } from './asks.ts'
import { type Commitment, commitmentsOf } from './commitments.ts'
import { type Note, notesOf } from './notes.ts'
import { type StatementRow, statementRegister } from './statements.ts'

export type BriefState = 'written' | 'open' | 'late' | 'missed'

export type Meeting = Note & {
  readonly at: number
  /** Three days before. */
  readonly briefDue: number
  readonly briefState: BriefState
  /** Who has it to write; the task stands in everybody's night. */
  readonly task: { readonly id: string; readonly who: string | undefined } | undefined
}

export type Brief = {
  readonly promises: readonly Commitment[]
  readonly asks: readonly AskRow[]
  /** Denials, threats, positions and what else was said, newest first; promises stand by themselves. */
  readonly said: readonly StatementRow[]
  readonly laws: readonly Note[]
  /** Talks with one of them are not public (R33): a brief that is handed on must not speak of them. */
  readonly isSilent: boolean
}

const day = 86_400_000
/** Before the day itself, at noon. */
const briefBefore = 3 * day - day / 2

/** The next one first, then what is over, the latest on top. */
export function meetingsOf(world: World): readonly Meeting[] {
  const all = notesOf(world, 'meeting').flatMap((note) =>
    note.at === undefined ? [] : [meetingOf(note, note.at, world)],
  )
  const isOver = ({ at }: Meeting): boolean => at + day <= world.now
  return [...all.filter((one) => !isOver(one)), ...all.filter(isOver).toReversed()]
}

export function briefDueFor(at: number): number {
  return at - briefBefore
}

function meetingOf(note: Note, at: number, world: World): Meeting {
  const briefDue = briefDueFor(at)
  return { ...note, at, briefDue, briefState: stateOf(note, at, world), task: taskOf(note.id, world) }
}

function stateOf({ brief }: Note, at: number, { now }: World): BriefState {
  if (brief.some((one) => one.trim() !== '')) return 'written'
  if (at + day <= now) return 'missed'
  return briefDueFor(at) < now ? 'late' : 'open'
}

function taskOf(meeting: string, world: World): Meeting['task'] {
  const own = world
    .ofType('Task')
    .filter((task) => textsIn(task, 'from').includes(meeting) && textsIn(task, 'what').includes('brief'))
    .toSorted((a, b) => (earliestIn(a, 'due') ?? 0) - (earliestIn(b, 'due') ?? 0))
  const open = own.find((task) => careful(task, 'state', ['done', 'dropped', 'open']) === 'open')
  const task: Held | undefined = open ?? own[0]
  return task === undefined ? undefined : { id: task.id, who: textIn(task, 'who') }
}

export function briefFor({ bodies }: Pick<Note, 'bodies'>, world: World): Brief {
  const isOfThem = (said: string): boolean => bodies.some((body) => isSameBody(body, said))
  // A State by its bare name is meant with its president, too.
  const isOfState = (name: string): boolean => bodies.some((body) => isSameBody(name, body))
  const persons = new Set(
    world
      .ofType('Person')
      .filter((person) => officesOf(person).some(isOfThem))
      .map(({ id }) => id),
  )
  const said = statementRegister(world).filter(
    ({ kind, speaker, office }) =>
      kind !== 'commitment' && ((speaker !== undefined && persons.has(speaker)) || isOfThem(office ?? '')),
  )
  return {
    promises: commitmentsOf(world).filter(({ promisors }) => promisors.some((id) => persons.has(id))),
    asks: asksOf(world).filter(({ to }) => isOfThem(to) || isOfState(to)),
    said: said.toReversed(),
    laws: notesOf(world, 'law').filter((law) => law.bodies.some(isOfThem)),
    isSilent: [...statesKnown(world)].some(
      ([code, { bodies: names }]) => !isNameable(code, world) && [...names].some(isOfState),
    ),
  }
}

function officesOf(person: Held): readonly string[] {
  const kind = textIn(person, 'kind')
  if (kind !== 'public_official' && kind !== 'organisation') return []
  const titles = shapesIn(person, 'office').flatMap((office) =>
    ['title', 'body'].flatMap((part) => textOf(office, part) ?? []),
  )
  return [...textsIn(person, 'publicName'), ...titles, titles.join(' ')]
}

const joining = new Set('the of for and du de des la le les of в и по'.split(' '))

/** "Sollande" and "President of Sollande" are one; "Presidency" alone says of no country which. */
export function isSameBody(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  if (one.size === 0 || other.size === 0) return false
  const within = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
    [...part].every((word) => whole.has(word))
  // What the meeting names is the measure: an office of one word stands inside too many others.
  return within(one, other) || (other.size > 1 && within(other, one))
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => !joining.has(word)))
}

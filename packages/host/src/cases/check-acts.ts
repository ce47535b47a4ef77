/**
 * Checks: set, answered, taken note of, handed out as a link.
 *
 * The safe word and the word said under duress are answered alike, here and by the relay; which of them it was stands
 * in the record alone, where those on the list of the alarm read it (R14).
 */

import { fromHex, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { certain, ok, refuse } from '@safeconduct/core/base/result.ts'
import { beatOf, watched } from '@safeconduct/core/cases/checks.ts'
import { checkOutcome } from '@safeconduct/core/records/vocabulary/check-outcome.ts'
import { termsOf } from '@safeconduct/core/rules/check-terms.ts'
import { nextDue } from '@safeconduct/core/rules/repeating.ts'
import { heardWellBy, secondWordAt, signs } from '@safeconduct/core/rules/second-word.ts'
import { shapesIn, textIn, textOf, textsIn, timesIn } from '@safeconduct/core/rules/world.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { checkInLinkText, foldedWord, markOf, newCheckInLink } from '@safeconduct/core/timers/check-in.ts'
import type { BatchWish } from '../work/save-record.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, judged, recordIn, write } from './cases-world.ts'
import { wishesOf } from './consent-acts.ts'
import { jsonList } from './visa-acts.ts'

export type CheckWish = {
  readonly caseId: string
  readonly kind: string
  /** A leg, a release, a filing; without one it is about the person. */
  readonly subject?: string
  readonly dueAt: string
  readonly every?: string
  readonly zone?: string
  readonly graceHours: number
  readonly escalation: readonly string[]
  readonly safeWord?: string
  readonly duressWord?: string
}

/** A check that was due a year ago, or in the next century, is a slip of the finger and guards nobody. */
const furthestAhead = 2 * 366 * 86_400_000

export async function armCheck(cases: CasesWorld, wish: CheckWish): Promise<Done<RecordId>> {
  const file = recordIn(cases, 'Case', wish.caseId)
  if (!file.ok) return file
  const { vault } = cases
  const due = Date.parse(wish.dueAt)
  const now = vault.clock.millis()
  if (due <= now || due - now > furthestAhead) return refuse({ kind: 'unlikely-day', field: 'dueAt' })
  const blank = blankWord(wish)
  if (blank !== undefined) return refuse({ kind: 'unfit', field: blank, reason: 'empty' })
  const words = wordFields(wish)
  if (words === undefined) return refuse({ kind: 'same-words', field: 'duressWord' })
  const { every, zone } = wish
  if (every !== undefined && !nextDue({ due, every, ...(zone === undefined ? {} : { zone }) }, due).ok)
    return refuse({ kind: 'cannot-repeat', field: 'every' })
  const newId = newRecordId(vault.random)
  const saved = await write(cases, [
    {
      newId,
      type: 'Check',
      caseId: wish.caseId,
      fields: {
        kind: wish.kind,
        subject: wish.subject ?? textIn(file.value, 'personId') ?? '',
        dueAt: wish.dueAt,
        graceHours: wish.graceHours,
        escalation: [...wish.escalation],
        terms: [termsLine(cases, wish)],
        timer: toHex(vault.random.bytes(16)),
        ...(every === undefined ? {} : { every }),
        ...(zone === undefined ? {} : { zone }),
        ...words,
      },
    },
  ])
  return saved.ok ? ok(newId) : saved
}

/** What the check is set to, as a line that nobody takes away (CA50). */
export function termsLine(
  { vault, by }: CasesWorld,
  { dueAt, graceHours, escalation, every, zone }: Omit<CheckWish, 'caseId' | 'kind'>,
): { readonly [part: string]: Json } {
  return {
    by,
    at: vault.clock.now(),
    dueAt,
    graceHours,
    escalation: [...escalation],
    ...(every === undefined ? {} : { every }),
    ...(zone === undefined ? {} : { zone }),
  }
}

type Words = { readonly safeWord?: string; readonly duressWord?: string }

/** Undefined: both words are one, as they are compared, and nobody could say which was meant. */
function wordFields({ safeWord, duressWord }: Words): { readonly [field: string]: string } | undefined {
  if (safeWord !== undefined && duressWord !== undefined && hashOf(safeWord) === hashOf(duressWord))
    return undefined
  return {
    ...(safeWord === undefined ? {} : { safeWord: hashOf(safeWord) }),
    ...(duressWord === undefined ? {} : { duressWord: hashOf(duressWord) }),
  }
}

/** Signs alone are nothing as words are compared: any other sign would then be the word. */
function blankWord({ safeWord, duressWord }: Words): 'safeWord' | 'duressWord' | undefined {
  if (safeWord !== undefined && foldedWord(safeWord) === '') return 'safeWord'
  return duressWord !== undefined && foldedWord(duressWord) === '' ? 'duressWord' : undefined
}

function hashOf(word: string): string {
  return toHex(sha256(utf8(foldedWord(word))))
}

type Answered = 'safe_word_ok' | 'duress'

/** What somebody said, by its words or as an outcome that a member heard. */
export async function answerCheck(
  cases: CasesWorld,
  { id, word, outcome }: { readonly id: string; readonly word?: string; readonly outcome?: string },
): Promise<Done> {
  const check = recordIn(cases, 'Check', id)
  if (!check.ok) return check
  const said = word === undefined ? outcome : saidBy(check.value, word)
  // A word that is neither ends no waiting: whoever has the phone could otherwise silence the alarm with any word.
  if (word !== undefined && said === undefined) return refuse({ kind: 'not-the-word', field: 'word' })
  const isOfPeople = textsIn(check.value, 'kind').some((kind) => kind === 'safety' || kind === 'leg')
  // Called off is no answer: it has an act of its own, with a reason.
  if (said === undefined || (isOfPeople && (said === 'no_info' || said === 'cancelled')))
    return refuse({ kind: 'not-now', field: 'outcome' })
  return noteAnswer(cases, check.value, said)
}

function saidBy(check: CaseRecord, word: string): Answered | undefined {
  const hash = hashOf(word)
  if (textsIn(check, 'duressWord').includes(hash)) return 'duress'
  return textsIn(check, 'safeWord').includes(hash) ? 'safe_word_ok' : undefined
}

/** Another word came by the link, mistyped or meant: somebody should look, and the alarm comes as if nobody answered. */
export async function noteOtherWord(cases: CasesWorld, check: CaseRecord): Promise<Done> {
  const before = textsIn(check, 'note')
  const note = [...before, `(link) ? ${cases.vault.clock.now()}`].join('\n').slice(-20_000)
  const saved = await write(cases, [{ id: idOf(check), type: 'Check', fields: { note } }])
  return saved.ok ? ok(true) : saved
}

/** Written down for its due time; what repeats goes on to the next. `due`: of an answer that came by link. */
export async function noteAnswer(
  cases: CasesWorld,
  check: CaseRecord,
  outcome: string,
  due?: number,
): Promise<Done> {
  const { vault, by } = cases
  const dueAt = due ?? watched(check, vault.clock.millis())?.due ?? Math.min(...timesIn(check, 'dueAt'))
  const at = vault.clock.now()
  const answer = { dueAt: instantOf(dueAt), at, outcome, ...(due === undefined ? { by } : {}) }
  const answers = [...jsonList(check, 'answers'), answer]
  const beat = beatOf(check)
  const next = beat === undefined ? undefined : nextDue(beat, Math.max(dueAt, vault.clock.millis()))
  const repeats = next?.ok === true
  const done = doneWith(check, answer, vault.clock.millis())
  const fields: { readonly [field: string]: Json } = {
    answers,
    ...(repeats ? { dueAt: instantOf(next.value) } : done),
    fill: fillFor(repeats ? [outcome] : [outcome, done.outcome]),
  }
  const saved = await write(cases, [
    { id: idOf(check), type: 'Check', fields },
    ...followingFrom(cases, check, outcome),
  ])
  return saved.ok ? ok(true) : saved
}

const longestOutcome = Math.max(...checkOutcome.terms.map(({ code }) => code.length))

/** After the second word one member's good news is an answer, and no outcome: a second one has to hear it (CA54). */
function doneWith(
  check: CaseRecord,
  answer: { readonly at: string; readonly outcome: string; readonly by?: string },
  now: number,
): { readonly outcome: string; readonly doneAt: string } {
  const { at, outcome, by } = answer
  const stands = secondWordAt([check], now)
  const heard = new Set([...heardWellBy([check], now), ...(by === undefined ? [] : [by])])
  const isOver =
    stands === undefined || (heard.size >= 2 && signs.includes(outcome)) || check.written === undefined
  return isOver ? { outcome, doneAt: at } : { outcome: 'duress', doneAt: instantOf(stands) }
}

/** So that what is sealed is as long for the second word as for the first: a size on a disk must not tell them apart. */
function fillFor(outcomes: readonly string[]): string {
  return '-'.repeat(1 + outcomes.reduce((sum, { length }) => sum + longestOutcome - length, 0))
}

/** R14: the alarm is silent; the permissions of the person stand still until somebody has heard them in safety. */
function followingFrom(cases: CasesWorld, check: CaseRecord, outcome: string): readonly BatchWish[] {
  if (outcome !== 'duress' && outcome !== 'no_answer') return []
  const word = outcome === 'duress' ? 'duress' : 'none'
  const effects = judged(cases, { do: 'checkAnswer', with: { checkId: check.id, word } })
  return effects.ok ? effects.value.flatMap((effect) => wishesOf(cases, effect)) : []
}

/** Somebody looks after it: the ladder waits for them. It is not an answer. */
export async function acknowledgeCheck(cases: CasesWorld, id: string): Promise<Done> {
  const check = recordIn(cases, 'Check', id)
  if (!check.ok) return check
  const { vault, by } = cases
  const due = watched(check.value, vault.clock.millis())?.due
  if (due === undefined) return refuse({ kind: 'not-now' })
  const before = jsonList(check.value, 'acknowledged')
  const note = { dueAt: instantOf(due), at: vault.clock.now(), by }
  const saved = await write(cases, [
    { id: idOf(check.value), type: 'Check', fields: { acknowledged: [...before, note] } },
  ])
  return saved.ok ? ok(true) : saved
}

/**
 * Called off without an answer. A check on a person only with a reason, and not by the first whom it would wake: a
 * member who holds somebody would silence the alarm at their own desk.
 */
export async function dropCheck(
  cases: CasesWorld,
  { id, why = '' }: { readonly id: string; readonly why?: string },
): Promise<Done> {
  const check = recordIn(cases, 'Check', id)
  if (!check.ok) return check
  const { vault, by } = cases
  const due = watched(check.value, vault.clock.millis())?.due ?? Math.min(...timesIn(check.value, 'dueAt'))
  const isOpen = textsIn(check.value, 'outcome').length === 0
  if (isOpen && textsIn(check.value, 'kind').includes('safety')) {
    if (why.trim() === '') return refuse({ kind: 'unfit', field: 'why', reason: 'missing' })
    if (termsOf(check.value).ladder[0] === by) return refuse({ kind: 'needs-another-member' })
  }
  const at = vault.clock.now()
  const dropped = { dueAt: instantOf(due), at, by, why: why.trim() === '' ? '—' : why }
  const fields = {
    outcome: 'cancelled',
    doneAt: at,
    dropped: [...jsonList(check.value, 'dropped'), dropped],
  }
  const saved = await write(cases, [{ id: idOf(check.value), type: 'Check', fields }])
  return saved.ok ? ok(true) : saved
}

/** A new link: an older one is worth nothing from here on. Its secret is in what is returned and nowhere else. */
export async function linkCheck(
  cases: CasesWorld,
  { id, host, ...words }: Words & { readonly id: string; readonly host: string },
): Promise<Done<string>> {
  const check = recordIn(cases, 'Check', id)
  if (!check.ok) return check
  const blank = blankWord(words)
  if (blank !== undefined) return refuse({ kind: 'unfit', field: blank, reason: 'empty' })
  const hashes = wordFields(words)
  if (hashes === undefined) return refuse({ kind: 'same-words', field: 'duressWord' })
  const { vault } = cases
  const { secret, slot, key } = newCheckInLink(vault.random)
  const mark = (name: 'safe' | 'duress', word: string | undefined): { readonly [part: string]: string } => {
    const made = word === undefined ? undefined : markOf(key, word)
    return made === undefined ? {} : { [name]: toHex(made) }
  }
  const link = {
    slot: toHex(slot),
    key: toHex(key),
    madeAt: vault.clock.now(),
    ...mark('safe', words.safeWord),
    ...mark('duress', words.duressWord),
  }
  const timer = textIn(check.value, 'timer') ?? toHex(vault.random.bytes(16))
  const saved = await write(cases, [
    { id: idOf(check.value), type: 'Check', fields: { link, timer, ...hashes } },
  ])
  return saved.ok ? ok(checkInLinkText(host, secret)) : saved
}

/** The link of a check as the timer needs it: the newest, where two desks made one each. */
export function linkOf(check: CaseRecord) {
  const [link] = shapesIn(check, 'link').toSorted((a, b) =>
    (textOf(a, 'madeAt') ?? '') > (textOf(b, 'madeAt') ?? '') ? -1 : 1,
  )
  if (link === undefined) return undefined
  const bytes = (part: string) => {
    const hex = textOf(link, part)
    return hex === undefined ? undefined : fromHex(hex)
  }
  const [safe, duress] = [bytes('safe'), bytes('duress')]
  return {
    slot: certain(bytes('slot'), 'a link has a slot'),
    key: certain(bytes('key'), 'a link has a key'),
    ...(safe === undefined ? {} : { safe }),
    ...(duress === undefined ? {} : { duress }),
  }
}

/**
 * Whom one believes (c2sp.org/tlog-policy): which logs, which witnesses, and how many of them must have signed.
 *
 * A log alone can show one history to a court and another to its own people; a partner organisation that keeps the
 * last size and root it saw cannot be shown two. docs/formats/ledger.md, LG13 to LG16.
 */
import { equalBytes } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { parseCheckpoint } from './checkpoint.ts'
import {
  keyText,
  type Note,
  type NoteKey,
  parseNoteKey,
  type Signed,
  type SignedRefusal,
  verifyNote,
} from './note.ts'

export type Witness = { readonly name: string; readonly key: NoteKey; readonly url?: string }
type Group = { readonly name: string; readonly least: number; readonly members: readonly string[] }

export type Policy = {
  readonly logs: readonly NoteKey[]
  readonly witnesses: readonly Witness[]
  readonly groups: readonly Group[]
  /** The name of a witness or a group, or `none`. */
  readonly quorum: string
}

export type PolicyRefusal = { readonly kind: 'not-a-policy'; readonly line: number }
/** Which log signed, and which witnesses with the second that each of them says. */
export type Accepted = {
  readonly log: NoteKey
  readonly witnessed: readonly (Signed & { readonly seconds: number })[]
}
export type PolicyVerdict = Result<
  Accepted,
  SignedRefusal | { readonly kind: 'not-a-checkpoint' | 'not-signed-by-a-log' | 'too-few-witnesses' }
>

const mostLines = 10_000

/** Reads a policy as text; lines are counted from 1, and 0 stands for the file as a whole. */
export function parsePolicy(text: string): Result<Policy, PolicyRefusal> {
  const reader = new PolicyReader()
  const lines = text.split('\n')
  if (!text.endsWith('\n') || lines.length > mostLines) return refuse({ kind: 'not-a-policy', line: 0 })
  for (const [at, line] of lines.entries()) {
    // oxlint-disable-next-line no-control-regex -- naming control characters is the point
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line)) return refuse({ kind: 'not-a-policy', line: at + 1 })
    const words = line.split(/[ \t]+/).filter((word) => word !== '')
    if (words[0] === undefined || words[0].startsWith('#')) continue
    if (!reader.take(words)) return refuse({ kind: 'not-a-policy', line: at + 1 })
  }
  const policy = reader.finish()
  return policy === undefined ? refuse({ kind: 'not-a-policy', line: 0 }) : ok(policy)
}

class PolicyReader {
  readonly #logs: NoteKey[] = []
  readonly #witnesses: Witness[] = []
  readonly #groups: Group[] = []
  readonly #names = new Set<string>()
  /** A name counts in one group only, so that a witness counts once. */
  readonly #grouped = new Set<string>()
  #quorum: string | undefined

  take([word, ...rest]: readonly string[]): boolean {
    if (word === 'log') return this.#takeLog(rest)
    if (word === 'witness') return this.#takeWitness(rest)
    if (word === 'group') return this.#takeGroup(rest)
    return word === 'quorum' && this.#takeQuorum(rest)
  }

  finish(): Policy | undefined {
    if (this.#quorum === undefined) return undefined
    return { logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum: this.#quorum }
  }

  #takeLog([text = '', ...more]: readonly string[]): boolean {
    const key = parseNoteKey(text)
    if (!key.ok || key.value.use !== 'log' || more.length > 1) return false
    const { publicKey } = key.value
    if (this.#logs.some((log) => equalBytes(log.publicKey, publicKey))) return false
    this.#logs.push(key.value)
    return true
  }

  #takeWitness([name = '', text = '', url, ...more]: readonly string[]): boolean {
    const key = parseNoteKey(text)
    if (!key.ok || key.value.use !== 'witness' || more.length > 0 || !this.#isNew(name)) return false
    const { publicKey } = key.value
    if (this.#witnesses.some((known) => equalBytes(known.key.publicKey, publicKey))) return false
    this.#witnesses.push({ name, key: key.value, ...(url === undefined ? {} : { url }) })
    return true
  }

  #takeGroup([name = '', count = '', ...members]: readonly string[]): boolean {
    const least = count === 'all' ? members.length : count === 'any' ? 1 : wholeOf(count)
    if (least === undefined || least < 1 || least > members.length) return false
    for (const member of members) {
      if (!this.#names.has(member) || this.#grouped.has(member)) return false
      this.#grouped.add(member)
    }
    if (!this.#isNew(name)) return false
    this.#groups.push({ name, least, members })
    return true
  }

  #takeQuorum([name = '', ...more]: readonly string[]): boolean {
    if (this.#quorum !== undefined || more.length > 0) return false
    if (name !== 'none' && !this.#names.has(name)) return false
    this.#quorum = name
    return true
  }

  #isNew(name: string): boolean {
    if (name === '' || name === 'none' || this.#names.has(name)) return false
    this.#names.add(name)
    return true
  }
}

function wholeOf(digits: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(digits) ? Number(digits) : undefined
}

/** A policy of these logs in which so many of the witnesses must have signed. */
export function policyText(logs: readonly NoteKey[], witnesses: readonly Witness[], least: number): string {
  const lines = logs.map((log) => `log ${keyText(log)}\n`)
  for (const { name, key, url } of witnesses) {
    lines.push(`witness ${name} ${keyText(key)}${url === undefined ? '' : ` ${url}`}\n`)
  }
  if (least === 0) return `${lines.join('')}quorum none\n`
  const names = witnesses.map(({ name }) => name).join(' ')
  return `${lines.join('')}group partners ${least} ${names}\nquorum partners\n`
}

/** Signed by a log of the policy whose name is the origin, and witnessed by as many as it asks for. */
export async function judgeCheckpoint(note: Note, policy: Policy): Promise<PolicyVerdict> {
  const checkpoint = parseCheckpoint(note.text)
  if (checkpoint === undefined) return refuse({ kind: 'not-a-checkpoint' })
  const keys = [...policy.logs, ...policy.witnesses.map(({ key }) => key)]
  const verified = await verifyNote(note, keys)
  if (!verified.ok) return verified
  const log = verified.value.find(({ key }) => key.use === 'log' && key.name === checkpoint.origin)
  if (log === undefined) return refuse({ kind: 'not-signed-by-a-log' })
  const witnessed: (Signed & { readonly seconds: number })[] = []
  for (const { key, seconds } of verified.value) if (seconds !== undefined) witnessed.push({ key, seconds })
  const signers = new Set(witnessed.map(({ key }) => key))
  const there = new Set(policy.witnesses.filter(({ key }) => signers.has(key)).map(({ name }) => name))
  // A group is named after its members only, so one pass in order settles all of them.
  for (const { name, least, members } of policy.groups) {
    if (members.filter((member) => there.has(member)).length >= least) there.add(name)
  }
  const enough = policy.quorum === 'none' || there.has(policy.quorum)
  return enough ? ok({ log: log.key, witnessed }) : refuse({ kind: 'too-few-witnesses' })
}

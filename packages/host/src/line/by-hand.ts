/**
 * Calls, letters and people at the door: entered like any request, and handed a code where they want one. And the way
 * from a request to a case.
 */
import { concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Refusal } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type ByHandRefusal, type EnteredByHand, requestByHand } from '@safeconduct/core/line/by-hand.ts'
import { burnHashOf, type ThreadKeys, threadKeysOf } from '@safeconduct/core/line/code-keys.ts'
import { coverTopics } from '@safeconduct/core/line/cover-topics.ts'
import type { SafeContact } from '@safeconduct/core/line/message.ts'
import { newReturnCode, type ReturnCode } from '@safeconduct/core/line/return-code.ts'
import { parseFields } from '@safeconduct/core/records/parse-record.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { RecordChange, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { type SaveRecordRefusal, saveRecord } from '../work/save-record.ts'
import { boxJson, safeJson, threadHash } from './arriving.ts'
import { codeToHandOver, keepCode } from './codes-to-hand-over.ts'
import type { LineWorld } from './line-world.ts'
import { bytesOfId, idOfHandThread, recordIdFrom } from './names.ts'

export type EnterWish = EnteredByHand & { readonly safe?: SafeContact }
export type EnterRefusal = ByHandRefusal | SaveRecordRefusal | SaveRefusal | Refusal

export async function enterByHand(
  world: LineWorld,
  wish: EnterWish,
): Promise<Result<RecordId, EnterRefusal>> {
  const { vault, by, index } = world
  const { safe, ...entered } = wish
  const fields = requestByHand(entered, vault.clock.millis())
  if (!fields.ok) return fields
  const saved = await saveRecord(vault, { type: 'HelpRequest', fields: fields.value }, by)
  if (!saved.ok) return saved
  const { id } = saved.value
  if (safe !== undefined) {
    const kept = await vault.writer.save([
      threadChange(world, id, { safe: safeJson(safe, vault.clock.now()) }),
    ])
    if (!kept.ok) return kept
  }
  index.refresh()
  return ok(id)
}

function threadChange(
  { vault, by, index }: LineWorld,
  request: RecordId,
  fields: RecordChange['fields'],
): RecordChange {
  const { thread } = index.of(request)
  if (thread !== undefined) return { id: thread.id, type: 'LineThread', fields }
  return {
    id: idOfHandThread(request),
    type: 'LineThread',
    home: { kind: 'line' },
    fields: { createdAt: vault.clock.now(), createdBy: by, request, ...fields },
  }
}

export type CodeRefusal = SaveRefusal | SaveRecordRefusal | { readonly kind: 'no-such-record' | 'has-code' }

/**
 * A code for a request without one. It is shown again, on this desk alone, until somebody says that it was handed
 * over: what is kept then are the keys that come from it. A second box is made with it, which nobody opens, so that
 * the relay sees two boxes here as everywhere.
 */
export async function makeCode(world: LineWorld, id: RecordId): Promise<Result<ReturnCode, CodeRefusal>> {
  const { vault, index } = world
  const contact = index.contact(id)
  if (contact === undefined) return refuse({ kind: 'no-such-record' })
  const shown = await codeToHandOver(world, id)
  if (contact.answerable) return shown === undefined ? refuse({ kind: 'has-code' }) : ok(shown)
  const code = shown ?? newReturnCode(vault.random)
  // Before anything is made of it: a desk that dies in between shows the same code again.
  await keepCode(world, id, code)
  const [keys, cover] = [await threadKeysOf(code), await threadKeysOf(newReturnCode(vault.random))]
  const [at = 0] = vault.random.bytes(1)
  const topic = coverTopics[at % coverTopics.length] ?? 'repair'
  const saved = await vault.writer.save([
    threadChange(world, id, { keys: boxOf(keys), cover: { ...boxOf(cover), topic } }),
    { id, type: 'HelpRequest', fields: { returnCode: threadHash(keys.thread) } },
  ])
  index.refresh()
  return saved.ok ? ok(code) : saved
}

function boxOf(keys: ThreadKeys) {
  return boxJson({ ...keys, burnHash: burnHashOf(keys.burn) })
}

export type AcceptRefusal = SaveRefusal | SaveRecordRefusal | Refusal | { readonly kind: 'no-such-record' }

/** A new case of this request. Ids follow from the request, so that an acceptance that was cut off is gone on with. */
export async function accept(
  world: LineWorld,
  request: RecordId,
  code: string,
): Promise<Result<RecordId, AcceptRefusal>> {
  const { vault, by, index } = world
  const contact = index.contact(request)
  if (contact === undefined) return refuse({ kind: 'no-such-record' })
  const [caseId, personId] = [idFor('case', request), idFor('person', request)]
  const person = { code, kind: 'individual', ageBand: 'unknown' }
  const parsed = parseFields('Person', person)
  if (!parsed.ok) return parsed
  const home = { kind: 'case', caseId } as const
  const today = vault.clock.now().slice(0, 10)
  const header = { createdAt: vault.clock.now(), createdBy: by }
  const steps: readonly RecordChange[] = [
    {
      id: caseId,
      type: 'Case',
      home,
      fields: {
        ...header,
        personId,
        state: 'intake',
        priority: contact.priority,
        owner: by,
        team: [by],
        openedAt: today,
        reviewAt: today,
        threatActors: [],
      },
    },
    { id: personId, type: 'Person', home, fields: { ...header, ...person } },
  ]
  // A case is founded by its own record; whatever lies in it comes after.
  for (const step of steps) {
    if (vault.reader.read(step.id) !== undefined) continue
    const saved = await vault.writer.save([step])
    if (!saved.ok) return saved
  }
  if (contact.state === 'received') {
    const read = await saveRecord(vault, { id: request, type: 'HelpRequest', fields: { state: 'read' } }, by)
    if (!read.ok) return read
  }
  const accepted = { state: 'accepted', caseId }
  const saved = await saveRecord(vault, { id: request, type: 'HelpRequest', fields: accepted }, by)
  index.refresh()
  return saved.ok ? ok(caseId) : saved
}

function idFor(what: 'case' | 'person', request: RecordId): RecordId {
  return recordIdFrom(sha256(concat(utf8(`safeconduct/v1/line-accept-${what}\0`), bytesOfId(request))))
}

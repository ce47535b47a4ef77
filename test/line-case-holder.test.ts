/** A second code was used, and the person's case is held by somebody who does not read the line. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { accept } from '@safeconduct/host/line/by-hand.ts'
import { alarmHeard, caseAlarms } from '@safeconduct/host/line/case-alarms.ts'
import { codeLists } from '@safeconduct/host/line/code-lists.ts'
import { Operating } from '@safeconduct/host/line/operating.ts'
import { memberHere } from '@safeconduct/host/vault/who.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { given, type LineDesk, LineScene } from './support/line-scene.ts'

let scene: LineScene | undefined
afterEach(async () => {
  await scene?.end()
  scene = undefined
})

async function rounds(...desks: readonly LineDesk[]): Promise<void> {
  for (let turn = 0; turn < 3; turn++) for (const desk of desks) await desk.rounds()
}

describe('the holder of a case who does not read the line', () => {
  it('[LW30] is told once that a second code was used, until somebody has taken note; a colleague without the case is not', async () => {
    scene = await LineScene.of(3, undefined, true)
    const caller = scene.caller(await scene.setUp())
    const [operator, holder, other] = [scene.desk(0), scene.desk(1), scene.desk(2)]
    await caller.first('They found my phone once.')
    await operator.tick()
    const id = certain(operator.requests()[0], 'a request').id as RecordId
    const caseId = given(await accept(operator.world, id, 'P-34'))
    const { acts, book } = operator.vault.replica
    const log = certain(book.byName({ scope: { kind: 'case', caseId }, part: 'work' }), 'the case')
    const member = certain(holder.vault.replica.me.member, 'a member')
    given(await acts.changeRights([{ log: logHexOf(log.id), member, right: 'writer' }]))
    await rounds(operator, holder, other)
    expect(holder.work.standing().state).toBe('not-mine')
    const code = certain(memberHere(holder.vault.replica), 'a member')
    given(
      await operator.vault.writer.save([{ id: caseId, type: 'Case', fields: { owner: code, team: [code] } }]),
    )
    await rounds(operator, holder)
    expect(caseAlarms(holder.vault)).toEqual([])

    await caller.opened(caller.second)
    await operator.tick()
    await rounds(operator, holder, other)
    expect(caseAlarms(holder.vault).map((alarm) => alarm.caseId)).toEqual([caseId])
    expect(caseAlarms(other.vault)).toEqual([])
    // Nothing of the alarm is in the case itself: it came by letter.
    expect(JSON.stringify([...(holder.vault.reader.read(caseId)?.fields ?? [])])).not.toContain('duress')
    await alarmHeard(holder.vault, caseId)
    await operator.tick()
    await rounds(operator, holder)
    expect(caseAlarms(holder.vault)).toEqual([])

    // Used again, it is told again; and what an operator has taken note of leaves the desk that told.
    scene.clock.set(scene.clock.millis() + 60_000)
    await caller.opened(caller.second)
    await operator.tick()
    await rounds(operator, holder)
    expect(caseAlarms(holder.vault)).toHaveLength(1)
    given(await new Operating(operator.world, codeLists).duressSeen(id))
    await operator.tick()
    expect(operator.vault.replica.acts.secrets.all('line-duress')).toEqual([])
  })
})

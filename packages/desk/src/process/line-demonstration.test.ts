/** The line of the demonstration at a desk: who waits, what a reply may not say, and a phone that was taken. */
import { describe, expect, it } from 'vitest'
import { shownDesk } from '../../../../test/support/shown-desk.ts'
import type { DutyView, QueueRow, ThreadView } from '../calls/line.ts'

const { ask } = shownDesk()

async function queue(): Promise<readonly QueueRow[]> {
  const { rows } = await ask<{ rows: readonly QueueRow[] }>('line.queue', {
    offset: 0,
    limit: 50,
    which: 'open',
  })
  return rows
}

describe('the line of the demonstration', () => {
  it('[LW2] shows the used second code, then the child, then the promise that was not kept, then the brother', async () => {
    const rows = await queue()
    expect(rows.map(({ priority, state, turn, red }) => [priority, state, turn, red])).toEqual([
      ['urgent', 'accepted', 'ours', true],
      ['emergency', 'accepted', 'ours', true],
      ['normal', 'answered', 'ours', false],
      ['normal', 'abusive', 'ours', false],
      ['emergency', 'linked', 'theirs', true],
    ])
    expect(rows[0]?.duress).toMatchObject({ seen: false })
    expect(rows[2]?.promised?.state).toBe('late')
  })

  it('[LW20] lists what may be odd about the brother, and decides nothing', async () => {
    const asks = (await queue()).find(({ aboutOther }) => aboutOther)
    const { signs, neutral, flags } = await ask<ThreadView>('line.thread', { id: asks?.id })
    const kinds = new Set(signs.map(({ kind }) => kind))
    for (const kind of ['asks-for-others', 'refuses-code', 'insists-on-phone', 'time-pressure'])
      expect(kinds).toContain(kind)
    expect(neutral).toBeDefined()
    expect(flags.map(({ kind }) => kind)).toEqual(['read-notes-first'])
  })

  it('[LW11] when a phone was taken only what anybody may read goes, until the person was asked again', async () => {
    const id = (await queue()).find(({ promised }) => promised !== undefined)?.id
    expect((await ask<ThreadView>('line.phoneTaken', { id })).safe).toEqual({
      state: 'expired',
      why: 'phone-taken',
    })
    const safeContact = {
      hours: [{ from: 1200, to: 1260, offset: 180 }],
      screen: 'others-may-see',
      way: '',
      cannotTalk: '',
    }
    const again = await ask<ThreadView>('line.safeContact', { id, safeContact })
    expect(again.safe).toEqual({ state: 'outside', opensAt: '2021-08-05T17:00:00Z' })
    expect(again.safeContact).toEqual(safeContact)
  })

  it('[LW21] [LW23] names who has not handed over, and who was awake four nights', async () => {
    const { shifts, nights } = await ask<DutyView & { nights: readonly object[] }>('duty.read', {})
    expect(shifts.filter(({ state }) => state === 'overdue').map(({ who }) => who)).toEqual(['M-03'])
    expect(nights).toEqual([{ who: 'M-03', nights: 4 }])
  })
})

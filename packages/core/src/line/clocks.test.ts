import { describe, expect, it } from 'vitest'
import { clocksOf, unansweredSince } from './clocks.ts'
import {
  at,
  contact,
  day,
  hour,
  message,
  minute,
  now,
  request,
  thread,
  writtenApart,
} from './contact.fixture.ts'

const promise = (due: number, said: number) => ({ promise: { due: at(due), said: at(said), by: 'M-01' } })

describe('the first answer of a person', () => {
  it('[LW7] [LW9] is owed within ten minutes in an emergency, else within four hours', () => {
    const red = contact(request('a', { receivedAt: at(now), priority: 'emergency' }))
    expect(clocksOf(red, now).firstAnswer).toEqual({ at: now + 10 * minute, state: 'running' })
    expect(clocksOf(red, now + 8 * minute).firstAnswer?.state).toBe('soon')
    expect(clocksOf(red, now + 10 * minute).firstAnswer?.state).toBe('late')
    const other = contact(request('a', { receivedAt: at(now) }))
    expect(clocksOf(other, now).firstAnswer?.at).toBe(now + 4 * hour)
    expect(clocksOf(other, now + 225 * minute).firstAnswer?.state).toBe('soon')
  })

  it('[LW4] is not given by "we got it"', () => {
    const receipt = message('a', 'out', now - 59 * minute, { receiptOnly: true })
    const asked = contact(request('a'), receipt)
    expect(clocksOf(asked, now).firstAnswer).toBeDefined()
    expect(unansweredSince(asked)).toBe(now - hour)
  })

  it('[LW7] Zammad #2082: stops with the first reply, that minute', () => {
    const answered = contact(request('a', { state: 'read' }), message('a', 'out', now))
    expect(clocksOf(answered, now)).toEqual({})
    expect(clocksOf(answered, now + day)).toEqual({})
  })

  it('[LW7] Zammad #3140: does not escalate what a colleague has answered, even one whose reply another desk sent', () => {
    const answered = contact(
      request('a', { receivedAt: at(now - day), state: 'read' }),
      message('a', 'out', now - day + minute, { by: 'M-07' }),
    )
    expect(clocksOf(answered, now).firstAnswer).toBeUndefined()
    expect(unansweredSince(answered)).toBeUndefined()
  })

  it('[LW4] Zammad #4432: reminds nobody at night of a reply that only waits for the safe hours', () => {
    const waiting = contact(
      request('a', { receivedAt: at(now - 5 * hour), state: 'read' }),
      message('a', 'out', now - 4 * hour, { state: 'held', heldUntil: at(now + 10 * hour) }),
    )
    expect(clocksOf(waiting, now + 9 * hour)).toEqual({})
  })

  it('[LW7] Zammad #5624: runs on when the request is moved, linked or given another priority', () => {
    const moved = contact(
      writtenApart(request('a', { state: 'read', receivedAt: at(now - 3 * hour) }), { priority: 'urgent' }),
      thread('a', { seenAt: at(now - hour) }),
    )
    expect(clocksOf(moved, now).firstAnswer?.at).toBe(now + hour)
    const raised = contact(request('a', { priority: 'emergency', receivedAt: at(now - 3 * hour) }))
    // The person has waited three hours: an emergency is not ten minutes from the moment somebody noticed.
    expect(clocksOf(raised, now).firstAnswer).toEqual({ at: now - 170 * minute, state: 'late' })
  })

  it('[LW4] is owed again when the reply was taken back, or the phone was while it waited', () => {
    const answered = request('a', { state: 'answered' })
    const reply = message('a', 'out', now - 30 * minute, { state: 'held' })
    expect(unansweredSince(contact(answered, reply))).toBeUndefined()
    const back = { ...reply, fields: { ...reply.fields, state: ['withdrawn'] } }
    expect(unansweredSince(contact(answered, back))).toBe(now - hour)
    expect(clocksOf(contact(answered, back), now).firstAnswer?.at).toBe(now + 3 * hour)
    const taken = thread('a', { phoneTakenAt: at(now - 10 * minute) })
    expect(unansweredSince(contact(answered, reply, taken))).toBe(now - hour)
    const sent = { ...reply, fields: { ...reply.fields, state: ['sent'] } }
    expect(unansweredSince(contact(answered, sent, taken))).toBeUndefined()
  })

  it('[LW3] what the person wrote in the very moment of our reply still waits: better answered twice than never', () => {
    const both = [message('a', 'out', now - minute), message('a', 'in', now - minute)]
    expect(unansweredSince(contact(request('a', { state: 'answered' }), ...both))).toBe(now - minute)
  })

  it('[LW7] is owed to nobody who became a case or was declined', () => {
    for (const state of ['accepted', 'linked', 'referred', 'declined', 'abusive'])
      expect(clocksOf(contact(request('a', { state })), now)).toEqual({})
  })
})

describe('the next word that was promised', () => {
  it('[LW8] Zammad #5177: never moves the first answer away', () => {
    const both = contact(request('a', { state: 'read' }), thread('a', promise(now + 3 * day, now - minute)))
    expect(clocksOf(both, now)).toEqual({
      firstAnswer: { at: now + 3 * hour, state: 'running' },
      promised: { at: now + 3 * day, state: 'running' },
    })
  })

  it('[LW8] is kept by what a person writes after it was said, and by nothing earlier', () => {
    const before = message('a', 'out', now - 2 * hour)
    const after = message('a', 'out', now - minute)
    const said = thread('a', promise(now - 10 * minute, now - hour))
    const answered = request('a', { state: 'answered' })
    expect(clocksOf(contact(answered, before, said), now).promised?.state).toBe('late')
    expect(clocksOf(contact(answered, before, said, after), now).promised).toBeUndefined()
    const receipt = message('a', 'out', now - minute, { receiptOnly: true })
    expect(clocksOf(contact(answered, before, said, receipt), now).promised?.state).toBe('late')
  })

  it('[LW8] is the earlier of two that were made apart', () => {
    const made = thread('a', promise(now + day, now - hour))
    const both = writtenApart(made, promise(now + hour, now - hour))
    expect(clocksOf(contact(request('a', { state: 'answered' }), both), now).promised?.at).toBe(now + hour)
  })
})

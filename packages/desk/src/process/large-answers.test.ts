import { expect, it } from 'vitest'
import { shownDesk } from '../../../../test/support/shown-desk.ts'
import type { Answer } from '../calls/calls.ts'

const { call } = shownDesk()

it('[C30] a history longer than a message is refused, and the desk goes on answering', async () => {
  const ask = { types: ['Publication'], filter: '', offset: 0, limit: 1 }
  const first = await call('records.table', ask)
  if (!first.ok) throw new Error(first.refusal.kind)
  const [row] = (first.value as Answer<'records.table'>).rows
  for (const letter of ['a', 'b', 'c', 'd', 'e']) {
    const text = `${letter} `.repeat(4_000_000)
    const saved = await call('records.save', { id: row?.id, type: 'Publication', fields: { text } })
    expect(saved.ok).toBe(true)
  }
  expect(await call('records.history', { id: row?.id })).toMatchObject({
    ok: false,
    refusal: { kind: 'answer-too-large' },
  })
  expect(await call('records.table', ask)).toMatchObject({ ok: true })
}, 120_000)

import { expect, it } from 'vitest'
import { traceOf } from './defect.ts'

it('[C9] a defect is told by where it happened, also when its message has lines that look like places', () => {
  const content = 'P-07 is\n    at Harbour Street 5:12:30\n    at file:///Harbour/Street:5:12'
  const trace = traceOf(new TypeError(content))
  expect(trace).not.toContain('Harbour')
  expect(trace).toMatch(/^a defect: TypeError\n\s+at .*defect\.test\.ts:\d+:\d+/)
  expect(traceOf('P-07')).not.toContain('P-07')
})

import { describe, expect, it } from 'vitest'
import { captureRecord, type RecordFacts } from './capture-record.ts'

const facts = {
  task: { url: 'https://news.example/report', words: [], folder: 'f', now: 0, software: 'safeconduct test' },
  visited: { url: 'https://news.example/report', status: 200, title: 'A report', cut: [], refused: [] },
  assertion: { verdict: 'not-asked', words: [], walls: [], reasons: [] },
  startedAt: 1_500_000_000_000,
  finishedAt: 1_500_000_001_000,
  version: '156.0',
  exchanges: [],
  denied: [],
} as unknown as RecordFacts

describe('the record of a capture', () => {
  it('[CP14] names whose clock it was, and what was answered about each name that was looked up here', () => {
    const names = new Map([['news.example', ['203.0.113.7', '2001:db8::7']]])
    expect(captureRecord({ ...facts, names })).toMatchObject({
      clock: 'device',
      startedAt: '2017-07-14T02:40:00Z',
      names: [{ name: 'news.example', addresses: ['203.0.113.7', '2001:db8::7'] }],
    })
    // Behind a proxy no name is looked up here, and the record does not pretend to know.
    expect(captureRecord({ ...facts, names: new Map() })).not.toHaveProperty('names')
  })
})

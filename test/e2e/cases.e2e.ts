/**
 * The Cases room from evening to morning, at five desks with the keys of one role each: a caseworker who keeps the
 * names, a coordinator, the safety officer, an operator of the line, the press officer.
 */
import { afterAll, beforeAll, it } from 'vitest'
import { expectQuiet } from '../support/browser.ts'
import { play } from './cases-play/cases-play.ts'

beforeAll(() => play.begin(), 240_000)
afterAll(() => play.republic.group.end())

// Each part registers what it plays: they are taken up one after another, in this order.
await import('./cases-play/nights.ts')
await import('./cases-play/roles.ts')
await import('./cases-play/papers.ts')

it('reports nothing, logs nothing and asks nobody else, on any of the desks', () => {
  for (const { watched } of play.seats) expectQuiet(watched)
})

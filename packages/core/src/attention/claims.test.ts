/** Claims side by side: what conflicts, of what kind, and how many origins stand behind a word. */
import { describe, expect, it } from 'vitest'
import { changed, held, world } from '../rules/republic.fixture.ts'
import type { Shape, World } from '../rules/world.ts'
import { compareClaims } from './conflicts.ts'
import { allIndependence, independenceOf } from './origins.ts'
import { stancesOf } from './stances.ts'

function known(at: World) {
  return { stances: stancesOf(at), conflicts: compareClaims(at).conflicts }
}

function about(slot: string, value: string, at: World = world()) {
  return independenceOf({ slot, value }, known(at), at)
}

function verdict(slot: string, changes: Readonly<Record<string, Shape>>): string | undefined {
  return compareClaims(changed(changes)).conflicts.find((one) => one.slot === slot)?.verdict
}

describe('claims that differ', () => {
  it('[AT5] are no conflict where their bounds meet, and are one where they do not', () => {
    expect(verdict('held_n', {})).toBeUndefined()
    expect(verdict('held_n', { 'L-53': { value: '30', qualifier: 'eq' } })).toBe('distortion')
  })

  it('[AT5] are no conflict on two days if both were known, and are where the later one was read', () => {
    expect(verdict('states_in_talks', {})).toBeUndefined()
    expect(verdict('states_in_talks', { 'L-46': { evidentiality: 'read' } })).toBe('distortion')
  })

  it('[AT6] are called what they are', () => {
    expect(verdict('cell_n', {})).toBeUndefined()
    expect(verdict('cell_n', { 'P-10': { mergedInto: 'P-02' } })).toBe('same_person_variation')
    expect(verdict('deaths_n', {})).toBe('distortion')
    expect(verdict('journalist_whereabouts', {})).toBe('stale')
    expect(verdict('stage', {})).toBe('overclaim')
    expect(
      verdict('stage', { 'L-59': { value: 'prelim_check' }, 'N-1': { claimedStage: null } }),
    ).toBeUndefined()
    expect(verdict('whereabouts_17mar', {})).toBe('reconcilable')
    expect(verdict('whereabouts_17mar', { 'L-25': { originCertainty: 'certain' } })).toBe('contradiction')
  })

  it('[AT6] say nothing of an account that was withdrawn', () => {
    expect(verdict('gate_colour', { 'T-03': { state: 'withdrawn' } })).toBeUndefined()
  })
})

describe('origins', () => {
  it('[AT2] stand with the reason why they count, strictly or leniently', () => {
    const { origins, contaminated } = about('place', 'cannery')
    const reasonOf = (id: string) =>
      origins.find(({ origin }) => origin === id)?.reasons.map(({ kind }) => kind)
    expect(reasonOf('P-01')).toEqual(['first-hand'])
    expect(reasonOf('P-03')).toEqual(['met'])
    expect(reasonOf('P-35')).toEqual(['unsure'])
    // Everything that was told after the weekly had printed it.
    expect(contaminated).toContainEqual({
      account: 'T-02',
      publication: 'U-1',
      since: Date.parse('2021-04-02T00:00:00Z'),
    })
  })

  it('[AT3] have material that shows the thing, sealed, and nobody’s body', () => {
    expect(about('place', 'cannery').material).toEqual(['E-03'])
    expect(about('method', 'pipes').material).toEqual([])
    expect(about('place', 'cannery', changed({ 'E-03': { sealedAt: null } })).label).toBe('corroborated')
  })

  it('[AT4] never carry a label that says more than they allow', () => {
    for (const one of allIndependence(known(world()), world())) {
      if (one.label === 'corroborated') expect(one.strict.length).toBeGreaterThan(1)
      if (one.label === 'strongly') expect(one.strict.length * one.material.length).toBeGreaterThan(2)
      if (one.label === 'single' || one.label === 'relayed') expect(one.strict).toHaveLength(1)
    }
    const copies = Array.from({ length: 40 }, (_, i) =>
      held(`copy-${i}`, 'Claim', {
        source: 'U-5',
        anchor: 'x',
        about: 'X-1',
        slot: 'method',
        value: 'electric',
        evidentiality: 'read',
        origin: 'P-01',
        originCertainty: 'certain',
      }),
    )
    expect(about('method', 'electric', changed({}, ...copies)).label).toBe('relayed')
  })
})

import { type RecordTypeName, recordTypeNames } from '@safeconduct/core/records/record-types.ts'
import { describe, expect, it } from 'vitest'
import { fieldsIn, mayShow, typesAround, viewsOf } from './views.ts'

const views = ['work', 'names', 'places'] as const

describe('who a person is and where that person is, on one screen', () => {
  it.each(recordTypeNames.map((name) => [name] as const))('never meet on the page of a %s', (type) => {
    for (const view of views) {
      const classes = new Set(fieldsIn(type, view).map(([, field]) => field.class))
      expect(classes.has('NAME') && classes.has('LOC'), view).toBe(false)
    }
  })

  it('are not both reached from what stands around a record', () => {
    for (const view of views) {
      const around = new Set<RecordTypeName>(typesAround(view))
      expect(around.has('Identity') && (around.has('Journey') || around.has('Shelter')), view).toBe(false)
    }
    expect(typesAround('work')).not.toContain('Identity')
    expect(typesAround('work')).not.toContain('Journey')
  })

  it('leave a way to every field: none is hidden from all views', () => {
    for (const type of recordTypeNames) {
      const shown = new Set(viewsOf(type).flatMap((view) => fieldsIn(type, view).map(([name]) => name)))
      const all = new Set(views.flatMap((view) => fieldsIn(type, view).map(([name]) => name)))
      expect(
        [...all].filter((name) => !shown.has(name)),
        type,
      ).toEqual([])
    }
  })

  it('open closed: a record that has both kinds of page begins with neither', () => {
    expect(viewsOf('Person')[0]).toBe('work')
    expect(viewsOf('Case')[0]).toBe('work')
    expect(mayShow('NAME', 'work') || mayShow('LOC', 'work')).toBe(false)
  })
})

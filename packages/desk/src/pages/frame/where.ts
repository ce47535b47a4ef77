import { type Place, places } from './places.ts'

/** The place of the rail that a path of the window's memory belongs to. */
export function placeOf(path: string): Place {
  const [, first = ''] = path.split('/')
  if (first === 'read' || first === 'shares') return 'press'
  return places.find((place) => place === first) ?? 'line'
}

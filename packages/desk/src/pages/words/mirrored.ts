/**
 * English from right to left, made from the English catalogue: every sentence between a right-to-left
 * override and its end, so that a screen that forgot the other direction shows it at once. For tests.
 */
import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'

const override = '\u202E'
const end = '\u202C'

export function mirror(said: string): string {
  return said
    .split(' ')
    .map((word) => `${override}${word}${end}`)
    .join(' ')
}

/** The same shape as the catalogue, each sentence mirrored. */
export const mirrored: Catalogue = mirrorAll(en)

export function mirrorAll<T extends object>(said: T): T {
  return new Proxy(said, {
    get(target, name, whole) {
      const value: unknown = Reflect.get(target, name, whole)
      if (typeof value === 'string') return mirror(value)
      if (typeof value === 'function')
        return (...given: readonly unknown[]) => mirror(String(Reflect.apply(value, undefined, [...given])))
      return typeof value === 'object' && value !== null ? mirrorAll(value) : value
    },
  })
}

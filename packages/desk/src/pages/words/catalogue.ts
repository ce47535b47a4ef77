/**
 * Everything the pages say, in every language of the release.
 *
 * The English catalogue gives the type; a Russian or French one that lacks a sentence, or says a
 * counted one without its plural, does not compile. Labels of records and terms of vocabularies stand
 * with their declarations in `core/records`.
 */
import type { en } from './en.ts'

type Said<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [K in keyof T]: Said<T[K]> }

export type Catalogue = Said<typeof en>

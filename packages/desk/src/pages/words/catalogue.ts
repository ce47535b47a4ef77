/**
 * Everything the pages say, in every language of the release.
 *
 * The English catalogue gives the type; a Russian or French one that lacks a sentence, or says a
 * counted one without its plural, does not compile. Labels of records and terms of vocabularies stand
 * with their declarations in `core/records`.
 */
import type { en } from './en.ts'
import type { Said } from './said.ts'

export type Catalogue = Said<typeof en>

/** The shape of these words: a language that lacks a sentence does not compile. */
import type { AlarmKind } from '../../../calls/sync.ts'
import type { Said } from '../said.ts'
import type { copiesEn } from './copies-en.ts'
import type { peopleEn } from './en.ts'

export type CopiesWords = Said<typeof copiesEn>
export type PeopleWords = Said<typeof peopleEn>
export type AlarmWords = { readonly [K in AlarmKind]: { readonly said: string; readonly act: string } }

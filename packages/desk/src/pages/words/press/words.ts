/** The shape of what the press desk says in each language. */
import type { Said } from '../said.ts'
import type { pressDeskEn } from './en.ts'

export type PressDeskWords = Said<typeof pressDeskEn>

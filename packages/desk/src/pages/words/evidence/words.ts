/** The shape of what the Evidence room says in each language. */
import type { Said } from '../said.ts'
import type { evidenceEn } from './en.ts'

export type EvidenceWords = Said<typeof evidenceEn>

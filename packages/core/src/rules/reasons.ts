/** The closed lists a refusal is made of. */
export type { Allow } from './allow.ts'
export type { Because } from './because.ts'

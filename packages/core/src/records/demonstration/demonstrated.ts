/** One record as the demonstration writes it: a code for its id, then its fields, with codes for references. */
import type { Json } from '../../base/json.ts'

export type Demonstrated = { readonly id: string } & { readonly [field: string]: Json }

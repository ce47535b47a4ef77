/**
 * Where Node keeps what it has compiled of a program of ours, so that it starts in a third of the time. Beside the installed
 * packages, never in a folder that all users share: whoever may write here may write the program as well.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../../', import.meta.url))

export const programCache = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/programs') } as const

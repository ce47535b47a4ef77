/** `safeconduct verify PATH`: the check of `core/evidence` over a folder on this disk. */

import type { Verdict } from '@safeconduct/core/evidence/verdict.ts'
import type { VerifyOptions } from '@safeconduct/core/evidence/verify.ts'
import { verifyDossier } from '@safeconduct/core/evidence/verify.ts'
import { software } from '../work/software.ts'
import { bagFolder } from './bag-folder.ts'
import { judgeTimes } from './judge-times.ts'

export function verifyFolder(folder: string, options: VerifyOptions = {}): Promise<Verdict> {
  const { signal, checkTime = judgeTimes() } = options
  return verifyDossier(bagFolder(folder, signal === undefined ? {} : { signal }), {
    software,
    ...options,
    checkTime,
  })
}

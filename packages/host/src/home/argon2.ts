/** Argon2id as the platform has it (node:crypto, RFC 9106), off the main thread. */
import { argon2 } from 'node:crypto'
import type { Argon2id } from '@safeconduct/core/sealed/unlock.ts'

export const platformArgon2id: Argon2id = (passphrase, salt, { memoryKiB, passes, lanes }) =>
  new Promise((done, failed) => {
    const work = {
      message: passphrase,
      nonce: salt,
      memory: memoryKiB,
      passes,
      parallelism: lanes,
      tagLength: 32,
    }
    argon2('argon2id', work, (problem, key) => {
      if (problem === null) done(new Uint8Array(key))
      else failed(problem)
    })
  })

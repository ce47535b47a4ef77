/** The passphrase: from a file, or typed where nobody else reads. Never from an argument or a variable. */
import { readFileSync, statSync } from 'node:fs'
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type Passphrase, parsePassphrase, parsePassphraseFile } from '@safeconduct/core/sealed/passphrase.ts'

export type PassphraseRefusal = {
  readonly kind:
    | 'passphrase-file-unreadable'
    | 'passphrase-empty'
    | 'passphrase-not-text'
    | 'passphrase-needed'
}

export async function askPassphrase(
  file: string | undefined,
  question: string,
): Promise<Result<Passphrase, PassphraseRefusal>> {
  const passphrase = file === undefined ? await typed(question) : fromFile(file)
  if (passphrase === undefined)
    return refuse({ kind: file === undefined ? 'passphrase-needed' : 'passphrase-file-unreadable' })
  if (passphrase.ok) return passphrase
  return refuse({ kind: passphrase.refusal.why === 'empty' ? 'passphrase-empty' : 'passphrase-not-text' })
}

function fromFile(path: string): ReturnType<typeof parsePassphraseFile> | undefined {
  try {
    return statSync(path).size > 65_536 ? undefined : parsePassphraseFile(readFileSync(path))
  } catch {
    return undefined
  }
}

/** Reads one line without showing it. Undefined when there is no terminal, or when the person gave up. */
async function typed(question: string): Promise<ReturnType<typeof parsePassphrase> | undefined> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) return undefined
  stderr.write(question)
  stdin.setRawMode(true)
  let line = ''
  try {
    for await (const piece of stdin.iterator({ destroyOnReturn: false })) {
      for (const sign of String(piece)) {
        if (sign === '\r' || sign === '\n') return parsePassphrase(line)
        if (sign === '\u0003' || sign === '\u0004') return undefined
        line = sign === '\u007f' || sign === '\b' ? line.slice(0, -1) : line + sign
      }
    }
    return undefined
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}

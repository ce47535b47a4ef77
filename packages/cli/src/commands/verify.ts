/** `safeconduct verify PATH`: checks a dossier. Needs no vault and no network. */
import { resolve } from 'node:path'
import { textOf } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { blockHeadersIn } from '@safeconduct/core/evidence/ots/block-headers.ts'
import { type ExpectedKey, parseExpectedKey } from '@safeconduct/core/evidence/ssh-key.ts'
import { passes } from '@safeconduct/core/evidence/verdict.ts'
import { describeVerdict } from '@safeconduct/core/evidence/verdict-words.ts'
import { judgeTimes } from '@safeconduct/host/dossier/judge-times.ts'
import { verifyFolder } from '@safeconduct/host/dossier/verify-folder.ts'
import { certificatesIn } from '@safeconduct/host/evidence/timestamps/pem.ts'
import { languageOr, readOptions, sayUsage, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { readPlainFile } from '../read-files.ts'
import { sentenceFor } from '../sentences.ts'
import { usages } from '../usages.ts'
import { isAccountProof, verifyAccount } from './verify-account.ts'
import { isCapture, verifyCapture } from './verify-capture.ts'
import { isLedger, verifyLedger } from './verify-ledger.ts'
import { isPicture, verifyPicture } from './verify-picture.ts'

const flags = {
  key: 'text',
  root: 'text',
  'tsa-roots': 'text',
  'block-headers': 'text',
  language: 'text',
  json: 'yes',
} as const

export async function verify(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.verify, files: [1, 1] })
  if (options === undefined) return wrongUsage
  const [path = ''] = options.files
  const language = languageOr(options.flags.language, 'en')
  if (language === undefined) return sayUsage(usages.verify) ?? wrongUsage
  if (isPicture(path)) return verifyPicture(path, options.flags.root, language, options.flags.json)
  if (isCapture(path)) return verifyCapture(path, language, options.flags.json)
  if (isAccountProof(path)) return verifyAccount(path, options.flags.root, language, options.flags.json)
  if (isLedger(path)) return verifyLedger(path, options.flags.key, language, options.flags.json)
  const expected = options.flags.key === undefined ? undefined : expectedKey(options.flags.key)
  if (expected?.ok === false) {
    say(sentenceFor(expected.refusal))
    return 1
  }
  const roots = rootsIn(options.flags['tsa-roots'])
  if (!roots.ok) {
    say(sentenceFor(roots.refusal))
    return 1
  }
  const headers = headersIn(options.flags['block-headers'])
  if (!headers.ok) {
    say(sentenceFor(headers.refusal))
    return 1
  }
  const verdict = await verifyFolder(resolve(path), {
    ...(expected === undefined ? {} : { expectedKey: expected.value }),
    checkTime: judgeTimes(roots.value),
    blockHeaders: headers.value,
  })
  for (const line of describeVerdict(verdict, language)) say(line)
  const passed = passes(verdict)
  if (options.flags.json) await printJson({ passed, verdict })
  return passed ? 0 : 1
}

/** Certificates in a PEM file, beside those of this program's platform. */
function rootsIn(path: string | undefined): Result<readonly Uint8Array[], { readonly kind: string }> {
  if (path === undefined) return ok([])
  const file = readPlainFile(path, 4 * 1024 * 1024)
  const roots = file.ok ? certificatesIn(textOf(file.value) ?? '') : []
  return roots.length === 0 ? refuse({ kind: 'no-roots' }) : ok(roots)
}

/** Headers of blocks of Bitcoin as explorers give them: 160 hex digits on each line. */
function headersIn(path: string | undefined): Result<readonly Uint8Array[], { readonly kind: string }> {
  if (path === undefined) return ok([])
  const file = readPlainFile(path, 1024 * 1024)
  const headers = blockHeadersIn((file.ok ? textOf(file.value) : undefined) ?? '')
  return headers === undefined ? refuse({ kind: 'no-block-headers' }) : ok(headers)
}

/** A fingerprint as it was told by telephone, or a file with the public key. */
function expectedKey(given: string): Result<ExpectedKey, { readonly kind: string }> {
  const typed = parseExpectedKey(given)
  if (typed.ok) return typed
  const file = readPlainFile(given, 65_536)
  const line = file.ok ? textOf(file.value) : undefined
  const read = line === undefined ? undefined : parseExpectedKey(line.trim())
  return read?.ok === true ? ok(read.value) : refuse({ kind: 'not-a-key' })
}

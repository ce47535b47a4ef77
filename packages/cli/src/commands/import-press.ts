/** `safeconduct import press FILE…`: each report into the vault as a Publication with its sealed original. */
import { basename } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { toBase64 } from '@safeconduct/core/base/bytes.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { askDesk } from '@safeconduct/desk/process/desk-line.ts'
import { pageLimit, readReportFile } from '@safeconduct/host/press/report-file.ts'
import { importReports } from '@safeconduct/host/work/import-press.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { printJson, progressLine, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { readPlainFile } from '../read-files.ts'
import { refused } from '../refused.ts'
import { sentenceForFile } from '../sentences.ts'
import { usages } from '../usages.ts'

const flags = { home: 'text', 'passphrase-file': 'text', json: 'yes' } as const

type Read = { readonly name: string; readonly bytes: Bytes }
type Outcome = {
  readonly name: string
  readonly state: string
  readonly id?: string
  readonly refusal?: { readonly kind: string }
}

export async function importPress(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.importPress, files: [1, Number.MAX_SAFE_INTEGER] })
  if (options === undefined) return wrongUsage
  const { readable, outcomes } = await readAll(options.files)
  const home = homeFolder(options.flags.home)
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const imported = await importInto(home, passphrase.value, readable)
  if (!imported.ok) return refused(imported.refusal)
  outcomes.push(...imported.value)
  for (const { name, state, refusal } of outcomes) {
    if (refusal !== undefined) say(sentenceForFile(name, refusal))
    else
      say(
        `${name.replaceAll('\n', ' ')}: ${state === 'imported' ? 'taken in and sealed' : 'was here already'}`,
      )
  }
  if (options.flags.json) await printJson({ files: outcomes })
  return outcomes.some(({ refusal }) => refusal !== undefined) ? 1 : 0
}

/** Reads and judges every file before anything is opened, so that a wrong path is known at once. */
async function readAll(files: readonly string[]): Promise<{
  readonly readable: readonly Read[]
  readonly outcomes: Outcome[]
}> {
  const readable: Read[] = []
  const outcomes: Outcome[] = []
  for (const path of files) {
    const name = basename(path)
    const bytes = readPlainFile(path, pageLimit)
    const text = bytes.ok ? await readReportFile(bytes.value) : bytes
    if (!text.ok) outcomes.push({ name, state: 'refused', refusal: text.refusal })
    else if (bytes.ok) readable.push({ name, bytes: bytes.value })
  }
  return { readable, outcomes }
}

async function importInto(
  home: string,
  passphrase: Passphrase,
  files: readonly Read[],
): Promise<Result<readonly Outcome[], { readonly kind: string }>> {
  const here = await withVault(home, passphrase, (vault) =>
    importReports(vault, files, progressLine('Importing')),
  )
  if (here.ok || here.refusal.kind !== 'home-in-use') return here
  const asked: Outcome[] = []
  for (const { name, bytes } of files) {
    const ask = { files: [{ name, base64: toBase64(bytes) }] }
    const answer = await askDesk(home, { passphrase, call: 'press.import', ask })
    if (!answer.ok) return answer.refusal.kind === 'no-desk' ? here : answer
    asked.push(...outcomesIn(answer.value))
  }
  return ok(asked)
}

function outcomesIn(answer: Json): readonly Outcome[] {
  const files: unknown = isObject(answer) ? answer['files'] : undefined
  if (!Array.isArray(files)) return []
  return files.filter(isObject).map((file) => {
    const refusal = isObject(file['refusal']) ? { kind: String(file['refusal']['kind']) } : undefined
    const facts = { name: String(file['name']), state: String(file['state']) }
    if (refusal !== undefined) return { ...facts, refusal }
    return typeof file['id'] === 'string' ? { ...facts, id: file['id'] } : facts
  })
}

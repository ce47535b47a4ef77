/** `safeconduct import file`: files and folders into a case, each sealed as it came, with its papers. */
import type { Result } from '@safeconduct/core/base/result.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { evidenceRoom } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { type FileSource, filesAt } from '@safeconduct/host/evidence/intake/file-source.ts'
import type { TakenIn } from '@safeconduct/host/evidence/intake/take-in.ts'
import { takeInAll } from '@safeconduct/host/evidence/intake/take-in-all.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { textOf } from '@safeconduct/host/work/record-view.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { printJson, progressLine, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { refused } from '../refused.ts'
import { untilStopped } from '../until-stopped.ts'
import { usages } from '../usages.ts'

const flags = {
  case: 'text',
  from: 'text',
  provenance: 'text',
  home: 'text',
  'passphrase-file': 'text',
  json: 'yes',
} as const

type Wish = { readonly case: string; readonly from?: string; readonly provenance?: string }
type Refused = { readonly kind: string }

export async function importFile(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.importFile, files: [1, Number.MAX_SAFE_INTEGER] })
  if (options?.flags.case === undefined) return wrongUsage
  const { from, provenance } = options.flags
  const sources: FileSource[] = []
  for (const path of options.files) {
    const found = await filesAt(path)
    if (!found.ok) {
      say(`${path} ${sentences.get(found.refusal.kind) ?? odd}`)
      return 1
    }
    sources.push(...found.value)
  }
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const wish: Wish = {
    case: options.flags.case,
    ...(from === undefined ? {} : { from }),
    ...(provenance === undefined ? {} : { provenance }),
  }
  const done = await withVault(homeFolder(options.flags.home), passphrase.value, (vault) =>
    untilStopped((signal) => takeInto(vault, sources, wish, signal)),
  )
  if (!done.ok) return refused(done.refusal)
  if (!done.value.ok) {
    say(sentences.get(done.value.refusal.kind) ?? odd)
    return 1
  }
  for (const taken of done.value.value) say(lineOf(taken))
  if (options.flags.json) await printJson({ files: done.value.value })
  const isWhole = done.value.value.length === sources.length
  return isWhole && done.value.value.every(({ state }) => state !== 'refused') ? 0 : 1
}

async function takeInto(
  vault: Vault,
  sources: readonly FileSource[],
  wish: Wish,
  signal: AbortSignal,
): Promise<Result<readonly TakenIn[], Refused>> {
  const room = await evidenceRoom(vault)
  if (room === undefined) return refuse({ kind: 'not-granted' })
  const caseId = caseOf(vault, wish.case)
  if (caseId === undefined) return refuse({ kind: 'no-such-case' })
  const person = wish.from === undefined ? undefined : personOf(vault, wish.from)
  const progress = progressLine('Taking in')
  return ok(
    await takeInAll(
      room,
      sources,
      {
        caseId,
        receivedVia: 'by-hand',
        ...(wish.from === undefined ? {} : { from: wish.from }),
        ...(person === undefined ? {} : { receivedFrom: person }),
        ...(wish.provenance === undefined ? {} : { provenance: wish.provenance }),
      },
      { signal, progress: ({ files, of }) => progress(files, of) },
    ),
  )
}

/** A case by its id, or by the code of its person. */
function caseOf(vault: Vault, named: string): string | undefined {
  if (vault.reader.readText(named)?.type === 'Case') return named
  const person = personOf(vault, named)
  return person === undefined
    ? undefined
    : find(vault, 'Case', (record) => textOf(record, 'personId') === person)
}

function personOf(vault: Vault, code: string): string | undefined {
  return find(vault, 'Person', (record) => textOf(record, 'code') === code)
}

const window = 200

function find(
  vault: Vault,
  type: string,
  is: (record: Parameters<typeof textOf>[0]) => boolean,
): string | undefined {
  const ask = { types: [type], filter: '' }
  const { total } = vault.reader.table({ ...ask, offset: 0, limit: 0 })
  for (let offset = 0; offset < total; offset += window) {
    const found = vault.reader.table({ ...ask, offset, limit: window }).records.find(is)
    if (found !== undefined) return found.id
  }
  return undefined
}

function lineOf(taken: TakenIn): string {
  if (taken.state === 'refused') return `${taken.name} ${sentences.get(taken.refusal.kind) ?? odd}`
  const said = taken.state === 'taken-in' ? 'taken in and sealed' : 'was here already'
  const told = taken.warnings.map((warning) => `; ${warning.replaceAll('-', ' ')}`).join('')
  return `${taken.name}: ${said}, ${taken.type}${told}`
}

const odd = 'was not taken in. Nothing of it was kept.'
const sentences: ReadonlyMap<string, string> = new Map([
  ['no-such-case', 'No case here has this id, and no person this code. Nothing was taken in.'],
  ['no-such-file', 'is not there.'],
  ['may-not-read', 'cannot be read. Give this account the right to read it.'],
  ['not-a-file', 'is a link or no file at all. Name the file itself.'],
  ['file-empty', 'is empty.'],
  ['changed-while-read', 'changed while it was read. Wait until nothing writes to it, and take it in again.'],
  ['too-many-files', 'holds more than 100,000 files. Take it in by parts.'],
  ['stopped', 'was not taken in: stopped. The same command goes on where it ended.'],
  [
    'disk-full',
    'was not taken in: the disk is full. What was taken in before stays; make room and run it again.',
  ],
  ['not-granted', 'was not taken in: this member may not write in this case. Ask a lead for the right.'],
  ['frozen', 'was not taken in: this case is frozen. The alarms on the desk say why.'],
  ['unfit', 'was not taken in: a flag has a word that no record takes. --provenance is a term of its list.'],
])

/**
 * `safeconduct ledger`: this device's log of what was sealed. `ledger` says how it stands, `ledger step` makes the round that
 * is due, `ledger witnesses FILE` names the partners, `ledger authorities FILE` whom to ask for the time, `ledger export OUT` writes the log as a stranger reads it.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parsePolicy } from '@safeconduct/core/evidence/ledger/policy.ts'
import { type EvidenceRoom, evidenceRoom } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { exportLedger } from '@safeconduct/host/evidence/ledger/export-ledger.ts'
import { ledgerRound, policyHere } from '@safeconduct/host/evidence/ledger/ledger-round.ts'
import { getBytes, postBytes, postText } from '@safeconduct/host/evidence/ledger/post-text.ts'
import { parseAuthorities, timeAsking } from '@safeconduct/host/evidence/timestamps/authorities.ts'
import { saveAuthorities, saveWitnessLines } from '@safeconduct/host/work/directory.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { type Called, readOptions, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { type Refused, refused } from '../refused.ts'
import { usages } from '../usages.ts'

const flags = { home: 'text', 'passphrase-file': 'text', json: 'yes' } as const

export function ledgerStatus(args: readonly string[]): Promise<number> {
  return inRoom(args, { usage: usages.ledger, files: [0, 0] }, standOf)
}

export function ledgerStep(args: readonly string[]): Promise<number> {
  return inRoom(args, { usage: usages.ledgerStep, files: [0, 0] }, async (room) => {
    const asking = timeAsking(room.vault, { post: postBytes, get: getBytes })
    const round = await ledgerRound(room, { post: postText, ...asking })
    return { ...standOf(room), ...round }
  })
}

const longestPolicy = 64 * 1024

export function ledgerWitnesses(args: readonly string[]): Promise<number> {
  return inRoom(args, { usage: usages.ledgerWitnesses, files: [1, 1] }, async (room, [file = '']) => {
    if (!existsSync(file) || !statSync(file).isFile() || statSync(file).size > longestPolicy)
      return { kind: 'file-unreadable' }
    const lines = readFileSync(file, 'utf8')
    const policy = parsePolicy(lines)
    // The logs are this organisation's own, and are not for a file to say.
    if (!policy.ok || policy.value.logs.length > 0) return { kind: 'not-a-policy' }
    const saved = await saveWitnessLines(room.vault, lines)
    return saved.ok ? standOf(room) : saved.refusal
  })
}

/** Who is asked for the time, and the certificates that make their tokens believed; an empty file asks nobody. */
export function ledgerAuthorities(args: readonly string[]): Promise<number> {
  return inRoom(args, { usage: usages.ledgerAuthorities, files: [1, 1] }, async (room, [file = '']) => {
    if (!existsSync(file) || !statSync(file).isFile() || statSync(file).size > longestAuthorities)
      return { kind: 'file-unreadable' }
    const text = readFileSync(file, 'utf8')
    if (!parseAuthorities(text).ok) return { kind: 'not-authorities' }
    const saved = await saveAuthorities(room.vault, text)
    return saved.ok ? standOf(room) : saved.refusal
  })
}

const longestAuthorities = 1024 * 1024

export function ledgerExport(args: readonly string[]): Promise<number> {
  return inRoom(args, { usage: usages.ledgerExport, files: [1, 1] }, (room, [out = '']) => {
    const written = exportLedger(room, resolve(out))
    return written.ok ? { ...standOf(room), files: written.value } : written.refusal
  })
}

type Stand = {
  readonly log: string
  readonly size: number
  readonly waiting: number
  readonly due: boolean
  readonly witnesses: number
}

function standOf(room: EvidenceRoom): Stand {
  const policy = policyHere(room)
  return {
    log: room.ledger.keyText,
    size: room.ledger.store.size(),
    waiting: room.ledger.waiting(),
    due: room.ledger.isDue(),
    witnesses: policy.ok ? policy.value.witnesses.length : 0,
  }
}

async function inRoom(
  args: readonly string[],
  called: Called,
  work: (room: EvidenceRoom, files: readonly string[]) => Stand | Refused | Promise<Stand | Refused>,
): Promise<number> {
  const options = readOptions(args, flags, called)
  if (options === undefined) return wrongUsage
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const done = await withVault(homeFolder(options.flags.home), passphrase.value, async (vault) => {
    const room = await evidenceRoom(vault)
    return room === undefined ? ({ kind: 'not-granted' } as const) : work(room, options.files)
  })
  if (!done.ok) return refused(done.refusal)
  if ('kind' in done.value) return refused(done.value)
  const { log, size, waiting, due, witnesses } = done.value
  say(`Log: ${log}`)
  say(
    `${size} entries; ${waiting} wait for the next step${due ? ', which is due' : ''}; ${witnesses} witnesses.`,
  )
  if (options.flags.json) await printJson(done.value)
  return 0
}

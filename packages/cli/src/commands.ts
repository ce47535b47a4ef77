/**
 * The table of commands: the words that call one, and what the help says of it. A command's modules are
 * loaded when it is called: checking a dossier loads no database.
 */
import { usages } from './usages.ts'

export type Command = (args: readonly string[]) => Promise<number>
type Listed = {
  readonly words: readonly string[]
  readonly run: () => Promise<Command>
  readonly usage: string
  readonly does: string
}

const commands: readonly Listed[] = [
  {
    words: ['init'],
    run: async () => (await import('./commands/init.ts')).init,
    usage: usages.init,
    does: 'make an organisation with this home as its first device',
  },
  {
    words: ['desk'],
    run: async () => (await import('./commands/desk.ts')).desk,
    usage: usages.desk,
    does: 'open the desk on 127.0.0.1',
  },
  {
    words: ['demo', 'check'],
    run: async () => (await import('./commands/demo-check.ts')).demoCheck,
    usage: usages.demoCheck,
    does: 'try every attempt of a republic against the rules, beside what was expected; needs no vault',
  },
  {
    words: ['demo'],
    run: async () => (await import('./commands/desk.ts')).demo,
    usage: usages.demo,
    does: 'open the fictional republic in a throw-away home',
  },
  {
    words: ['import', 'press'],
    run: async () => (await import('./commands/import-press.ts')).importPress,
    usage: usages.importPress,
    does: 'take press reports into the vault, sealed',
  },
  {
    words: ['import', 'file'],
    run: async () => (await import('./commands/import-file.ts')).importFile,
    usage: usages.importFile,
    does: 'take files and folders into a case, each sealed as it came',
  },
  {
    words: ['press', 'read'],
    run: async () => (await import('./commands/press-read.ts')).pressRead,
    usage: usages.pressRead,
    does: 'read reports: speakers, numbers, what they share; needs no vault',
  },
  {
    words: ['dossier'],
    run: async () => (await import('./commands/dossier.ts')).dossier,
    usage: usages.dossier,
    does: 'write a dossier that a stranger can check',
  },
  {
    words: ['verify'],
    run: async () => (await import('./commands/verify.ts')).verify,
    usage: usages.verify,
    does: 'check a dossier; needs no vault and no network',
  },
  {
    words: ['capture', 'copy'],
    run: async () => (await import('./commands/capture.ts')).captureCopy,
    usage: usages.captureCopy,
    does: 'write the copy of a capture that may leave: without cookies and what tells who asked',
  },
  {
    words: ['capture'],
    run: async () => (await import('./commands/capture.ts')).capture,
    usage: usages.capture,
    does: 'take a page of the web as a file that a stranger can check',
  },
  {
    words: ['paper', 'key'],
    run: async () => (await import('./commands/paper.ts')).paperKey,
    usage: usages.paperKey,
    does: 'make a key to which papers can be sealed for you; needs no vault',
  },
  {
    words: ['paper', 'open'],
    run: async () => (await import('./commands/paper.ts')).paperOpen,
    usage: usages.paperOpen,
    does: 'open a paper that was sealed to your key; needs no vault',
  },
  {
    words: ['vault', 'check'],
    run: async () => (await import('./commands/vault-check.ts')).vaultCheck,
    usage: usages.vaultCheck,
    does: 'check signatures and chains; with --read-data open every seal and rebuild every record',
  },
  {
    words: ['sim'],
    run: async () => (await import('./commands/sim.ts')).sim,
    usage: usages.sim,
    does: 'run the vault on simulated devices under a hostile relay and bad hardware',
  },
  {
    words: ['relay', 'seizure-report'],
    run: async () => (await import('./commands/relay-seizure-report.ts')).relaySeizureReport,
    usage: usages.relaySeizureReport,
    does: 'print everything that the disk of a relay tells whoever takes it',
  },
  {
    words: ['relay'],
    run: async () => (await import('./commands/relay.ts')).relay,
    usage: usages.relay,
    does: 'run the server between devices, which reads nothing',
  },
  {
    words: ['witness'],
    run: async () => (await import('./commands/witness.ts')).witness,
    usage: usages.witness,
    does: 'sign the checkpoints of other organisations’ ledgers, as a partner; needs no vault',
  },
  {
    words: ['ledger', 'step'],
    run: async () => (await import('./commands/ledger.ts')).ledgerStep,
    usage: usages.ledgerStep,
    does: 'make the step of this device’s ledger that is due, and ask the witnesses',
  },
  {
    words: ['ledger', 'witnesses'],
    run: async () => (await import('./commands/ledger.ts')).ledgerWitnesses,
    usage: usages.ledgerWitnesses,
    does: 'name the partners who witness this organisation’s ledgers',
  },
  {
    words: ['ledger', 'authorities'],
    run: async () => (await import('./commands/ledger.ts')).ledgerAuthorities,
    usage: usages.ledgerAuthorities,
    does: 'name the authorities that sign the time of this organisation’s ledgers',
  },
  {
    words: ['ledger', 'export'],
    run: async () => (await import('./commands/ledger.ts')).ledgerExport,
    usage: usages.ledgerExport,
    does: 'write this device’s ledger as files that a stranger can check',
  },
  {
    words: ['ledger'],
    run: async () => (await import('./commands/ledger.ts')).ledgerStatus,
    usage: usages.ledger,
    does: 'say how this device’s ledger stands',
  },
  {
    words: ['line', 'setup'],
    run: async () => (await import('./commands/line.ts')).lineSetup,
    usage: usages.lineSetup,
    does: 'make the line for callers at the organisation’s relay, as an admin',
  },
  {
    words: ['line', 'page'],
    run: async () => (await import('./commands/line.ts')).linePage,
    usage: usages.linePage,
    does: 'write the public page of the line, and the signed list of its files',
  },
  {
    words: ['line', 'status'],
    run: async () => (await import('./commands/line.ts')).lineStatus,
    usage: usages.lineStatus,
    does: 'say whether the line is published, and how many wait',
  },
  {
    words: ['line', 'check'],
    run: async () => (await import('./commands/line-check.ts')).lineCheck,
    usage: usages.lineCheck,
    does: 'compare the page that servers hand out with the signed list; needs no vault',
  },
  {
    words: ['vault', 'export'],
    run: async () => (await import('./commands/vault-copies.ts')).vaultExport,
    usage: usages.vaultExport,
    does: 'write everything of this home into one sealed file, which opens with the same passphrase',
  },
  {
    words: ['vault', 'restore'],
    run: async () => (await import('./commands/vault-copies.ts')).vaultRestore,
    usage: usages.vaultRestore,
    does: 'make a new home out of such a file; --alone where nobody else has what it lacks',
  },
  {
    words: ['vault', 'salvage'],
    run: async () => (await import('./commands/vault-copies.ts')).vaultSalvage,
    usage: usages.vaultSalvage,
    does: 'write what can still be read of a damaged home into such a file, and name what cannot',
  },
  {
    words: ['vault', 'share'],
    run: async () => (await import('./commands/vault-share.ts')).vaultShare,
    usage: usages.vaultShare,
    does: 'let this home need a share that the relay keeps; withhold that of a device that was taken',
  },
  {
    words: ['bench'],
    run: async () => (await import('./commands/bench.ts')).bench,
    usage: usages.bench,
    does: 'measure, beside the targets',
  },
]

export const usage = [
  'safeconduct COMMAND',
  '',
  ...commands.map((command) => `  ${command.usage}\n      ${command.does}`),
  '',
  'Not independently reviewed, not yet for real cases.',
].join('\n')

export function findCommand(
  args: readonly string[],
): { readonly run: () => Promise<Command>; readonly args: readonly string[] } | undefined {
  const found = commands.find(({ words }) => words.every((word, at) => args[at] === word))
  return found === undefined ? undefined : { run: found.run, args: args.slice(found.words.length) }
}

/**
 * Who may import whom, as data. `test/architecture.test.ts` holds every file of the repository to it.
 *
 * Imports point down: a court that verifies a dossier must not have to trust the vault, and a page must not be
 * able to reach a key. A part that is not here may import nothing.
 */

export type Zone = {
  /** Folder, from the root of the repository. */
  readonly folder: string
  /** Folders it may import beside itself. */
  readonly from: readonly string[]
  /** Packages of others; a name ending in `/` stands for everything under it. */
  readonly packages: readonly string[]
  /** Whether it may use what only Node has. */
  readonly node: boolean
}

const BASE = 'packages/core/src/base'
const SEALED = 'packages/core/src/sealed'
const VAULT = 'packages/core/src/vault'
const RECORDS = 'packages/core/src/records'
const PRESS = 'packages/core/src/press'
const LINE = 'packages/core/src/line'
const RULES = 'packages/core/src/rules'
const CASES = 'packages/core/src/cases'
const TIMERS = 'packages/core/src/timers'
const EVIDENCE = 'packages/core/src/evidence'
const ATTENTION = 'packages/core/src/attention'
const CALLS = 'packages/desk/src/calls'

/** The most particular folder decides, so a zone may lie inside another. */
export const zones: readonly Zone[] = [
  { folder: BASE, from: [], packages: [], node: false },
  { folder: SEALED, from: [BASE], packages: ['@noble/'], node: false },
  { folder: VAULT, from: [BASE, SEALED], packages: ['shamir-secret-sharing'], node: false },
  { folder: RECORDS, from: [BASE], packages: [], node: false },
  { folder: 'packages/core/src/line', from: [BASE, SEALED, RECORDS], packages: [], node: false },
  // Small: a page on somebody's phone uses it.
  { folder: TIMERS, from: [BASE, SEALED], packages: [], node: false },
  { folder: EVIDENCE, from: [BASE, SEALED, RECORDS], packages: [], node: false },
  { folder: PRESS, from: [BASE, RECORDS], packages: [], node: false },
  // Of the sealed the hash alone: an approval names what it was given to.
  { folder: RULES, from: [BASE, SEALED, RECORDS], packages: [], node: false },
  { folder: CASES, from: [BASE, RECORDS, RULES], packages: [], node: false },
  // The press desk: what the records of publications, claims and statements come to. Reading a text is `press`.
  { folder: ATTENTION, from: [BASE, RECORDS, RULES, PRESS, CASES], packages: [], node: false },
  {
    folder: 'packages/host/src',
    from: ['packages/core/src'],
    packages: ['better-sqlite3-multiple-ciphers', 'ws', 'pkijs', 'asn1js', 'parse5', 'yalps'],
    node: true,
  },
  // Opens strangers' pictures, films and papers in a process of its own, which holds no key (decision 0036).
  {
    folder: 'packages/workbench/src',
    from: [BASE, EVIDENCE],
    packages: [
      'sharp',
      '@contentauth/c2pa-wasm',
      '@myriaddreamin/typst-ts-node-compiler',
      'pdfjs-dist',
      'pdfjs-dist/',
      'playwright-core',
    ],
    node: true,
  },
  // Takes a page of the web into an archive, in a process of its own, which holds no key.
  {
    folder: 'packages/capture/src',
    from: [BASE, EVIDENCE],
    packages: ['playwright-core', 'pkijs', 'asn1js'],
    node: true,
  },
  {
    folder: 'packages/relay/src',
    from: [BASE, SEALED, VAULT, 'packages/core/src/line', TIMERS],
    packages: ['better-sqlite3-multiple-ciphers', 'postgres', 'ws', 'aws4fetch'],
    node: true,
  },
  // The page that strangers load: it may carry no record, no store and nobody else's code but the ciphers'.
  { folder: 'packages/line/src', from: [BASE, SEALED, LINE], packages: [], node: false },
  // The page for one answer: no line, no record, no store.
  {
    folder: 'packages/line/src/checkin',
    from: [BASE, SEALED, TIMERS, 'packages/line/src/html', 'packages/line/src/page'],
    packages: [],
    node: false,
  },
  {
    folder: 'packages/line/src/build',
    from: [BASE, SEALED, LINE, TIMERS, 'packages/line/src'],
    packages: ['rolldown'],
    node: true,
  },
  {
    folder: 'packages/sim/src',
    from: ['packages/core/src', 'packages/relay/src'],
    packages: [],
    node: true,
  },
  {
    folder: CALLS,
    from: [BASE, RECORDS, RULES, CASES, PRESS, EVIDENCE, ATTENTION],
    packages: [],
    node: false,
  },
  {
    folder: 'packages/desk/src/process',
    // An admin's desk builds the public page, because it alone can sign for it.
    // A tool that opens what strangers made is started as a program of its own, so its entry alone is named there.
    from: ['packages/core/src', 'packages/host/src', 'packages/line/src/build', CALLS],
    packages: [],
    node: true,
  },
  {
    folder: 'packages/desk/src/pages',
    // Of the line the words of its rules alone: no key ever reaches a page (decision 0029).
    // Of rules and cases the types and what is pure: the world itself never reaches a page.
    from: [BASE, RECORDS, RULES, CASES, PRESS, EVIDENCE, ATTENTION, LINE, CALLS],
    packages: [
      'react',
      'react/',
      'react-dom/',
      '@tanstack/react-virtual',
      'wouter',
      'wouter/',
      '@fontsource/',
      'uqr',
    ],
    node: false,
  },
  {
    folder: 'packages/cli/src',
    from: [
      'packages/core/src',
      'packages/host/src',
      'packages/relay/src',
      'packages/line/src',
      'packages/sim/src',
      'packages/workbench/src',
      'packages/capture/src',
      'packages/desk/src/process',
      CALLS,
    ],
    // The bench alone, and only where it is installed.
    packages: ['playwright'],
    node: true,
  },
  {
    folder: 'scripts',
    from: [
      'packages/desk/src/process',
      'packages/core/src',
      'packages/host/src',
      'packages/line/src/build',
      'test/support',
    ],
    packages: ['vite', 'playwright'],
    node: true,
  },
  {
    folder: 'test',
    from: [
      'packages/core/src',
      'packages/host/src',
      'packages/relay/src',
      'packages/line/src',
      'packages/sim/src',
      'packages/workbench/src',
      'packages/capture/src',
      'packages/desk/src',
      'scripts',
    ],
    packages: [
      'vitest',
      'vitest/',
      'vite',
      'playwright',
      'fast-check',
      'axe-core',
      '@vitest/',
      'age-encryption',
    ],
    node: true,
  },
]

/** What any test beside the code may import more than the code it tests. */
export const testsMayImport: { readonly from: readonly string[]; readonly packages: readonly string[] } = {
  from: ['test'],
  packages: ['vitest', 'vitest/', 'fast-check', 'libphonenumber-js/', 'age-encryption'],
}

/** The only files that may ask the machine what time it is, and the only ones that may throw dice. */
export const clockFiles: readonly string[] = [
  'packages/host/src/home/machine-clock.ts',
  'packages/line/src/page/phone-clock.ts',
]
export const diceFiles: readonly string[] = ['packages/core/src/base/random.ts']

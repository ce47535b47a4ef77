/** What the terminal says when the desk does not start: what, and what would make it possible. */
const sentenceByKind: ReadonlyMap<string, string> = new Map([
  [
    'desk-is-open',
    'A desk is already open for this home. `safeconduct desk --again` prints a new address for it.',
  ],
  ['home-in-use', 'Another command is using this home. Try again when it has ended.'],
  ['home-not-a-folder', 'The home is not a folder. Name another with --home.'],
  ['home-is-shared', 'This folder serves other things too. Name one of its own with --home.'],
  ['home-not-writable', 'The home cannot be written to. Name another with --home, or change its owner.'],
  ['home-path-too-long', 'The path of the home is too long for a socket. Name a shorter one with --home.'],
  ['pages-not-built', 'The pages have not been built yet. `npm run build` builds them.'],
  ['no-desk', 'No desk is open for this home. `safeconduct desk` opens one.'],
  ['port-in-use', 'Another program uses this port. Leave --port out, and a free one is found.'],
])

export function sentenceFor(kind: string): string {
  return sentenceByKind.get(kind) ?? 'The desk could not be opened.'
}

export const usage =
  'safeconduct desk [--home DIR] [--again] [--frozen] [--port N] [--auto-lock MINUTES]   (safeconduct demo: the same without --again)'

/** What a refusal means to the person at the terminal: what, and what would make it possible. One sentence each. */
import { describeDossierRefusal, isDossierRefusal } from '@safeconduct/host/dossier/refusal-words.ts'

const sentences: ReadonlyMap<string, string> = new Map([
  [
    'passphrase-needed',
    'Give the passphrase in a file with --passphrase-file, or run the command in a terminal to type it.',
  ],
  [
    'passphrase-file-unreadable',
    'The passphrase file cannot be read. Check its path and that it is a small text file.',
  ],
  ['passphrase-empty', 'The passphrase is empty. Write it into the file, or type it.'],
  ['passphrase-not-text', 'The passphrase file is not text in UTF-8. Save it again as plain text.'],
  [
    'wrong-passphrase',
    'This passphrase does not open this home. Check the spelling and the keyboard layout, then try again.',
  ],
  [
    'share-not-reached',
    'Half of the key of this home lies at the relay, and the relay does not answer. Try again when it does, or open the home with the printed kit.',
  ],
  [
    'copy-exists',
    'There is a file of this name already. Name another: a copy is never written over anything.',
  ],
  [
    'no-browser',
    'There is no Chromium on this machine. Install it from the system’s own packages and try again.',
  ],
  [
    'private-address',
    'This address leads to this machine or into its network, or it leads there in the end. A capture reaches public addresses only.',
  ],
  ['no-such-host', 'Nobody knows this name. Check the address.'],
  [
    'untrusted-certificate',
    'The site could not show who it is: its certificate does not hold, so nothing was taken. Try another way out with --via.',
  ],
  ['unreachable', 'The site does not answer. Try again, or another way out with --via.'],
  ['too-many-redirects', 'The site sends on without end. Name the address that it should lead to.'],
  ['no-page', 'There is no page at this address: it is a file, or nothing.'],
  ['page-crashed', 'The page made the browser fall. Nothing was kept of it.'],
  ['too-slow', 'The page did not come in time. Give it longer with --seconds.'],
  ['stopped', 'Stopped. Nothing was kept.'],
  ['egress', 'The proxy named with --via does not answer. Nothing was asked past it.'],
  ['program-fell', 'The program that takes pages fell. Nothing was kept; try again.'],
  ['not-whole', 'What was taken is not whole, so it was not kept. Try again.'],
  ['capture-unreadable', 'This file cannot be read. Check its path.'],
  ['capture-not-whole', 'This file is no whole capture, so no copy of it leaves.'],
  ['not-a-paper-key', 'This is no key that `safeconduct paper key` made. Ask for it again.'],
  [
    'not-a-witness-name',
    'A witness has a name without white space and without a plus, such as partner.example/witness.',
  ],
  [
    'witness-key-open',
    'The file witness.key can be read by others on this machine. Make a new witness in another folder, and tell the networks that you witness.',
  ],
  ['witness-key-unreadable', 'The file witness.key is damaged. Put it back from a copy.'],
  ['port-taken', 'Another program listens at this address. Name another with --listen.'],
  [
    'not-a-policy',
    'This file is no list of witnesses: lines “witness NAME KEY URL”, then “group partners K NAME…”, then “quorum partners”.',
  ],
  [
    'not-authorities',
    'This file names no authorities for time: lines “tsa URL”, and below them the certificates in PEM form by which their tokens are believed.',
  ],
  ['out-exists', 'There is something of this name already. Name another: nothing is written over.'],
  ['no-checkpoint', 'This ledger has made no step yet. Run safeconduct ledger step first.'],
  ['not-a-paper', 'This file is no sealed paper.'],
  [
    'paper-not-opened',
    'This paper does not open: it is sealed to another key, or damaged. Ask whoever sent it to send it again.',
  ],
  ['copy-not-writable', 'The copy cannot be written there. Name another folder.'],
  ['copy-missing', 'There is no such copy. Check the path.'],
  ['not-a-copy', 'This file is no copy that `safeconduct vault export` wrote, or its beginning is damaged.'],
  [
    'copy-unreadable',
    'Of this copy too little can be read to make a home. Ask a colleague or the relay for what it held; keep the copy.',
  ],
  [
    'nothing-readable',
    'Nothing can be read of this vault any more. Keep the file, and ask a colleague or the relay for what it held.',
  ],
  [
    'no-kit',
    'Without a printed kit a lost relay would shut you out for ever. Make one on the desk, and name a file with its words with --kit.',
  ],
  ['wrong-kit', 'These words are not those of this home’s kit. Check each of them against the paper.'],
  ['kit-unreadable', 'The file named with --kit has no 24 words of a kit. Type them as they are printed.'],
  ['no-relay', 'The organisation has no relay. Name one on the desk first.'],
  ['no-share', 'This device has no unlock share, or no single device has a key of this beginning.'],
  [
    'share-not-given',
    'The relay does not take this: the share may have been made again. Bring the directory up to date and try once more.',
  ],
  ['only-digits', 'Digits alone are no passphrase. Choose six words or more.'],
  ['too-easy', 'This passphrase is too easy to guess. Choose six words or more.'],
  [
    'slots-damaged',
    'The file slots.json of this home is damaged or missing. Put it back from a copy; the vault itself is untouched.',
  ],
  ['home-not-a-folder', 'The home is not a folder. Name another with --home.'],
  ['home-is-shared', 'This folder serves other things too. Name one of its own with --home.'],
  ['home-not-writable', 'The home cannot be written to. Name another with --home, or change its owner.'],
  [
    'home-has-organisation',
    'There is an organisation in this home already. Name an empty folder with --home.',
  ],
  [
    'home-is-empty',
    'There is no organisation in this home yet. `safeconduct init` makes one, or name another with --home.',
  ],
  ['home-in-use', 'Another command is using this home. Try again when it has ended.'],
  ['missing', 'The vault file of this home is missing. Put it back from a copy.'],
  [
    'plaintext',
    'The vault file is not encrypted, so it is not the one this program wrote. Put it back from a copy.',
  ],
  [
    'damaged',
    'The vault file is damaged and was not touched. Put it back from a copy, or keep it for salvage.',
  ],
  ['other-version', 'The vault was written by another version of this program. Open it with that version.'],
  ['exists', 'There is a vault in this home already. Name an empty folder with --home.'],
  ['disk-full', 'The disk is full. Nothing that was saved is lost; make room and try again.'],
  [
    'no-republic',
    'This file is no republic: it needs a clock, members with their roles, and records each with a code of its own.',
  ],
  ['not-json', 'This file is no JSON document.'],
  ['file-unreadable', 'cannot be read. Check the path and the permissions.'],
  ['file-empty', 'has no words in it. Save the page again as text.'],
  ['file-too-large', 'is larger than 8 MiB. Take it in as a file, not as a report.'],
  ['file-without-spaces', 'goes on for 100,000 signs without a space. Such a file is no report.'],
  ['file-not-text', 'is not text in UTF-8. Save it as plain text and try again.'],
  ['file-has-nul', 'is not text: it holds zero bytes. Save it as plain text and try again.'],
  ['title-holds-term', "has a word of the mission's list in its title. Give the file another first line."],
  [
    'no-dossier-key',
    'The key that signs dossiers is not on this device. Every admin’s desk gets it from another admin’s.',
  ],
  ['not-granted', 'was not taken in: this member may not write in the press room. Ask a lead for the right.'],
  ['frozen', 'was not taken in: the press room is frozen. The alarms on the desk say why.'],
  ['not-a-key', 'The key is neither a fingerprint (SHA256:…) nor a public key line. Copy it again.'],
  [
    'no-roots',
    'The file holds no certificate in PEM form. Give the roots of the authorities whose times you trust.',
  ],
  ['no-block-headers', 'The file holds no headers of blocks: 160 hex digits on each line and nothing else.'],
  ['not-approved', 'The release is not approved by two members for what it holds now. Nothing was written.'],
  ['nothing-to-hand-over', 'The release names no item that is on this device. Nothing was written.'],
  ['no-file', 'A file that the release names is not on this device. Fetch it first; nothing was written.'],
  ['not-parts', 'The file of the parts is not JSON of the form in docs/formats/command-line.md, CL29.'],
  [
    'not-an-age-key',
    'The recipient of the annex must be a post-quantum key of age, which begins with age1pq1. Copy it again.',
  ],
  [
    'rule-broken',
    'A rule refuses this release as it stands now. The desk says which, and what would allow it. Nothing was written.',
  ],
  ['no-such-record', 'There is no such record on this device.'],
  ['desk-gone', 'The desk that has this home open did not answer. Try again.'],
  [
    'locked',
    'The desk of this home is open but locked. Unlock it in the browser, or close it and try again.',
  ],
  ['demonstration-only', 'The desk of this home shows the demonstration. Close it there, then try again.'],
  [
    'only-loopback',
    'A relay that others reach needs TLS: give --tls-cert and --tls-key, or --onion behind tor. Without them it listens on 127.0.0.1 only.',
  ],
  [
    'tor-missing',
    'tor is not installed, or not in the search path. Install it (Debian: apt install tor) and start the relay again with --onion.',
  ],
  [
    'tor-ended',
    'tor was started and ended at once. Start it by hand to see why. If the relay was new, add --new-space-code the next time.',
  ],
  [
    'no-page-here',
    'There is no page of a line in this folder. Make one with `safeconduct line page`, and name its folder with --line.',
  ],
  [
    'page-changed',
    'The files of the page are not those of its manifest. Make the page again with `safeconduct line page`; if nobody changed it, look who did.',
  ],
  [
    'line-is-set-up',
    'The line of this organisation is set up already. With --anew another takes its place: every page must be made again.',
  ],
  ['line-not-set-up', 'There is no line yet. An admin makes it with `safeconduct line setup`.'],
  ['line-not-yours', 'This member may not read the line. Ask a lead for the right.'],
  ['not-allowed', 'Only an admin’s desk that holds the line’s signing key may do this.'],
  [
    'script-not-built',
    'The page’s script was not built. Run `npm run build` in the program’s folder, then try again.',
  ],
  [
    'not-a-page-config',
    'An address of the line cannot stand in its page: relays need https or .onion, and --exit-to a web address.',
  ],
  ['not-writable', 'The folder for the page cannot be written to. Name another.'],
  ['manifest-unreadable', 'The file named with --manifest cannot be read, or is no manifest of a page.'],
  [
    'manifest-not-signed',
    'The manifest is not signed by this key. Somebody changed it, or the key is of another line.',
  ],
  ['line-key-unreadable', 'The key named with --key is none: 64 signs in hexadecimal, as the page has it.'],
  ['port-in-use', 'Another program listens on this port. Name another with --listen.'],
  [
    'address-not-here',
    'This machine has no such address, or may not use this port. Name another with --listen.',
  ],
  [
    'certificate-unreadable',
    'The certificate or its key cannot be read. Both are PEM files; check their paths and that they belong together.',
  ],
  [
    'mail-address',
    'The server of mail cannot be used. Name it as --mail smtps://USER@HOST:PORT (or smtp:// with STARTTLS), the sender with --mail-from, and the password of USER with --mail-password-file.',
  ],
  [
    'push-address',
    'A push server is named by its https address, as --push https://ntfy.example.org; several are parted by commas.',
  ],
  [
    'beside-address',
    'Another relay is named by its https address, as --beside https://relay.example.org; several are parted by commas.',
  ],
  ['secret-file', 'The file of a password, a token or a certificate cannot be read, or is empty.'],
  [
    'alarm-key',
    'The key of the addresses of alarms cannot be read. It is the file alarm.key in the folder of the relay, or what --alarm-key names, and has 32 bytes.',
  ],
  ['relay-folder', 'The folder of the relay cannot be written to. Name another with --home.'],
  [
    'relay-damaged',
    'The file relay.db is damaged and was not touched. Put it back from a copy, or start a new relay in an empty folder: the devices have everything.',
  ],
  [
    'relay-other-version',
    'The tables of this relay were made by another version of this program. Start it with that version.',
  ],
  ['database-address', 'The database is not named as postgres://user@host/name.'],
  [
    'database-silent',
    'The database does not answer, or does not let this relay in. Check that it runs, and its user.',
  ],
  [
    'blobs-address',
    'The bucket is named as s3://bucket/prefix?endpoint=https://host&region=NAME, and its keys stand in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  ],
  [
    'no-relay-here',
    'There is no relay in this folder. Name another with --home, or the database with --database.',
  ],
  ['already-running', 'The desk is doing this already. Try again when it has ended.'],
])

/** The whole sentence for a refusal. */
export function sentenceFor(refusal: {
  readonly kind: string
  readonly why?: string
  readonly reason?: string
}): string {
  const keys = [refusal.why, refusal.reason, refusal.kind].filter((key) => key !== undefined)
  for (const key of keys) {
    const sentence = sentences.get(key)
    if (sentence !== undefined) return sentence
  }
  return isDossierRefusal(refusal)
    ? describeDossierRefusal(refusal, 'en')
    : 'This could not be done, and nothing was changed.'
}

/** For a refusal of one file: its name first, as the person gave it, without marks that turn a line around. */
export function sentenceForFile(name: string, refusal: { readonly kind: string }): string {
  return `${name.replaceAll(/[\p{Cc}\p{Cf}]/gu, '�')} ${sentenceFor(refusal)}`
}

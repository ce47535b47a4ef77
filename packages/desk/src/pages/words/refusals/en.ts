/** Refusals of any call, in English: what happened and what to do. */
export const callRefusalsEn = {
  'locked-while-saving':
    'The vault was locked while this was being saved. Open it and look whether the change is there.',
  'vault-stopped':
    'The vault’s process has ended by itself. Open the vault again; nothing that was saved is lost.',
  'vault-stopped-while-saving':
    'The vault’s process ended while this was being saved. Open it and look whether the change is there.',
  'already-opening': 'The vault is being opened already. Wait a moment.',
  'already-open': 'The vault is open already. Load the page again.',
  'mission-term':
    'Nobody is looked up by the ground for which they are persecuted. Search by a code, a date or a place of work instead.',
  'answer-too-large': 'This is more than the desk can show at once. Open the record itself instead.',
  'home-has-organisation': 'There is an organisation in this home already. Load the page again and open it.',
  'home-is-empty': 'There is no organisation in this home yet. Create one first.',
  'home-in-use': 'Another program is using this home. Close it, then try again.',
  'home-not-writable':
    'This home cannot be written to. Give yourself the right to write there, then try again.',
  'home-not-a-folder': 'Where the home should be there is something else. Start the desk with another home.',
  defect:
    'The program made a mistake and stopped this. Nothing that was saved is lost. Open the vault again.',
  'demonstration-only': 'This desk shows only the demonstration. Start another one for an organisation.',
  'about-other-stays':
    'A request about another person stays one: taking it back would open any answer. If it was a mistake, write down a new request by hand.',
  'move-refused': 'A record cannot go from where it stands to this state. Choose one of the next states.',
  'no-home': 'It is not known whose record this is. Choose the person or the case it belongs to.',
  'unknown-type': 'This page is older than the desk. Load it again.',
  'title-holds-term':
    'The title names the ground of persecution, so it cannot be a short field. Give the file another title on its first line.',
  'file-missing': 'The file is not there any more. Choose it again.',
  'file-damaged': 'The sealed file is damaged. Check the vault, then restore the file from a copy.',
  unreadable: 'The file cannot be read. Choose it again.',
  'whole-path':
    'The demonstration is removed when it ends, and so is a folder in it. Give a whole path to keep the dossier.',
  'not-a-key': 'This is no fingerprint. It begins with SHA256: and has 43 characters after that.',
  'folder-name': 'Name a new folder, or give a whole path without “..”.',
  'not-allowed': 'This folder may not be written to. Name another one.',
  'item-changed': 'A sealed original is no longer what was sealed. No dossier was written. Check the vault.',
  'item-unreadable': 'A sealed original cannot be read. No dossier was written. Check the vault.',
  'item-unfit': 'An item cannot stand in a dossier as it is. Look at its title and dates.',
  'head-unfit': 'The name of the organisation or the title cannot stand on a dossier. Change it.',
  'too-many-items': 'There are too many items for one dossier. Make several.',
  device: 'The disk reports an error. Nothing half-made was left. Try another disk.',
  stopped: 'It was stopped. Nothing half-made was left.',
  'already-running': 'The same work is under way already. Wait for it or stop it.',
  'no-such-job': 'This work is not known any more. Start it again.',
  'check-stopped': 'The check ended before it was done. Start it again.',
  fallback: 'This was not done and nothing was changed.',
  reason: (kind: string) => `The program calls it “${kind}”.`,
  'no-answer': 'The desk does not answer. Start it again in the terminal.',
  'not-entered': 'This window is not let in any more. Ask for a new address in the terminal.',
  'wrong-passphrase':
    'The vault does not open with these words. Check capitals, spaces and the keyboard’s language.',
  'share-not-reached':
    'Half of the key lies at the relay, and the relay does not answer. Try again later, or use the printed kit.',
  'passphrase-too-short': 'The passphrase is too short. Take at least six words.',
  locked: 'The vault is locked. Open it first.',
  damaged:
    'The vault is damaged. Nothing was written to it. Make a copy of the home, then restore from an export.',
  'disk-full': 'The disk is full. Nothing was half-written. Make room, then try again.',
  'too-large': 'The file is too large: at most 8 MiB. Save the report as plain text.',
  'not-text': 'The file is not text. Save the report as plain text (UTF-8), then import that.',
  'empty-file': 'The file is empty. Save the report again, then import it.',
  'not-found': 'No such record is here.',
  unfit: 'A field needs another value.',
  'newer-revision': 'Somebody changed this record meanwhile. Open it again; what you typed is kept.',
  'folder-exists': 'There is something in this folder already. Name a new one.',
  'folder-missing': 'There is no such folder. Check its name.',
  'unknown-call': 'This page is older than the desk. Load it again.',
}

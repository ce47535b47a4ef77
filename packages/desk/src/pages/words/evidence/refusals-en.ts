/** Refusals of the Evidence room's work, in English. */

export const evidenceRefusalsEn = {
  'not-approved': 'The release is not approved by two members, or was taken back. Have it approved first.',
  'nothing-to-hand-over': 'The release names no item that can be read here. Choose items in the release.',
  'no-file':
    'The file of an item is not on this device. Nothing was written. Fetch it, then make the dossier.',
  'parts-unfit': 'A part of the dossier cannot stand in it as it was typed. Nothing was written. Shorten it.',
  'not-typeset': 'The dossier could not be put on paper. Nothing was written. Try once more.',
  'not-an-age-key': 'A line is no key of age. Each begins with age1 and stands alone on its line.',
  'no-roots': 'No certificate was found in this file. Give the whole path of a PEM file.',
  'no-block-headers': 'The file holds no headers of blocks: 160 hex digits on each line and nothing else.',
  'no-such-case': 'The case is not here. Nothing was taken in.',
  'not-saved': 'The file could not be kept. Nothing of it was left. Try again.',
  'file-is-empty': 'The file is empty. Ask for it once more.',
}

/** English: refusals of the organisation's work: what it was, and what would make it possible. */

export const refusalsEn = {
  'never-both':
    'Nobody holds the names of people and the addresses of shelters both. Give this to somebody else, or take the other from this member first.',
  'hand-over-first':
    'First one of the two must be handed over: one member still holds names and shelters both.',
  'not-entitled': 'Only a lead of this part, or an admin, can do this. Ask one of them.',
  'needs-admin': 'Only an admin can do this. Ask one.',
  'own-target': 'Nobody signs a change that concerns themselves. Ask a colleague.',
  'not-a-member': 'This person is no member any more. Load the page again.',
  'no-such-device': 'This device is not known any more. Load the page again.',
  'last-admin': 'This is the only admin. Make another one first.',
  'last-member': 'This is the only member. An organisation without members opens for nobody.',
  'not-an-invitation':
    'This is no invitation, or a letter of it is wrong. It begins with SC1-. Copy it again.',
  'invitation-expired': 'This invitation has expired. Ask for a new one.',
  'invitation-used':
    'This invitation was used already. If it was not you, tell whoever invited you, and ask for a new one.',
  'other-organisation': 'This belongs to another organisation. Compare the eleven words.',
  'not-an-answer': 'This is no answer to this invitation. Copy the whole text again.',
  'not-a-welcome': 'This is not the text for this device. Ask for it once more.',
  'not-joining': 'Nobody asks to be let in here. Load the page again.',
  'no-relay': 'There is no relay yet. Name one under Sync, or use a stick.',
  'relay-unreachable':
    'No relay answers at this address. Check the address, the network and whether the relay is running.',
  'relay-key-differs':
    'Another key answers at this address. Compare the key with the one that the relay printed.',
  'not-a-relay-address':
    'This is no address of a relay. It begins with http://127.0.0.1, with https:// or is an onion address.',
  'bundle-of-no-colleague':
    'The device that wrote this bundle does not belong to the organisation, or no longer. Nothing of it was taken. What it wrote before comes from a colleague who has it.',
  'not-a-bundle': 'This is no bundle of this program, or it is damaged. Nothing of it was taken.',
  'device-suspended':
    'A colleague locked this device. It opens again when somebody in the organisation unlocks it.',
  'device-struck': 'This device was struck out of the organisation.',
  removed: 'You are no longer a member of this organisation. Nothing more can be written here.',
  travelling:
    'This device travels and holds no keys for this. A colleague gives them back after the journey.',
  'cut-off': 'The key for this has not arrived yet. A colleague’s device hands it over.',
  frozen: 'This part is frozen: see Alarms. It can be read, not changed.',
  'no-dossier-key':
    'The key that signs dossiers is not on this device. Every admin’s desk gets it from another admin’s: ask an admin, or wait until this desk has heard from them.',
  'not-granted': 'You may read this but not write it. Ask a lead of the case.',
  'kit-unknown-words': 'Words with these numbers are none of the list. Look at the paper again:',
  'kit-wrong-word': 'The word with this number is another one on the paper:',
  'kit-wrong-order': 'The words with these two numbers have changed places:',
  'kit-word-missing': 'A word is missing behind the one with this number (0: before the first):',
  'kit-word-too-many': 'The word with this number is not on the paper:',
  'kit-wrong-number': 'A kit has 24 words. So many were typed:',
  'share-mistyped': 'A letter is wrong or missing in the piece on this line:',
  'share-changed':
    'The piece with this number is not the one that was handed out. Ask its holder, and beware:',
  'shares-of-another-set': 'Pieces of two different sets came together. These lines do not fit the others:',
  'not-a-kit': 'These are not the 24 words of a kit. Check each word on the paper.',
  'shares-do-not-fit': 'These pieces do not belong together, or one is mistyped. Check them one by one.',
  'too-few-shares': 'More pieces are needed. The paper says how many.',
  'already-decided': 'This was decided meanwhile. Load the page again.',
  'kit-box-empty':
    'Nothing lies at this relay for this paper. Check the address, or the paper was never finished there.',
  'kit-struck': 'This paper was struck out of the organisation. A colleague can invite you again.',
  'way-back-unfinished': 'The relay has not taken the new device yet. Nothing is lost: begin again.',
  'not-read-yet': 'This device has just been let in. The list of members arrives in a moment.',
  'not-copied':
    'Some of your work is on this device alone. Let it be copied first: the line above says what waits.',
  'not-shared':
    'Nobody else can open some of your cases. Give somebody a right in them before you travel, or they stay closed for good.',
  'last-lead': 'Nobody else leads this. Make somebody else its lead first.',
  'answered-twice': 'Two devices answered this invitation: somebody else has read it. Nobody was let in.',
  'invitation-of-another-version':
    'This invitation was made by another version of the program. Renew the older one.',
  'share-not-given':
    'The relay withholds its half of the key: a colleague has locked this device. Ask them by another way.',
  'no-kit': 'First print a recovery kit: without one a lost relay would shut you out for ever.',
}

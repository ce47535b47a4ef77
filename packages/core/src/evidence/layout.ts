/**
 * Where everything lies in a dossier's folder (docs/formats/dossier.md, D1 to D6).
 *
 * ```
 * bagit.txt  bag-info.txt                        what kind of folder this is (BagIt 1.0, RFC 8493)
 * manifest-sha256.txt                            the hash of every file under data/
 * manifest-sha256.txt.sig  allowed_signers       the organisation's signature over that list
 * tagmanifest-sha256.txt                         the hash of every file that is not under data/
 * data/index.html  inventory.csv  manifest.json  front page, table, and what the dossier says of itself
 * data/originals/001-name.ext                    the items as they were received
 * data/parts.json  dossier.html  dossier.pdf     a whole dossier's thirteen parts: as data, to read, on paper
 * data/proofs/001/…  ledger/…                    seals, custody and timestamps, with what checks them
 * data/annex.age                                 who the codes are, sealed to its recipients
 * verify/verify.sh  verify.ps1  README.txt       the stranger's check
 * ```
 */
export const declarationFile = 'bagit.txt'
export const bagInfoFile = 'bag-info.txt'
export const payloadManifest = 'manifest-sha256.txt'
export const tagManifest = 'tagmanifest-sha256.txt'
export const signatureFile = 'manifest-sha256.txt.sig'
export const signersFile = 'allowed_signers'
export const contentsFile = 'data/manifest.json'
export const frontPageFile = 'data/index.html'
export const inventoryFile = 'data/inventory.csv'
export const originalsFolder = 'data/originals/'
export const partsFile = 'data/parts.json'
export const textPageFile = 'data/dossier.html'
export const textPaperFile = 'data/dossier.pdf'
export const annexFile = 'data/annex.age'
export const proofsFolder = 'data/proofs/'
export const policyFile = 'data/proofs/ledger/policy'
export const scriptFile = 'verify/verify.sh'
export const windowsScriptFile = 'verify/verify.ps1'
export const instructionsFile = 'verify/README.txt'

/** Files outside `data/` that a dossier has, all of them and no others; the tag manifest lists the rest. */
export const tagFiles = [
  signersFile,
  bagInfoFile,
  declarationFile,
  payloadManifest,
  signatureFile,
  instructionsFile,
  windowsScriptFile,
  scriptFile,
] as const

/** The name under which `allowed_signers` and `ssh-keygen -I` know the key. It says nothing of whose it is. */
export const principal = 'dossier'
/** A signature made for a dossier is good for nothing else, and no other signature for a dossier. */
export const namespace = 'safeconduct-dossier'

/**
 * Signatures that `ssh-keygen -Y verify` checks (OpenSSH PROTOCOL.sshsig), Ed25519 only.
 *
 * Signed are not the bytes of the file but
 *
 * ```
 * "SSHSIG" ‖ string namespace ‖ string "" ‖ string "sha512" ‖ string SHA-512(file)
 * ```
 *
 * so that a signature for one purpose cannot be shown for another. One signature has one spelling here:
 * what `ssh-keygen` would also read, with other line breaks or a comment around it, is refused.
 */
import { type Bytes, concat, equalBytes, fromBase64, textOf, toBase64, u32, utf8 } from '../base/bytes.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { digest } from '../sealed/hash.ts'
import { type PublicKey, type SigningKey, signBare, verifyBare } from '../sealed/sign.ts'
import { keyLine, parseWireKey, wireKey } from './ssh-key.ts'
import { sshReader, sshString } from './ssh-wire.ts'

const magic = utf8('SSHSIG')
const hashName = utf8('sha512')
const signatureType = utf8('ssh-ed25519')
const head = '-----BEGIN SSH SIGNATURE-----\n'
const foot = '\n-----END SSH SIGNATURE-----\n'

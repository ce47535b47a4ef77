/** A certificate of somebody's own, made by openssl; where the machine has no such program there is none to be had. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const program = ['/usr/bin/openssl', '/opt/homebrew/bin/openssl'].find((path) => existsSync(path))
export const mayMakeCertificates: boolean = program !== undefined

/** For this machine by its number, or for another name. */
export function madeCertificate(
  folder: string,
  name = 'IP:127.0.0.1',
): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  const named = ['-subj', '/CN=mail', '-addext', `subjectAltName=${name}`]
  const files = ['-keyout', key, '-out', cert]
  execFileSync(program ?? 'openssl', ['req', '-x509', ...curve, ...named, ...files], { stdio: 'ignore' })
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
}

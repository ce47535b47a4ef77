/**
 * Opens a connection to where a page leads, or refuses: to a machine of the public network, by the address that was
 * looked up and looked at, and by no second look-up that could answer otherwise.
 */
import { lookup as lookUp } from 'node:dns/promises'
import { isIP, type Socket } from 'node:net'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { addressKind, isLocalName } from '@safeconduct/core/evidence/capture/addresses.ts'
import { connected, flawed, type ReachFlaw } from './connecting.ts'
import { type Egress, throughEgress } from './egress.ts'

export type Reach = {
  readonly via: Egress | undefined
  /** For tests alone: ports of this machine that count as public. */
  readonly loopbackPorts: readonly number[]
  readonly lookup: (host: string) => Promise<readonly string[]>
}

export type Reached = { readonly socket: Socket; readonly address: string | undefined }

export async function systemLookup(host: string): Promise<readonly string[]> {
  const found = await lookUp(host, { all: true })
  return found.map(({ address }) => address)
}

export async function reach(host: string, port: number, how: Reach): Promise<Result<Reached, ReachFlaw>> {
  const name = host.replace(/^\[|\]$/g, '')
  const allowed = (address: string): boolean =>
    addressKind(address) === 'public' ||
    (how.loopbackPorts.includes(port) && (address === '127.0.0.1' || address === '::1'))
  if (isIP(name) !== 0 ? !allowed(name) : isLocalName(name) && !how.loopbackPorts.includes(port))
    return flawed('private-address')
  // The proxy looks names up where it stands: here, the question alone would tell the house's network what is captured.
  if (how.via !== undefined) {
    const through = await throughEgress(how.via, name, port)
    return through.ok ? ok({ socket: through.value, address: undefined }) : through
  }
  const addresses = isIP(name) === 0 ? await how.lookup(name).catch(() => []) : [name]
  if (addresses.length === 0) return flawed('no-such-host')
  // One private answer among public ones is how a name is turned round between two look-ups.
  if (!addresses.every(allowed)) return flawed('private-address')
  for (const address of addresses) {
    const socket = await connected(address, port)
    if (socket === undefined) continue
    const remote = socket.remoteAddress?.replace(/^::ffff:/, '')
    if (remote !== undefined && allowed(remote)) return ok({ socket, address: remote })
    socket.destroy()
    return flawed('private-address')
  }
  return flawed('unreachable')
}

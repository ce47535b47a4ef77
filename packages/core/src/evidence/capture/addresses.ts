/**
 * Which addresses a capture may reach. A page chooses what a browser asks for: it may name the router of the house, the
 * desk on this machine, or the place where a rented machine keeps its keys. docs/formats/capture.md, rules CP30 to CP34.
 */

export type AddressKind = 'public' | 'private' | 'unreadable'

/** IPv4 ranges that lead to no public place (IANA special-purpose registry), as first address and length of prefix. */
const closedV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Also where rented machines keep their keys: 169.254.169.254.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Of IPv6 only what is given out for the public network, less the ranges in it that are not. */
const openV6: readonly (readonly [string, number])[] = [['2000::', 3]]
const closedV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  // These carry an IPv4 address inside, which nobody would look at.
  ['2002::', 16],
  ['3fff::', 20],
]
/** An IPv4 address written as IPv6: judged by what is inside. */
const mappedV4 = ['::ffff:0:0', '64:ff9b::'] as const

export function addressKind(text: string): AddressKind {
  const bits = addressBits(text.replace(/%.*$/, ''))
  if (bits === undefined) return 'unreadable'
  if (bits.length === 32) return closedV4.some((range) => isIn(bits, range)) ? 'private' : 'public'
  if (mappedV4.some((prefix) => isIn(bits, [prefix, 96]))) return kindOfBits(bits.slice(96))
  const isOpen = openV6.some((range) => isIn(bits, range)) && !closedV6.some((range) => isIn(bits, range))
  return isOpen ? 'public' : 'private'
}

/** A name that stands for this machine or this house, whatever an answer about it says. */
export function isLocalName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (addressBits(name.replace(/^\[|\]$/g, '')) !== undefined) return false
  return (
    !name.includes('.') ||
    /\.(?:localhost|local|internal|intranet|lan|home|corp|private|test|home\.arpa)$/.test(name)
  )
}

function kindOfBits(bits: string): AddressKind {
  return closedV4.some((range) => isIn(bits, range)) ? 'private' : 'public'
}

function isIn(bits: string, [first, length]: readonly [string, number]): boolean {
  return bits.slice(0, length) === addressBits(first)?.slice(0, length)
}

/** The address as a row of 32 or 128 signs `0` and `1`; undefined where it is none in its usual spelling. */
function addressBits(text: string): string | undefined {
  return text.includes(':') ? bitsOfV6(text) : bitsOfV4(text)
}

function bitsOfV4(text: string): string | undefined {
  const parts = text.split('.')
  // "010.1.1.1" is 8.1.1.1 to some and 10.1.1.1 to others.
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('')
}

function bitsOfV6(text: string): string | undefined {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const before = groupsOf(head)
  const after = tail === undefined ? '' : groupsOf(tail)
  if (before === undefined || after === undefined) return undefined
  const missing = 128 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 16) return undefined
  return `${before}${'0'.repeat(missing)}${after}`
}

function groupsOf(text: string): string | undefined {
  if (text === '') return ''
  const bits = text.split(':').map((group, place, all) => {
    if (group.includes('.')) return place === all.length - 1 ? bitsOfV4(group) : undefined
    return /^[0-9a-f]{1,4}$/i.test(group)
      ? Number.parseInt(group, 16).toString(2).padStart(16, '0')
      : undefined
  })
  return bits.every((group) => group !== undefined) ? bits.join('') : undefined
}

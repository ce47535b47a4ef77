import { expect, it } from 'vitest'
import { strengthOf } from './strength.ts'

it.each([
  ['4711', 'short'],
  ['lantern orchard velvet harbour tin', 'short'],
  ['lantern lantern lantern lantern lantern lantern', 'weak'],
  ['a b c d e f', 'weak'],
  ['oak elm ash fir yew box', 'fair'],
  ['lantern orchard velvet harbour tin morning', 'strong'],
  ['фонарь сад бархат гавань олово утро', 'fair'],
] as const)('“%s” is %s', (passphrase, strength) => expect(strengthOf(passphrase)).toBe(strength))

/** Secrets do not print; defects throw. */
import { describe, expect, it } from 'vitest'
import { certain, unreachable } from './result.ts'
import { Secret } from './secret.ts'

describe('a secret', () => {
  const secret = new Secret('the house behind the mill')
  it('gives its value to whoever asks for it by name', () => {
    expect(secret.reveal()).toBe('the house behind the mill')
  })
  it('prints itself in no text, no JSON, no list of its fields and no copy', () => {
    const printed = [String(secret), String([secret]), JSON.stringify({ secret }), JSON.stringify([secret])]
    printed.push(Object.values(secret).join(), new Error('failed with ' + String(secret)).message)
    expect(printed.join('\n')).not.toContain('mill')
    expect(String(secret)).toBe('[secret]')
  })
})

describe('a defect', () => {
  it('stops the work when something certain is not there', () => {
    expect(certain(0, 'a zero is there')).toBe(0)
    expect(() => certain(undefined, 'the parser looked')).toThrow('not certain after all: the parser looked')
    expect(() => certain(null, 'the parser looked')).toThrow('not certain after all')
  })
  it('stops the work in a state that cannot exist, without repeating it', () => {
    expect(() => unreachable('a name' as never)).toThrow('a state that cannot exist was reached (string)')
  })
})

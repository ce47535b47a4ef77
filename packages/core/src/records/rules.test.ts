import { describe, expect, it } from 'vitest'
import { languages } from '../base/language.ts'
import { consentExpiry } from './consent-expiry.ts'
import { demonstrationMembers } from './demonstration/world.ts'
import { refusedFunctions } from './refused.ts'
import { roles, roleWords } from './roles.ts'
import { rules } from './rules.ts'
import { consentPurpose } from './vocabulary/consent-purpose.ts'

describe('rules, roles and limits', () => {
  it('[RE18] the rules are R01 to R34, in order, each said in three languages', () => {
    expect(rules.map(({ id }) => id)).toEqual(
      Array.from({ length: 34 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
    )
    for (const { words } of rules) for (const language of languages) expect(words[language]).toMatch(/\.$/)
    expect(rules.filter(({ kind }) => kind === 'block')).toHaveLength(26)
  })

  it('[RE18] every purpose of consent has a length, the press 90 days', () => {
    const purposes = consentPurpose.terms.map(({ code }) => code)
    expect(Object.keys(consentExpiry)).toEqual(purposes)
    expect(consentExpiry.P11).toEqual({ kind: 'days', days: 90 })
    expect(consentExpiry.P12).toEqual({ kind: 'days', days: 90, perItem: true })
  })

  it('[RE18] twelve roles have names, and the demonstration has a member of each but the auditor and the person', () => {
    expect(roles).toHaveLength(12)
    for (const role of roles)
      for (const language of languages) expect(roleWords[role].name[language]).not.toBe('')
    const present = new Set(demonstrationMembers.map(({ role }) => role))
    expect(roles.filter((role) => !present.has(role))).toEqual(['auditor', 'subject'])
  })

  it('[RE18] ten things are never built', () => {
    expect(refusedFunctions).toHaveLength(10)
  })
})

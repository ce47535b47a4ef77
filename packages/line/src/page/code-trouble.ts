/** Why a typed code does not open anything, in words that help to find the slip. */
import type { CodeRefusal } from '@safeconduct/core/line/return-code.ts'
import type { Say } from './settings.ts'

export function codeTrouble(refusal: CodeRefusal, say: Say): string {
  switch (refusal.kind) {
    case 'code-empty':
      return say('code-empty')
    case 'code-short':
      return say('code-short', { n: refusal.groups })
    case 'code-long':
      return say('code-long')
    case 'code-unknown-word':
      return refusal.like === undefined
        ? say('code-word', { n: refusal.group })
        : say('code-like', { n: refusal.group, word: refusal.like })
    case 'code-wrong':
      return refusal.groups.length === 0
        ? say('code-wrong')
        : say('code-groups', { n: refusal.groups.join(', ') })
  }
}

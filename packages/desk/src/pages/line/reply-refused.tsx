import { type ReplyRefusal, replyRefusalWords } from '@safeconduct/core/line/reply-rules.ts'
import type { CallRefusal } from '../../calls/calls.ts'
import parts from '../style/parts.module.css'
import { useSay } from '../words/use-words.ts'
import { LineRefused } from './line-refused.tsx'

/** Why the rules hold a reply back, in the rules' own words; the text stays as it was typed. */
export function ReplyRefused({ refusal }: { readonly refusal: CallRefusal | undefined }) {
  const say = useSay()
  const rule = refusal === undefined ? undefined : ruleOf(refusal)
  if (rule === undefined) return <LineRefused refusal={refusal} />
  return (
    <p className={parts['due']} role="alert">
      {say(replyRefusalWords(rule))}
    </p>
  )
}

const plain = [
  'reply-empty',
  'reply-other-person',
  'reply-holds-code',
  'reply-holds-code-word',
  'reply-holds-note',
  'reply-not-seen-safe',
  'reply-not-reviewed',
] as const
const signs = ['known-place', 'address', 'coordinates', 'map-link', 'phone'] as const

function ruleOf({ kind, reason }: CallRefusal): ReplyRefusal | undefined {
  if (kind === 'reply-ask-hours') return { kind, why: reason === 'phone-taken' ? 'phone-taken' : 'old' }
  if (kind === 'reply-place') return { kind, sign: signs.find((sign) => sign === reason) ?? 'known-place' }
  const one = plain.find((known) => known === kind)
  return one === undefined ? undefined : { kind: one }
}

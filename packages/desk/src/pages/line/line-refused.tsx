import type { CallRefusal } from '../../calls/calls.ts'
import { intoView } from '../frame/into-view.ts'
import { Refused } from '../frame/refused.tsx'
import parts from '../style/parts.module.css'
import type { LineWords } from '../words/line/words.ts'
import { useWords } from '../words/use-words.ts'

/** A refusal at the place it concerns. On the line some have a closer meaning than elsewhere. */
export function LineRefused({ refusal }: { readonly refusal: CallRefusal | undefined }) {
  const { refusals: said } = useWords().line
  if (refusal === undefined || !isOfLine(refusal.kind, said)) return <Refused refusal={refusal} />
  return (
    <p className={parts['due']} role="alert" ref={intoView}>
      {said[refusal.kind]}
    </p>
  )
}

function isOfLine(kind: string, said: LineWords['refusals']): kind is keyof LineWords['refusals'] {
  return Object.hasOwn(said, kind)
}

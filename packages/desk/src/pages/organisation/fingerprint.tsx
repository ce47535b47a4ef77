import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'

/** In groups of four, as it is read aloud; copied, it is one word again, because the gaps are a style. */
export function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  const { organisation: words } = useWords()
  return (
    <section className={css['part']}>
      <h2>{words.fingerprint}</h2>
      <p className={css['quiet']}>{words.fingerprintHelp}</p>
      <output className={css['fingerprint']} dir="ltr">
        {groupsOf(fingerprint).map(([start, group]) => (
          <span key={start} className={css['four']}>
            {group}
          </span>
        ))}
      </output>
    </section>
  )
}

function groupsOf(fingerprint: string): readonly (readonly [start: number, group: string])[] {
  const algorithm = /^[A-Z0-9]+:/.exec(fingerprint)?.[0] ?? ''
  const fours = fingerprint.slice(algorithm.length).match(/.{1,4}/gu) ?? []
  return [algorithm, ...fours].map((group, index) => [index, group])
}

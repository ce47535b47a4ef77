import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'

/** In groups of four, as it is read aloud. */
export function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  const { organisation: words } = useWords()
  return (
    <section className={css['part']}>
      <h2>{words.fingerprint}</h2>
      <p className={css['quiet']}>{words.fingerprintHelp}</p>
      <output className={css['fingerprint']} dir="ltr">
        {fingerprint}
      </output>
    </section>
  )
}

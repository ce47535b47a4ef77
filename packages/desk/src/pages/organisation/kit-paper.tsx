import type { KitView } from '../../calls/sync.ts'
import { instantWords } from '../records/dates.ts'
import { Colon } from '../words/colon.tsx'
import { useLanguage, useWords } from '../words/use-words.ts'
import people from './people.module.css'
import { WayBack } from './way-back.tsx'

/** The printed page. It names no person and no work: whoever finds it must not learn whose it is. */
export function KitPaper({ kit }: { readonly kit: KitView }) {
  const { people: said } = useWords()
  const language = useLanguage()
  return (
    <section className={people['paper']} aria-label={said.recovery.printed}>
      <h3>{said.recovery.printed}</h3>
      <ol className={people['numbered']} dir="ltr" aria-label={said.recovery.words}>
        {kit.words.map((word, at) => (
          <li key={`${String(at)} ${word}`}>{word}</li>
        ))}
      </ol>
      <dl className={people['facts']}>
        <dt>{said.recovery.member}</dt>
        <dd>{kit.member}</dd>
        <WayBack {...kit} />
      </dl>
      <Opens title={said.recovery.opens} kinds={kit.opens} />
      <Opens title={said.recovery.opensNot} kinds={kit.opensNot} />
      <p>{said.recovery.made(instantWords(kit.madeAt, language))}</p>
    </section>
  )
}

function Opens({ title, kinds }: { readonly title: string; readonly kinds: readonly string[] }) {
  const { people: said } = useWords()
  const words = Object.entries(said.recovery.kitOpens).filter(([kind]) => kinds.includes(kind))
  return (
    <p>
      {title}
      <Colon />
      {words.map(([, sentence]) => sentence).join('; ')}.
    </p>
  )
}

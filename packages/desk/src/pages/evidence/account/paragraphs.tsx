/** Paragraph beside paragraph: a sentence on the left is pressed to leave it out, and on the right one sees what is left. */
import type { AccountView } from '../../../calls/evidence-items.ts'
import parts from '../../style/parts.module.css'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './account.module.css'

type Props = {
  readonly account: AccountView
  readonly press: (out: { readonly paragraph: number; readonly sentence: number }) => void
}

export function Paragraphs({ account: { paragraphs, language }, press }: Props) {
  const { account: said } = useEvidenceWords().items
  return (
    <div className={css['sides']}>
      <h2>{said.given}</h2>
      <h2>{said.said}</h2>
      <p className={parts['facts']}>{said.leaveOut}</p>
      {paragraphs.map(({ number, sentences }) => (
        <div key={number} className={css['pair']}>
          <p lang={language} dir="auto" className={css['given']}>
            <span className={css['number']}>{number}</span>{' '}
            {sentences.map(({ given, is }, at) => (
              // A sentence has no name but its place.
              // oxlint-disable-next-line react/no-array-index-key
              <span key={at}>
                <span
                  role="button"
                  tabIndex={0}
                  aria-pressed={is === 'left-out'}
                  className={css['sentence']}
                  onClick={() => {
                    // Whoever marks words wants to code them.
                    if (document.getSelection()?.isCollapsed !== false)
                      press({ paragraph: number, sentence: at })
                  }}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return
                    event.preventDefault()
                    press({ paragraph: number, sentence: at })
                  }}
                >
                  {given.trim()}
                </span>{' '}
              </span>
            ))}
          </p>
          <p className={css['narrow']}>{said.said}</p>
          <p lang={language} dir="auto" className={css['said']}>
            <span className={css['number']}>{number}</span>{' '}
            {sentences.map(({ said: text, is }, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={at} data-is={is}>
                {text.trim()}{' '}
              </span>
            ))}
          </p>
        </div>
      ))}
    </div>
  )
}

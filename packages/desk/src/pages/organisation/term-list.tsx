/**
 * The mission's list: the words the persecutors use for the people they hunt. Nobody is looked up by them.
 * Shown only when asked for: whoever looks over a shoulder need not read it.
 */
import { useState } from 'react'
import type { CallRefusal } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { refusalSentence } from '../words/refusal.ts'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'

export function TermList() {
  const words = useWords()
  const { terms: said } = words.organisation
  const [list, setList] = useState<string>()
  const [state, setState] = useState<'idle' | 'saved'>('idle')
  const [refusal, setRefusal] = useState<CallRefusal>()
  const show = async (): Promise<void> => {
    const answer = await call('terms.read', {})
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (answer.ok) setList(answer.value.terms.join('\n'))
  }
  const save = async (text: string): Promise<void> => {
    const answer = await call('terms.save', { terms: text.split('\n') })
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    setList(answer.value.terms.join('\n'))
    setState('saved')
  }
  return (
    <section className={css['part']}>
      <h2>{said.title}</h2>
      <p className={css['quiet']}>{said.help}</p>
      {list === undefined ? (
        <div className={css['row']}>
          <button type="button" onClick={() => void show()}>
            {said.show}
          </button>
        </div>
      ) : (
        <form
          className={css['list']}
          onSubmit={(event) => {
            event.preventDefault()
            void save(list)
          }}
        >
          <label htmlFor="term-list">{said.list}</label>
          <textarea
            id="term-list"
            // Whoever asked for the list goes on in it; the button that had the focus is gone.
            ref={focused}
            rows={8}
            autoComplete="off"
            spellCheck={false}
            value={list}
            onChange={(event) => {
              setList(event.target.value)
              setState('idle')
            }}
          />
          <div className={css['row']}>
            <button type="submit">{said.save}</button>
            <span role="status">{state === 'saved' ? said.saved : ''}</span>
          </div>
        </form>
      )}
      {refusal === undefined ? null : <p role="alert">{refusalSentence(words, refusal)}</p>}
    </section>
  )
}

function focused(field: HTMLTextAreaElement | null): void {
  field?.focus()
}

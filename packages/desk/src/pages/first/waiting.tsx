import { useWords } from '../words/use-words.ts'
import { Door } from './door.tsx'

/** Between two states of the vault: nothing of either is shown. */
export function Waiting({ closing }: { readonly closing: boolean }) {
  const words = useWords()
  return (
    <Door title={closing ? words.unlock.title : words.desk}>
      <p role="status">{closing ? words.unlock.closing : words.waiting}</p>
    </Door>
  )
}

import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useTitle } from '../records/titles.ts'
import { useTypeWords } from '../words/use-type-words.ts'
import { useWords } from '../words/use-words.ts'

export function FormTitle({ type, id }: { readonly type: RecordTypeName; readonly id: string | undefined }) {
  const { form } = useWords()
  const typeWords = useTypeWords()
  return id === undefined ? (
    <h1>{form.newTitle(typeWords.one(type))}</h1>
  ) : (
    <EditTitle id={id} name={typeWords.one(type)} />
  )
}

function EditTitle({ id, name }: { readonly id: string; readonly name: string }) {
  const { form } = useWords()
  return (
    <h1>
      <bdi>{form.editTitle(useTitle(id)?.title ?? name)}</bdi>
    </h1>
  )
}

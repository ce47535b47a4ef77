import { useWords } from '../words/use-words.ts'
import css from './form.module.css'
import type { useRecordForm } from './use-record-form.ts'

/** Save, leave, discard; and how many fields need attention. */
type Props = {
  readonly form: ReturnType<typeof useRecordForm>
  /** Not yet all of it is asked for, so nothing can be saved. */
  readonly isHeld: boolean
}

export function FormActs({ form, isHeld }: Props) {
  const words = useWords()
  return (
    <div className={css['acts']}>
      {!isHeld && (
        <button type="submit" data-main disabled={form.busy}>
          {form.busy ? words.form.saving : words.form.save}
        </button>
      )}
      <button type="button" onClick={form.leave}>
        {words.form.cancel}
      </button>
      {form.touched && (
        <button type="button" data-plain onClick={form.discard}>
          {words.form.drop}
        </button>
      )}
      {form.faults.length > 0 && (
        <span role="status" className={css['count']}>
          {words.form.faults(form.faults.length)}
        </span>
      )}
    </div>
  )
}

/** What must be done for this person, and by whom. */
import { taskKind } from '@safeconduct/core/records/choices/risk.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import type { TaskRow } from '../../../calls/cases.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { readInstant } from '../../form/read-day.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { DueMark } from '../due.tsx'
import { MomentField } from '../fields.tsx'
import type { OfStory } from './story.tsx'

export function Tasks({ story, again }: Pick<OfStory, 'story' | 'again'>) {
  const { story: said } = useWords().cases
  const acting = useAct<TaskRow>()
  // Whatever must be done first stands first: the lawyer before the papers.
  const open = story.tasks.filter(({ state }) => state === 'open').toSorted(byDue)
  const set = async (id: string, state: 'done' | 'dropped'): Promise<void> => {
    await acting.run(call('cases.task', { id, state }))
    again()
  }
  return (
    <section className={css['part']}>
      <h2>{said.tasks}</h2>
      {open.length === 0 && <p className={css['quiet']}>{said.noTasks}</p>}
      <ul className={parts['lines']}>
        {open.map((task) => (
          <li key={task.id} className={css['task']}>
            <TaskWords task={task} now={story.now} />
            <button type="button" disabled={acting.busy} onClick={() => void set(task.id, 'done')}>
              {said.taskDone}
            </button>
            <button
              type="button"
              data-plain
              disabled={acting.busy}
              onClick={() => void set(task.id, 'dropped')}
            >
              {said.taskDrop}
            </button>
          </li>
        ))}
      </ul>
      <CasesRefused refusal={acting.refusal} />
      <NewTask caseId={story.id} again={again} />
    </section>
  )
}

function byDue(a: TaskRow, b: TaskRow): number {
  return (a.due?.at ?? '9') < (b.due?.at ?? '9') ? -1 : 1
}

function TaskWords({ task, now }: { readonly task: TaskRow; readonly now: string }) {
  const language = useLanguage()
  return (
    <span className={css['grow']}>
      <bdi>{task.text === '' ? termWords(taskKind, task.what, language) : task.text}</bdi>
      {' · '}
      <DueMark due={task.due} now={now} /> <span className={css['quiet']}>{task.who}</span>
    </span>
  )
}

function NewTask({ caseId, again }: { readonly caseId: string; readonly again: () => void }) {
  const { story: said, acts } = useWords().cases
  const acting = useAct<TaskRow>()
  const [text, setText] = useState('')
  const [due, setDue] = useState('')
  const add = async (): Promise<void> => {
    const at = due.trim() === '' ? {} : { due: readInstant(due) }
    if ((await acting.run(call('cases.task', { caseId, text, ...at }))) === undefined) return
    setText('')
    setDue('')
    again()
  }
  return (
    <details>
      <summary>{said.addTask}</summary>
      <div className={parts['act-on']}>
        <TextField label={said.taskText} text={text} change={setText} />
        <MomentField label={acts.stepAt} text={due} change={setDue} />
        <button type="button" disabled={acting.busy || text.trim() === ''} onClick={() => void add()}>
          {acts.save}
        </button>
        <CasesRefused refusal={acting.refusal} />
      </div>
    </details>
  )
}

/** Asking about danger by the instrument: three first questions, gates, and what adds up; the level shows while one asks. */

import { type Answer, currentInstrument, type Question } from '@safeconduct/core/cases/instrument.ts'
import { triage } from '@safeconduct/core/cases/triage.ts'
import { triageAnswer, triageQuestion } from '@safeconduct/core/records/choices/risk.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import { threatActor } from '@safeconduct/core/records/vocabulary/threat-actor.ts'
import { type CodeOf, termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useId, useState } from 'react'
import { call } from '../../calls/client.ts'
import { Choice, TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { Ticks } from '../fields.tsx'
import type { OfStory } from './story.tsx'

type Answers = { readonly [Q in Question]?: Answer }
type Actor = CodeOf<typeof threatActor>

export function Assess({ story, acting, saved }: OfStory & { readonly saved: () => void }) {
  const { risk: said } = useWords().cases
  const [answers, setAnswers] = useState<Answers>({})
  const [judged, setJudged] = useState<CodeOf<typeof priority> | ''>('')
  const [feared, setFeared] = useState<readonly Actor[]>(actorsOf(story.threatActors))
  const [likelihood, setLikelihood] = useState('3')
  const [impact, setImpact] = useState('3')
  const [plan, setPlan] = useState('')
  const [capacities, setCapacities] = useState('')
  const language = useLanguage()
  const found = triage(answers)
  const save = async (): Promise<void> => {
    const done = await acting.run(
      call('cases.assess', {
        id: story.id,
        answers: allAnswers(answers),
        threatActors: feared,
        likelihood: Number(likelihood),
        impact: Number(impact),
        plan,
        ...(judged === '' ? {} : { priority: judged }),
        ...(capacities.trim() === '' ? {} : { capacities }),
      }),
    )
    if (done !== undefined) saved()
  }
  return (
    <div className={css['asking']}>
      <p className={css['quiet']}>{said.unknownHelp}</p>
      <Questions of={currentInstrument.first} answers={answers} change={setAnswers} title={said.questions} />
      <Questions of={currentInstrument.gates} answers={answers} change={setAnswers} title={said.gates} />
      <Questions
        of={currentInstrument.accumulators}
        answers={answers}
        change={setAnswers}
        title={said.accumulators}
      />
      <p role="status">
        <strong className={css['level']} data-level={found.level}>
          {said.level[found.level]}
        </strong>{' '}
        {found.because.map((one) => termWords(triageQuestion, one, language)).join(' · ')}
      </p>
      <Choice
        label={said.judgement}
        help={said.judgementHelp}
        value={judged}
        of={[
          ['', said.asInstrument],
          ...priority.terms.map(({ code }) => [code, termWords(priority, code, language)] as const),
        ]}
        choose={setJudged}
      />
      <Ticks
        label={said.feared}
        of={threatActor.terms.map(({ code }) => [code, termWords(threatActor, code, language)] as const)}
        ticked={feared}
        change={setFeared}
      />
      <div className={parts['row']}>
        <Choice label={said.likelihood} value={likelihood} of={fromOneToFive} choose={setLikelihood} />
        <Choice label={said.impact} value={impact} of={fromOneToFive} choose={setImpact} />
      </div>
      <TextField label={said.capacities} text={capacities} change={setCapacities} rows={2} />
      <TextField label={said.plan} text={plan} change={setPlan} rows={3} />
      <p>
        <button
          type="button"
          data-main
          disabled={acting.busy || plan.trim() === '' || feared.length === 0}
          onClick={() => void save()}
        >
          {said.save}
        </button>
      </p>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}

const fromOneToFive = ['1', '2', '3', '4', '5'].map((one) => [one, one] as const)

function actorsOf(codes: readonly string[]): readonly Actor[] {
  return threatActor.terms.map(({ code }) => code).filter((code) => codes.includes(code))
}

/** Whatever was not touched was not asked; nothing is ever taken for a no. */
function allAnswers(answers: Answers): Record<string, Answer> {
  const { first, gates, accumulators } = currentInstrument
  return Object.fromEntries(
    [...first, ...gates, ...accumulators].map((question) => [question, answers[question] ?? 'not_asked']),
  )
}

type QuestionsProps = {
  readonly title: string
  readonly of: readonly Question[]
  readonly answers: Answers
  readonly change: (answers: Answers) => void
}

function Questions({ title, of: questions, answers, change }: QuestionsProps) {
  return (
    <fieldset className={parts['group']}>
      <legend>{title}</legend>
      {questions.map((question) => (
        <OneQuestion
          key={question}
          question={question}
          answer={answers[question] ?? 'not_asked'}
          say={(answer) => change({ ...answers, [question]: answer })}
        />
      ))}
    </fieldset>
  )
}

type OneProps = {
  readonly question: Question
  readonly answer: Answer
  readonly say: (answer: Answer) => void
}

function OneQuestion({ question, answer, say }: OneProps) {
  const language = useLanguage()
  const name = useId()
  const id = useId()
  return (
    <div className={css['question']} role="radiogroup" aria-labelledby={id}>
      <span id={id}>{termWords(triageQuestion, question, language)}</span>
      <span className={css['answers']}>
        {triageAnswer.terms.map(({ code }) => (
          <label key={code}>
            <input type="radio" name={name} checked={answer === code} onChange={() => say(code)} />
            {termWords(triageAnswer, code, language)}
          </label>
        ))}
      </span>
    </div>
  )
}

/**
 * What everybody must see at once: a second code that was used on the line, a relay that lies, a device that was locked
 * or is no longer in the organisation.
 */
import { Link } from 'wouter'
import { alarmKinds } from '../../calls/sync.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { useCopies } from '../session/copies.ts'
import { Colon } from '../words/colon.tsx'
import { useWords } from '../words/use-words.ts'
import css from './frame.module.css'
import { useOpenSession } from './open-session.tsx'
import { paths } from './places.ts'

export function AlarmBar() {
  const words = useWords()
  const copies = useCopies()
  const { me } = useOpenSession()
  const duress = copies?.duress
  const kind = alarmKinds.find((one) => one === copies?.alarm)
  return (
    <div className={css['alarms']}>
      {me.state !== 'active' && (
        <p role="status" className={css['standing']}>
          {words.people.me[me.state]}
        </p>
      )}
      {/* How often, and no word of whom: somebody may look over a shoulder. */}
      {duress !== undefined && (
        <p role="alert" className={css['alarm']}>
          <strong>
            {words.people.alarms.bar}
            <Colon />
          </strong>
          {words.line.thread.duressBar(duress.count)}{' '}
          <Link href={paths.thread(duress.request)}>{words.line.thread.duressOpen}</Link>
        </p>
      )}
      {copies?.caseDuress !== undefined && (
        <p role="alert" className={css['alarm']}>
          <strong>
            {words.people.alarms.bar}
            <Colon />
          </strong>
          {words.line.thread.caseDuressBar(copies.caseDuress.count)}{' '}
          <CaseAlarm caseId={copies.caseDuress.caseId} />
        </p>
      )}
      {kind !== undefined && (
        <p role="alert" className={css['alarm']}>
          <strong>
            {words.people.alarms.bar}
            <Colon />
          </strong>
          {words.alarms[kind].said}{' '}
          <Link href={paths.organisation('alarms')}>{words.people.alarms.more}</Link>
        </p>
      )}
    </div>
  )
}

/** For whoever holds the case and does not read the line: where to look, and that it was heard. */
function CaseAlarm({ caseId }: { readonly caseId: string }) {
  const { thread: said } = useWords().line
  const acting = useAct<unknown>()
  return (
    <>
      <Link href={paths.story(caseId)}>{said.caseDuressOpen}</Link>{' '}
      <button
        type="button"
        data-plain
        disabled={acting.busy}
        onClick={() => void acting.run(call('line.alarmHeard', { id: caseId }))}
      >
        {said.duressSeen}
      </button>
    </>
  )
}

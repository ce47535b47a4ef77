/**
 * What everybody must see at once: a second code that was used on the line, a relay that lies, a device that was locked
 * or is no longer in the organisation.
 */
import { Link } from 'wouter'
import { alarmKinds } from '../../calls/sync.ts'
import { useCopies } from '../session/copies.ts'
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
          <strong>{words.people.alarms.bar}: </strong>
          {words.line.thread.duressBar(duress.count)}{' '}
          <Link href={paths.thread(duress.request)}>{words.line.thread.duressOpen}</Link>
        </p>
      )}
      {kind !== undefined && (
        <p role="alert" className={css['alarm']}>
          <strong>{words.people.alarms.bar}: </strong>
          {words.alarms[kind].said}{' '}
          <Link href={paths.organisation('alarms')}>{words.people.alarms.more}</Link>
        </p>
      )}
    </div>
  )
}

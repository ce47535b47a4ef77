import type { Language } from '@safeconduct/core/base/language.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { Link } from 'wouter'
import type { WatchSettings } from '../../calls/cases-asks.ts'
import type { ActOutcome, MemberView, OrganisationView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useLanguage, useWords } from '../words/use-words.ts'
import { DeviceLine } from './device-line.tsx'
import { Outcome } from './outcome.tsx'
import css from './people.module.css'
import { WorkRole } from './work-role.tsx'

type Props = {
  readonly member: MemberView
  readonly view: OrganisationView
  /** Absent until it is known. */
  readonly works: WatchSettings['roles'] | undefined
  readonly again: () => void
}

/** One member: a code, never a name; role, what they hold, their devices. */
export function MemberBlock({ member, view, works, again }: Props) {
  const { people } = useWords()
  const language = useLanguage()
  const acting = useAct<ActOutcome>()
  const act = async (work: Parameters<typeof acting.run>[0]): Promise<void> => {
    await acting.run(work)
    again()
  }
  return (
    <li className={css['member']} data-gone={member.state === 'removed'}>
      <div className={css['line']}>
        <h2 className={css['code']}>{member.code}</h2>
        <span className={css['grow']}>{factsOf(member, people, language).join(' · ')}</span>
        {works !== undefined && member.state === 'active' && (
          <WorkRole code={member.code} works={works} mayChange={view.me.role === 'admin'} />
        )}
        {!member.me && member.state === 'active' && (
          <MemberActs member={member} view={view} act={(work) => void act(work)} busy={acting.busy} />
        )}
      </div>
      {member.state === 'active' && (
        <ul className={css['devices']}>
          {member.devices.map((device) => (
            <DeviceLine
              key={device.id}
              device={device}
              mine={member.me}
              memberSince={member.since}
              act={(work) => void act(work)}
              busy={acting.busy}
            />
          ))}
        </ul>
      )}
      <Outcome outcome={stillTrue(acting.done, view)} />
      <Refused refusal={acting.refusal} />
    </li>
  )
}

/** What waited for a signature is over when nothing waits any more. */
function stillTrue(outcome: ActOutcome | undefined, { counts }: OrganisationView): ActOutcome | undefined {
  return outcome?.state === 'waits-for-approval' && counts.proposals === 0 ? undefined : outcome
}

function factsOf(
  member: MemberView,
  people: ReturnType<typeof useWords>['people'],
  language: Language,
): readonly string[] {
  const said = people.members
  const since = member.since === undefined ? [] : [said.since(dayWords(member.since, language))]
  if (member.state === 'removed') return [said.removed, ...since]
  return [
    ...(member.me ? [said.you] : []),
    people.roles[member.role],
    ...since,
    ...(member.holds.names ? [said.holdsNames] : []),
    ...(member.holds.shelters ? [said.holdsShelters] : []),
  ]
}

type ActsProps = {
  readonly member: MemberView
  readonly view: OrganisationView
  readonly act: (work: ReturnType<typeof call<'member.role'>>) => void
  readonly busy: boolean
}

function MemberActs({ member: { id, code, role }, view, act, busy }: ActsProps) {
  const { people } = useWords()
  const said = people.members
  const other = role === 'admin' ? 'member' : 'admin'
  return (
    <>
      {view.me.role === 'admin' && (
        <button
          type="button"
          data-plain
          disabled={busy}
          aria-label={other === 'admin' ? said.makeAdminLabel(code) : said.makeMemberLabel(code)}
          onClick={() => act(call('member.role', { member: id, role: other }))}
        >
          {other === 'admin' ? said.makeAdmin : said.makeMember}
        </button>
      )}
      <Link href={paths.removal(id)} className={css['act'] ?? ''} aria-label={said.removeLabel(code)}>
        {said.remove}
      </Link>
    </>
  )
}

/** Members and devices: who belongs to the organisation, on what machines, and what is to be done about them. */
import { Link } from 'wouter'
import type { OrganisationView } from '../../calls/organisation.ts'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import { MemberBlock } from './member-block.tsx'
import { Notices } from './notices.tsx'
import css from './organisation.module.css'
import people from './people.module.css'
import { Proposals } from './proposals.tsx'
import { OrganisationTabs } from './tabs.tsx'
import { useOrganisation } from './use-organisation.ts'
import { WordLine } from './word-line.tsx'

export function Members() {
  const words = useWords()
  const { asked, again, turns } = useOrganisation()
  return (
    <>
      <OrganisationTabs tab="members" />
      <div className={css['page']}>
        <h1>{words.people.tabs.members}</h1>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <Refused refusal={asked.refusal} />}
        {asked.state === 'answered' && <Known view={asked.value} again={again} turns={turns} />}
      </div>
    </>
  )
}

type Props = { readonly view: OrganisationView; readonly again: () => void; readonly turns: number }

function Known({ view, again, turns }: Props) {
  const { people: said } = useWords()
  const settings = useCall('cases.settings', {}, turns)
  return (
    <>
      <Notices view={view} again={again} />
      <Proposals turns={turns} again={again} />
      <ul className={people['members']} aria-label={said.tabs.members}>
        {view.members.map((member) => (
          <MemberBlock
            key={member.id}
            member={member}
            view={view}
            works={settings.state === 'answered' ? settings.value.roles : undefined}
            again={again}
          />
        ))}
      </ul>
      <p className={css['row']}>
        <Link href={paths.organisation('invite')} className={people['act'] ?? ''}>
          {said.members.invite}
        </Link>
        <Link href={paths.travel} className={people['act'] ?? ''}>
          {said.members.travel}
        </Link>
      </p>
      <WordLine title={said.members.words} help={said.members.wordsHelp} words={view.words} />
    </>
  )
}

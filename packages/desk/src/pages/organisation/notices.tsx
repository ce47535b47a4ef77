/** What the members of an organisation must know before anything else: one of them alone, two things in one pair of hands. */
import type { OrganisationView } from '../../calls/organisation.ts'
import { useWords } from '../words/use-words.ts'
import { HandOver } from './hand-over.tsx'
import { Happened } from './happened.tsx'
import css from './people.module.css'

export function Notices({ view, again }: { readonly view: OrganisationView; readonly again: () => void }) {
  const { people } = useWords()
  const said = people.members
  const keeper = keeperOf(view)
  const active = view.members.filter(({ state }) => state === 'active').length
  return (
    <div className={css['notices']}>
      {view.holding === 'alone' && <p className={css['due']}>{said.alone}</p>}
      {view.holding === 'hand-over' && <HandOver view={view} again={again} />}
      {view.sheltersRefused && <p className={css['due']}>{said.sheltersRefused}</p>}
      {view.admins === 1 && active > 1 && <p className={css['note']}>{said.oneAdmin}</p>}
      {keeper !== undefined && active > 1 && <p className={css['note']}>{said.keeper(keeper)}</p>}
      {view.notices.map((notice) => (
        <Happened key={notice.id} notice={notice} again={again} />
      ))}
    </div>
  )
}

function keeperOf({ committer, members }: OrganisationView): string | undefined {
  if (committer.kind !== 'keeper') return undefined
  return members.flatMap(({ devices }) => devices).find(({ id }) => id === committer.device)?.label
}

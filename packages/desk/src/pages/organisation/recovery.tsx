/** The papers from which a member, or a whole organisation, comes back when every device is gone. */
import { useState } from 'react'
import type { KitView, SharesView } from '../../calls/sync.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import control from '../form/control.module.css'
import { Refused } from '../frame/refused.tsx'
import parts from '../style/parts.module.css'
import { useWords } from '../words/use-words.ts'
import { KitPaper } from './kit-paper.tsx'
import css from './organisation.module.css'
import { Part } from './part.tsx'
import people from './people.module.css'
import { ShareAtRelay } from './share-at-relay.tsx'
import { SharePapers } from './share-papers.tsx'
import { OrganisationTabs } from './tabs.tsx'

export function Recovery() {
  const { people: said } = useWords()
  return (
    <>
      <OrganisationTabs tab="recovery" />
      <div className={css['page']}>
        <h1>{said.tabs.recovery}</h1>
        <Kit />
        <Shares />
        <ShareAtRelay />
        <Part title={said.recovery.admins} help={said.recovery.adminsWhat} />
      </div>
    </>
  )
}

function Kit() {
  const { people: said } = useWords()
  const [kit, setKit] = useState<KitView>()
  const acting = useAct<KitView>()
  const make = async (): Promise<void> => setKit(await acting.run(call('kit.make', {})))
  return (
    <Part title={said.recovery.kit} help={said.recovery.kitWhat}>
      {kit === undefined ? (
        <button type="button" className={css['start']} disabled={acting.busy} onClick={() => void make()}>
          {acting.busy ? said.recovery.making : said.recovery.make}
        </button>
      ) : (
        <Printed hide={() => setKit(undefined)}>
          <KitPaper kit={kit} />
        </Printed>
      )}
      <Refused refusal={acting.refusal} />
    </Part>
  )
}

function Shares() {
  const { people: said } = useWords()
  const [shares, setShares] = useState<SharesView>()
  const [of, setOf] = useState(5)
  const [needed, setNeeded] = useState(3)
  const acting = useAct<SharesView>()
  const make = async (): Promise<void> => setShares(await acting.run(call('shares.make', { needed, of })))
  return (
    <Part title={said.recovery.shares} help={said.recovery.sharesWhat}>
      {shares === undefined ? (
        <div className={parts['tools']}>
          <Count id="shares-of" label={said.recovery.of} value={of} least={2} most={16} change={setOf} />
          <Count
            id="shares-needed"
            label={said.recovery.needed}
            value={needed}
            least={2}
            most={of}
            change={setNeeded}
          />
          <button type="button" disabled={acting.busy || needed > of} onClick={() => void make()}>
            {said.recovery.makeShares}
          </button>
        </div>
      ) : (
        <Printed hide={() => setShares(undefined)}>
          <SharePapers shares={shares} />
        </Printed>
      )}
      <Refused refusal={acting.refusal} />
    </Part>
  )
}

/** What is shown once: printed from here, then put away. */
function Printed({ hide, children }: { readonly hide: () => void; readonly children: React.ReactNode }) {
  const { people: said } = useWords()
  return (
    <div className={people['step']}>
      <p className={people['due']}>{said.recovery.once}</p>
      <div className={people['papers']} data-printed>
        {children}
      </div>
      <div className={css['row']}>
        <button type="button" data-main onClick={() => print()}>
          {said.recovery.print}
        </button>
        <button type="button" onClick={hide}>
          {said.recovery.hide}
        </button>
      </div>
    </div>
  )
}

type CountProps = {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly change: (value: number) => void
}

function Count({ id, label, value, least, most, change }: CountProps) {
  return (
    <div className={control['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        value={value}
        onChange={({ target }) => change(Math.round(target.valueAsNumber || least))}
      />
    </div>
  )
}

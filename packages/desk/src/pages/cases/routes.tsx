/** Which part of the Cases room a path shows. */
import { Route, Switch } from 'wouter'
import { Board } from './board.tsx'
import { Checks } from './checks/checks.tsx'
import { Consents } from './leaving/consents.tsx'
import { Exposure } from './leaving/exposure.tsx'
import { Filings } from './leaving/filings.tsx'
import { Release } from './leaving/release.tsx'
import { Releases } from './leaving/releases.tsx'
import { Taken } from './leaving/taken.tsx'
import { Journeys } from './moves/journeys.tsx'
import { Shelter } from './moves/shelter.tsx'
import { Shelters } from './moves/shelters.tsx'
import { Support } from './moves/support.tsx'
import { Visas } from './moves/visas.tsx'
import { Story } from './story/story.tsx'
import { Tonight } from './tonight.tsx'

export function CasesRoutes() {
  return (
    <Switch>
      <Route path="/cases/story/:id">{({ id }) => <Story key={id} id={id} />}</Route>
      <Route path="/cases/shelter/:id">{({ id }) => <Shelter key={id} id={id} />}</Route>
      <Route path="/cases/release/:id">{({ id }) => <Release key={id} id={id} />}</Route>
      <Route path="/cases/exposure/:id">{({ id }) => <Exposure key={id} id={id} />}</Route>
      <Route path="/cases/taken/:id">{({ id }) => <Taken key={id} id={id} />}</Route>
      <Route path="/cases/at/board" component={Board} />
      <Route path="/cases/at/shelters" component={Shelters} />
      <Route path="/cases/at/journeys" component={Journeys} />
      <Route path="/cases/at/visas" component={Visas} />
      <Route path="/cases/at/support" component={Support} />
      <Route path="/cases/at/checks" component={Checks} />
      <Route path="/cases/at/consents" component={Consents} />
      <Route path="/cases/at/releases" component={Releases} />
      <Route path="/cases/at/filings" component={Filings} />
      <Route component={Tonight} />
    </Switch>
  )
}

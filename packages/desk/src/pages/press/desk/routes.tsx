/** Which part of the Press room a path shows. */
import { Route, Switch } from 'wouter'
import { Reading } from '../reading.tsx'
import { Shares } from '../shares.tsx'
import { Calendar } from './calendar.tsx'
import { Claim } from './claim.tsx'
import { Claims } from './claims.tsx'
import { Conflicts } from './conflicts.tsx'
import { Provenance } from './provenance.tsx'
import { Register } from './register.tsx'

export function PressRoutes() {
  return (
    <Switch>
      <Route path="/read/:id/:at?">
        {({ id, at }) => <Reading key={id} id={id} at={at === undefined ? undefined : Number(at)} />}
      </Route>
      <Route path="/shares" component={Shares} />
      <Route path="/press/claim/:id">{({ id }) => <Claim key={id} id={id} />}</Route>
      <Route path="/press/at/claims" component={Claims} />
      <Route path="/press/at/conflicts" component={Conflicts} />
      <Route path="/press/at/register" component={Register} />
      <Route path="/press/at/promises" component={Calendar} />
      <Route component={Provenance} />
    </Switch>
  )
}

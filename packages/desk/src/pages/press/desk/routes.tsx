/** Which part of the Press room a path shows. */
import { Route, Switch } from 'wouter'
import { Figures } from '../charts/figures.tsx'
import { Timeline } from '../charts/timeline.tsx'
import { AttentionLog } from '../notes/log.tsx'
import { MeetingPage } from '../notes/meeting.tsx'
import { Meetings } from '../notes/meetings.tsx'
import { Terms } from '../notes/terms.tsx'
import { Pages } from '../publish/pages-list.tsx'
import { PreparePage } from '../publish/prepare.tsx'
import { PublicPage } from '../publish/public-page.tsx'
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
      <Route path="/read/:id/:at/:from">
        {({ id, at, from }) => <Reading key={id} id={id} at={Number(at)} from={from} />}
      </Route>
      <Route path="/read/:id/:at?">
        {({ id, at }) => (
          <Reading key={id} id={id} at={at === undefined ? undefined : Number(at)} from={undefined} />
        )}
      </Route>
      <Route path="/shares" component={Shares} />
      <Route path="/press/claim/:id">{({ id }) => <Claim key={id} id={id} />}</Route>
      <Route path="/press/at/claims" component={Claims} />
      <Route path="/press/at/conflicts" component={Conflicts} />
      <Route path="/press/at/register" component={Register} />
      <Route path="/press/at/promises" component={Calendar} />
      <Route path="/press/at/meetings" component={Meetings} />
      <Route path="/press/meeting/:id">{({ id }) => <MeetingPage key={id} id={id} />}</Route>
      <Route path="/press/at/log" component={AttentionLog} />
      <Route path="/press/at/terms" component={Terms} />
      <Route path="/press/at/timeline" component={Timeline} />
      <Route path="/press/at/figures" component={Figures} />
      <Route path="/press/at/pages" component={Pages} />
      <Route path="/press/page/new" component={PreparePage} />
      <Route path="/press/page/:id">{({ id }) => <PublicPage key={id} id={id} />}</Route>
      <Route component={Provenance} />
    </Switch>
  )
}

/** Which part of the organisation's room an address shows. */
import { Redirect, Route, Switch } from 'wouter'
import { paths } from '../frame/places.ts'
import { Access } from './access.tsx'
import { Alarms } from './alarms.tsx'
import { Copies } from './copies.tsx'
import { Exports } from './exports.tsx'
import { Invitation } from './invitation.tsx'
import { Invite } from './invite.tsx'
import { Lost } from './lost.tsx'
import { Members } from './members.tsx'
import { Recovery } from './recovery.tsx'
import { Removal } from './removal.tsx'
import { Travel } from './travel.tsx'

export function OrganisationRoutes() {
  return (
    <Switch>
      <Route path="/organisation">
        <Members />
      </Route>
      <Route path={paths.organisation('members')}>
        <Members />
      </Route>
      <Route path="/organisation/remove/:member">
        {({ member }) => <Removal key={member} member={member} />}
      </Route>
      <Route path="/organisation/lost/:device">{({ device }) => <Lost key={device} device={device} />}</Route>
      <Route path={paths.travel}>
        <Travel />
      </Route>
      <Route path={paths.organisation('access')}>
        <Access />
      </Route>
      <Route path="/organisation/access/:caseId">
        {({ caseId }) => <Access key={caseId} caseId={caseId} />}
      </Route>
      <Route path={paths.organisation('invite')}>
        <Invite />
      </Route>
      <Route path="/organisation/invite/:id">{({ id }) => <Invitation key={id} id={id} />}</Route>
      <Route path={paths.organisation('copies')}>
        <Copies />
      </Route>
      <Route path={paths.organisation('recovery')}>
        <Recovery />
      </Route>
      <Route path={paths.organisation('alarms')}>
        <Alarms />
      </Route>
      <Route path={paths.organisation('exports')}>
        <Exports />
      </Route>
      <Route>
        <Redirect to={paths.organisation('members')} replace />
      </Route>
    </Switch>
  )
}

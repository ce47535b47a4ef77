/** Which work of the Evidence room a path shows; its tables of records lie under the names of their types. */
import { Route, Switch } from 'wouter'
import { SetAnew } from './account/set-anew.tsx'
import { TakePage } from './capture/take-page.tsx'
import { Cover } from './cover/cover.tsx'
import { DossierBuilder } from './dossier/builder.tsx'
import { TakeFiles } from './taking/take-files.tsx'
import { Wall } from './wall/wall.tsx'

export function EvidenceRoutes() {
  return (
    <Switch>
      <Route path="/evidence/dossier/:id">{({ id }) => <DossierBuilder key={id} id={id} />}</Route>
      <Route path="/evidence/take/:id">{({ id }) => <TakeFiles key={id} caseId={id} />}</Route>
      <Route path="/evidence/cover/:id">{({ id }) => <Cover key={id} id={id} />}</Route>
      <Route path="/evidence/account/:id">{({ id }) => <SetAnew key={id} id={id} />}</Route>
      <Route path="/evidence/at/capture" component={TakePage} />
      <Route component={Wall} />
    </Switch>
  )
}

/** Which work of the Evidence room a path shows; its tables of records lie under the names of their types. */
import { Route, Switch } from 'wouter'
import { DossierBuilder } from './dossier/builder.tsx'
import { TakeFiles } from './taking/take-files.tsx'

export function EvidenceRoutes() {
  return (
    <Switch>
      <Route path="/evidence/dossier/:id">{({ id }) => <DossierBuilder key={id} id={id} />}</Route>
      <Route path="/evidence/take/:id">{({ id }) => <TakeFiles key={id} caseId={id} />}</Route>
    </Switch>
  )
}

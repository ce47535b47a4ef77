/** Which part of the Line room a path shows. */
import { Route, Switch } from 'wouter'
import { Duty } from './duty.tsx'
import { EnterByHand } from './enter.tsx'
import { PublicPage } from './public-page.tsx'
import { Queue } from './queue.tsx'
import { Replies } from './replies.tsx'
import { Thread } from './thread.tsx'

export function LineRoutes() {
  return (
    <Switch>
      <Route path="/line/duty">
        <Duty />
      </Route>
      <Route path="/line/replies">
        <Replies />
      </Route>
      <Route path="/line/page">
        <PublicPage />
      </Route>
      <Route path="/line/by-hand">
        <EnterByHand />
      </Route>
      <Route path="/line/person/:id">{({ id }) => <Thread key={id} id={id} />}</Route>
      <Route>
        <Queue />
      </Route>
    </Switch>
  )
}

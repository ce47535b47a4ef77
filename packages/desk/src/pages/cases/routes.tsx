/** Which part of the Cases room a path shows. */
import { Route, Switch } from 'wouter'
import { Board } from './board.tsx'
import { Story } from './story/story.tsx'
import { Tonight } from './tonight.tsx'

export function CasesRoutes() {
  return (
    <Switch>
      <Route path="/cases/story/:id">{({ id }) => <Story key={id} id={id} />}</Route>
      <Route path="/cases/at/board">
        <Board />
      </Route>
      <Route>
        <Tonight />
      </Route>
    </Switch>
  )
}

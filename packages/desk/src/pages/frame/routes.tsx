/** Which screen a path of the window's memory shows. */
import { isRecordTypeName, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { Room } from '../table/room.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { isRoom, paths, roomOf, roomTypes } from './places.ts'

/** The first page is a list; one record comes when it is opened. */
const RecordPage = lazy(async () => {
  const { RecordPage } = await import('../record/record-page.tsx')
  return { default: RecordPage }
})

/** Forms come with their own larger parts, after the first page is there. */
const RecordForm = lazy(async () => {
  const { RecordForm } = await import('../form/record-form.tsx')
  return { default: RecordForm }
})

/** Members, rights, copies and papers are not needed on most nights. */
const OrganisationRoutes = lazy(async () => {
  const { OrganisationRoutes } = await import('../organisation/routes.tsx')
  return { default: OrganisationRoutes }
})

/** Whoever reads no line does not load it. */
const LineRoutes = lazy(async () => {
  const { LineRoutes } = await import('../line/routes.tsx')
  return { default: LineRoutes }
})

/** Whoever reads no case does not load it. */
const CasesRoutes = lazy(async () => {
  const { CasesRoutes } = await import('../cases/routes.tsx')
  return { default: CasesRoutes }
})

/** Dossiers and what else is worked at with evidence, beside its tables. */
const EvidenceRoutes = lazy(async () => {
  const { EvidenceRoutes } = await import('../evidence/routes.tsx')
  return { default: EvidenceRoutes }
})

const evidenceWork = /^\/evidence(?:\/(?:dossier|take|cover|account|at)\/[^/]+)?$/
/** Whoever reads no report does not load it. */
const PressRoutes = lazy(async () => {
  const { PressRoutes } = await import('../press/desk/routes.tsx')
  return { default: PressRoutes }
})

const pressRoom = /^\/(?:press\/(?:at|claim|meeting|page)\/[^/]+|shares|read\/[^/]+(?:\/[^/]+){0,2})$/
const casesRoom = /^\/cases(?:\/(?:at|story|shelter|release|exposure|taken)\/[^/]+)?$/

/** The room's own parts; its tables of records lie under the names of their types. */
const lineRoom = /^\/line(?:\/(?:duty|replies|page|by-hand|person\/[^/]+))?$/

export function Routes() {
  return (
    <Suspense fallback={<OnItsWay />}>
      <Switch>
        <Route path="/organisation/*?">
          <OrganisationRoutes />
        </Route>
        <Route path={lineRoom}>
          <LineRoutes />
        </Route>
        <Route path={casesRoom}>
          <CasesRoutes />
        </Route>
        <Route path={evidenceWork}>
          <EvidenceRoutes />
        </Route>
        <Route path={pressRoom}>
          <PressRoutes />
        </Route>
        <Route path="/:room/:type/new">
          {({ type }) => onType(type, (name) => <RecordForm key={name} type={name} />)}
        </Route>
        <Route path="/:room/:type/new/of/:from/:id">
          {({ type, from, id }) =>
            onType(type, (name) =>
              onType(from, (origin) => (
                <RecordForm key={`${name} ${id}`} type={name} from={{ type: origin, id }} />
              )),
            )
          }
        </Route>
        <Route path="/:room/:type/:id/edit">
          {({ type, id }) => onType(type, (name) => <RecordForm key={id} type={name} id={id} />)}
        </Route>
        <Route path="/:room/:type/:id">
          {({ type, id }) => onType(type, (name) => <RecordPage key={id} type={name} id={id} />)}
        </Route>
        <Route path="/:room/:type">
          {({ type }) => onType(type, (name) => <Room room={roomOf(name)} type={name} />)}
        </Route>
        <Route path="/:room">{({ room }) => <FirstOf room={room} />}</Route>
      </Switch>
    </Suspense>
  )
}

function onType(name: string, show: (type: RecordTypeName) => React.ReactNode): React.ReactNode {
  return isRecordTypeName(name) ? show(name) : <Redirect to={paths.place('line')} replace />
}

function FirstOf({ room }: { readonly room: string }) {
  const type = isRoom(room) ? roomTypes[room][0] : undefined
  return type === undefined ? (
    <Redirect to={paths.place('line')} replace />
  ) : (
    <Room room={roomOf(type)} type={type} />
  )
}

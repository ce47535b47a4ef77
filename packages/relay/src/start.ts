/**
 * Starts a relay: opens its stores, makes its key and its space code when it is new, and listens.
 *
 * The key is what devices know the relay by, so it lies with what it answers for: in the same database. Of the space
 * code only the hash is kept; it is told once.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey, publicKeyOf, signingKeyFrom, signingKeySeed } from '@safeconduct/core/sealed/sign.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { type RelayLimits, usualLimits } from './limits.ts'
import { Pages, type PagesRefusal } from './line/pages.ts'
import { nativeCrypto } from './native-crypto.ts'
import { type NoOnion, type OnionWish, startOnion, torIn } from './onion.ts'
import { PieceBucket, parseBucket } from './piece-bucket.ts'
import { PieceFiles } from './piece-files.ts'
import { PostgresRelayStore } from './postgres-store.ts'
import { Relay, type RelayKeys } from './relay.ts'
import { type Listening, listen, type NotListening, objectionTo, type RunningRelay } from './server.ts'
import { OtherRelayVersion, SqliteRelayStore } from './sqlite-store.ts'
import type { PieceStore, RelayStore } from './store.ts'
import type { AlarmWays } from './timers/alarm-ways.ts'
import { CheckInPage } from './timers/check-in-page.ts'
import { runTimers } from './timers/running.ts'
import { type AlarmServers, alarmKeyIn, type NoAlarmKey, waysOut } from './timers/ways-out.ts'

export type RelayPlace = {
  readonly folder: string
  /** `postgres://…`; without it SQLite in the folder. */
  readonly database?: string
  /** `s3://…`; without it files in the folder. */
  readonly blobs?: string
  /** Where the key of the addresses of alarms lies, if not in the folder. */
  readonly alarmKey?: string
}
export type RelayWorld = {
  readonly clock: Clock
  readonly random: Random
  readonly environment: Readonly<Record<string, string | undefined>>
}
export type NotStarted =
  | NotListening
  | NoOnion
  | PagesRefusal
  | NoAlarmKey
  | {
      readonly kind:
        | 'relay-folder'
        | 'relay-damaged'
        | 'relay-other-version'
        | 'database-address'
        | 'database-silent'
        | 'blobs-address'
    }

export type OpenedRelay = {
  readonly relay: Relay
  /** The public key, as hex. */
  readonly key: string
  /** Only when it was made just now: it is kept nowhere. */
  readonly space: Uint8Array<ArrayBuffer> | undefined
  readonly close: () => Promise<void>
}
export type StartedRelay = RunningRelay & {
  readonly key: string
  /** The address to give to an organisation, with the space code behind `#` when it was made just now. */
  readonly address: string
  readonly isNew: boolean
  /** The same over tor, where it was wished. */
  readonly onion?: string
}
export type RelayWishes = {
  readonly limits?: RelayLimits
  readonly newSpace?: boolean
  /** The folder of a built page of a line, served on the same port. */
  readonly pages?: string
  /** Where alarms leave by: a server of mail, push servers. Without them desks alone see what is overdue. */
  readonly alarms?: AlarmServers
  /** The built page of check-in links, and the origins of other relays that hold the same timers. */
  readonly checkIn?: { readonly html: string; readonly beside: readonly string[] }
  /** An onion service in front of it. */
  readonly onion?: Pick<OnionWish, 'settings' | 'until'>
}

export async function openRelay(
  place: RelayPlace,
  world: RelayWorld,
  {
    limits = usualLimits,
    newSpace = false,
    alarms = {},
  }: Pick<RelayWishes, 'limits' | 'newSpace' | 'alarms'> = {},
): Promise<Result<OpenedRelay, NotStarted>> {
  const pieces = openPieces(place, world)
  if (!pieces.ok) return pieces
  const store = await openStore(place, world)
  if (!store.ok) return store
  const ways = openWays(place, world, alarms)
  if (!ways.ok) {
    await store.value.close()
    return ways
  }
  const { keys, space } = await keysOf(store.value, { random: world.random, newSpace })
  const crypto = nativeCrypto(keys.key)
  const relay = new Relay(
    { store: store.value, pieces: pieces.value },
    keys,
    limits,
    world.clock,
    crypto,
    ways.value,
  )
  await relay.timers.begin()
  return ok({
    relay,
    key: toHex(publicKeyOf(keys.key)),
    space,
    close: async () => {
      await crypto.end()
      await store.value.close()
    },
  })
}

export async function startRelay(
  place: RelayPlace,
  listening: Listening,
  world: RelayWorld,
  wishes: RelayWishes = {},
): Promise<Result<StartedRelay, NotStarted>> {
  const objection = objectionTo(listening)
  if (objection !== undefined) return refuse(objection)
  const pages = wishes.pages === undefined ? undefined : Pages.read(wishes.pages)
  if (pages?.ok === false) return pages
  // Asked before anything is made: a space code that is made now is told now or never.
  if (wishes.onion !== undefined && torIn(world.environment) === undefined)
    return refuse({ kind: 'tor-missing' })
  const opened = await openRelay(place, world, wishes)
  if (!opened.ok) return opened
  const { relay, key, space, close } = opened.value
  const doors = await openDoors(relay, listening, {
    ...(pages === undefined ? {} : { pages: pages.value }),
    ...(wishes.checkIn === undefined
      ? {}
      : { checkIn: new CheckInPage(wishes.checkIn.html, wishes.checkIn.beside) }),
    ...(wishes.onion === undefined
      ? {}
      : { onion: { ...wishes.onion, folder: place.folder, environment: world.environment } }),
  })
  if (!doors.ok) {
    await close()
    return doors
  }
  const { running, onion } = doors.value
  const watching = runTimers(relay.timers)
  const host = listening.host.includes(':') ? `[${listening.host}]` : listening.host
  const url = `${listening.secured.by === 'tls' ? 'https' : 'http'}://${host}:${running.port}`
  const withCode = (of: string): string => (space === undefined ? of : relayAddressText(of, space))
  return ok({
    ...running,
    key,
    address: withCode(url),
    isNew: space !== undefined,
    ...(onion === undefined ? {} : { onion: withCode(onion) }),
    close: async () => {
      await doors.value.close()
      await watching.end()
      await close()
    },
  })
}

type Doors = {
  readonly running: RunningRelay
  /** The address of the onion service. */
  readonly onion?: string
  readonly close: () => Promise<void>
}
type DoorsWish = {
  readonly pages?: Pages
  readonly checkIn?: CheckInPage
  readonly onion?: Omit<OnionWish, 'to'>
}

/** The port, and where it is wished tor before it. A port with TLS has a second one beside it on the loopback, for tor. */
async function openDoors(
  relay: Relay,
  listening: Listening,
  { onion, ...serving }: DoorsWish,
): Promise<Result<Doors, NotStarted>> {
  const open: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const end of open.toReversed()) await end()
  }
  const running = await listen(relay, listening, serving)
  if (!running.ok) return running
  open.push(running.value.close)
  if (onion === undefined) return ok({ running: running.value, close })
  const isPlain = listening.secured.by !== 'tls'
  const forTor: Listening = { host: '127.0.0.1', port: 0, secured: { by: 'onion' } }
  const inner = isPlain ? running : await listen(relay, forTor, serving)
  if (inner.ok && !isPlain) open.push(inner.value.close)
  const host = isPlain ? listening.host : forTor.host
  const started = inner.ok ? await startOnion({ ...onion, to: { host, port: inner.value.port } }) : inner
  if (!started.ok) {
    await close()
    return started
  }
  open.push(started.value.end)
  return ok({ running: running.value, onion: started.value.url, close })
}

/** Without a server of mail or push nothing is sealed, and no key is made that somebody would have to keep. */
function openWays(
  { folder, alarmKey }: RelayPlace,
  { clock, random }: RelayWorld,
  alarms: AlarmServers,
): Result<AlarmWays | undefined, NoAlarmKey> {
  const file = alarmKey ?? join(folder, 'alarm.key')
  if (alarms.mail === undefined && alarms.push === undefined && !existsSync(file)) return ok(undefined)
  const key = alarmKeyIn(file, random)
  return key.ok ? ok(waysOut(key.value, alarms, { clock, random })) : key
}

function openPieces(
  { folder, blobs }: RelayPlace,
  { environment }: RelayWorld,
): Result<PieceStore, NotStarted> {
  if (blobs !== undefined) {
    const bucket = parseBucket(blobs, environment)
    return bucket === undefined ? refuse({ kind: 'blobs-address' }) : ok(new PieceBucket(bucket))
  }
  try {
    return ok(new PieceFiles(join(folder, 'pieces')))
  } catch {
    return refuse({ kind: 'relay-folder' })
  }
}

async function openStore(
  { folder, database }: RelayPlace,
  { clock }: RelayWorld,
): Promise<Result<RelayStore, NotStarted>> {
  if (database !== undefined && !/^postgres(ql)?:\/\//.test(database))
    return refuse({ kind: 'database-address' })
  try {
    if (database !== undefined) return ok(await PostgresRelayStore.open(database, clock))
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return ok(new SqliteRelayStore(relayFile(folder)))
  } catch (problem) {
    if (problem instanceof OtherRelayVersion) return refuse({ kind: 'relay-other-version' })
    if (database !== undefined) return refuse({ kind: 'database-silent' })
    const isFolder = existsSync(folder) && statSync(folder).isDirectory()
    return refuse({ kind: isFolder && existsSync(relayFile(folder)) ? 'relay-damaged' : 'relay-folder' })
  }
}

export function relayFile(folder: string): string {
  return join(folder, 'relay.db')
}

async function keysOf(
  store: RelayStore,
  { random, newSpace }: { readonly random: Random; readonly newSpace: boolean },
): Promise<{ readonly keys: RelayKeys; readonly space: OpenedRelay['space'] }> {
  const made = await newSigningKey(random)
  const seed = await store.keepAbout('key', signingKeySeed(made))
  const key = await signingKeyFrom(seed)
  const code = random.bytes(16)
  const hash = sha256(code)
  const first = await store.keepAbout('space', hash)
  const kept = newSpace ? await store.setAbout('space', hash) : first
  return {
    keys: { key: certain(key.ok ? key.value : undefined, 'a seed was kept'), space: kept },
    space: toHex(kept) === toHex(hash) ? code : undefined,
  }
}

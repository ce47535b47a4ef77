/** Checking dossiers: it needs no vault, is done for a locked desk too, and in a process of its own. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Ask, CallName, CallRefusal, Job } from '../calls/calls.ts'
import { parseRequest, type Request } from '../calls/requests.ts'
import { expectedKeyIn } from './expected-key.ts'
import { exportFolder } from './export-folder.ts'
import { Jobs } from './jobs.ts'
import { verifyApart } from './verify-process.ts'

export class Verifications {
  readonly #home: string
  readonly #jobs: Jobs

  constructor(home: string, random: Random) {
    this.#home = home
    this.#jobs = new Jobs(random)
  }

  /** The answer of a call that belongs here; undefined for all others, a job of the vault's own included. */
  answer(name: CallName, ask: Bytes): Result<Job, CallRefusal> | undefined {
    if (name !== 'dossier.verify' && name !== 'job.read' && name !== 'job.stop') return undefined
    const request = readHere(name, ask)
    if (!request.ok) return request
    if (request.value.name === 'dossier.verify') return this.#verify(request.value.ask)
    if (request.value.name !== 'job.read' && request.value.name !== 'job.stop') return undefined
    const { id } = request.value.ask
    const job = name === 'job.read' ? this.#jobs.read(id) : this.#jobs.stop(id)
    return job.ok ? job : undefined
  }

  clear(): void {
    this.#jobs.clear()
  }

  #verify(ask: Ask<'dossier.verify'>): Result<Job, CallRefusal> {
    const { folder: typed, key } = ask
    const folder = exportFolder(this.#home, typed)
    if (!folder.ok) return folder
    const expected = key === undefined ? undefined : expectedKeyIn(key)
    if (expected?.ok === false) return expected
    const roots = ask.roots === undefined ? undefined : exportFolder(this.#home, ask.roots)
    if (roots?.ok === false) return refuse({ kind: 'no-roots', field: 'roots' })
    const headers = ask.headers === undefined ? undefined : exportFolder(this.#home, ask.headers)
    if (headers?.ok === false) return refuse({ kind: 'no-block-headers', field: 'headers' })
    const wish = {
      folder: folder.value,
      ...(key === undefined ? {} : { key }),
      ...(roots === undefined ? {} : { roots: roots.value }),
      ...(headers === undefined ? {} : { headers: headers.value }),
    }
    const job = this.#jobs.start('verify', (tools) => verifyApart(wish, tools))
    return job.ok ? ok(job.value) : job
  }
}

/** The few calls that this process does itself; none of them holds what people wrote. */
function readHere(name: CallName, ask: Bytes): Result<Request, CallRefusal> {
  const json = parseJson(ask, { maxBytes: 64 * 1024, maxDepth: 4 })
  return json.ok ? parseRequest(name, json.value) : refuse({ kind: 'not-json' })
}

/** Two desks of one organisation and a relay in a process of its own: the second is invited over the relay, as people do it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, type Result } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import { logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { beginJoining } from '@safeconduct/host/home/joining.ts'
import { type HttpLink, httpLink } from '@safeconduct/host/relay/http-link.ts'
import { createVault, joinVault, type Vault } from '@safeconduct/host/vault/vault.ts'
import { world } from '../open-home.ts'
import { type RelayProcess, startRelayProcess } from './relay-process.ts'

export type BenchDesk = { readonly vault: Vault; readonly link: HttpLink }

export class BenchOrganisation {
  readonly relay: RelayProcess
  readonly #homes: string[]
  readonly #open: BenchDesk[] = []

  private constructor(relay: RelayProcess, home: string) {
    this.relay = relay
    this.#homes = [home]
  }

  static async start(): Promise<BenchOrganisation> {
    const home = mkdtempSync(join(tmpdir(), 'bench-'))
    return new BenchOrganisation(await startRelayProcess(home), home)
  }

  /** The first desk; its organisation uses the relay. */
  async founder(): Promise<BenchDesk> {
    const about = { name: 'Bench', createdAt: world().clock.now() }
    const vault = made(await createVault(this.#newHome(), random.bytes(32), about, world()))
    const desk = this.#opened(vault)
    made(await vault.replica.acts.setRelay({ url: this.relay.url, key: this.relay.key }))
    await syncRound(vault.replica, desk.link)
    return desk
  }

  /** Invites a person, who answers and is let in; they may write to the press. Nothing is read yet on their desk. */
  async invite(by: BenchDesk): Promise<BenchDesk> {
    const { acts } = by.vault.replica
    const open = made(await acts.invite('person'))
    const home = this.#newHome()
    const passphrase = made(parsePassphrase('seven quiet herons walk over cold stones'))
    const ask = { invitation: open.text, passphrase, numbers: kdfFloor }
    const joining = made(await beginJoining(home, ask, world()))
    made(await acts.answered(open.id, joining.answerText))
    made(await acts.confirm(open.id))
    const { id, token } = joining.mailbox
    await by.link.openBox(id, sha256(token), this.relay.space)
    for (let turn = 0; turn < 3; turn++) await syncRound(by.vault.replica, by.link)
    const letters = made(await by.link.collect(id, token)).map(({ sealed }) => sealed)
    const joined = certain(await joining.welcomeIn(letters), 'the welcome was posted')
    const desk = this.#opened(made(await joinVault(this.#newHome(), random.bytes(32), joined, world())))
    await syncRound(desk.vault.replica, desk.link, { relay: this.relay })
    return desk
  }

  async end(): Promise<void> {
    for (const { vault, link } of this.#open) {
      link.close()
      await vault.close()
    }
    await this.relay.end()
    for (const home of this.#homes) rmSync(home, { recursive: true, force: true })
  }

  #opened(vault: Vault): BenchDesk {
    const desk = { vault, link: httpLink(this.relay) }
    this.#open.push(desk)
    return desk
  }

  #newHome(): string {
    const home = mkdtempSync(join(tmpdir(), 'bench-'))
    this.#homes.push(home)
    return home
  }
}

/** Gives the second desk the right to write to the press; the key goes by letter. */
export async function givePress(by: BenchDesk, to: BenchDesk): Promise<void> {
  const log = certain(by.vault.replica.book.byName({ scope: { kind: 'press' }, part: 'whole' }), 'founded')
  const member = certain(to.vault.replica.me.member, 'the roster was read')
  made(await by.vault.replica.acts.changeRights([{ log: logHexOf(log.id), member, right: 'writer' }]))
  for (let turn = 0; turn < 3; turn++) await syncRound(by.vault.replica, by.link)
}

export function made<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(`the bench was refused: ${result.refusal.kind}`)
  return result.value
}

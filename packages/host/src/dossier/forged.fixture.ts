/**
 * A whole dossier, what a forger makes of it, and what the two say who look at it: `safeconduct verify`, and a shell that
 * knows nothing of us.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeManifest } from '@safeconduct/core/evidence/bag-manifest.ts'
import { type Fingerprint, fingerprintOf } from '@safeconduct/core/evidence/ssh-key.ts'
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { LocalAuthority } from '../evidence/timestamps/authority.fixture.ts'
import { software } from '../work/software.ts'
import { faultsOf, filesUnder, freshFolder, keyOf, requestFor, sha256Hex } from './dossier.fixture.ts'
import { judgeTimes } from './judge-times.ts'
import type { DossierPaper, DossierRequest } from './request.ts'
import { verifyFolder } from './verify-folder.ts'
import { sealedItems, wholeParts } from './whole.fixture.ts'
import { writeDossier } from './write-dossier.ts'

const tools = ['sh', 'openssl', 'xxd', 'ssh-keygen', 'mktemp']
/** Whether this machine has what the shell's way of looking needs. */
export const hasTools = tools.every((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0)

/** What our program found, what the shell wrote, and whether the shell was content. */
export type Seen = { readonly ours: readonly string[]; readonly shell: string; readonly passed: boolean }

type Parts = Awaited<ReturnType<typeof wholeParts>>

/** One that is whole, and a folder beside for each other: call `begin` before the first test, and dispose of it behind the last. */
export class Workshop {
  readonly authority: LocalAuthority
  readonly parts: Parts
  readonly fingerprint: Fingerprint
  /** The folder in which all of this lies. */
  readonly place: string
  readonly whole: string
  /** The certificates that whoever looks goes by. */
  readonly roots: string
  readonly checkTime: ReturnType<typeof judgeTimes>
  readonly #folder = freshFolder()
  #count = 0

  private constructor(authority: LocalAuthority, parts: Parts, fingerprint: Fingerprint) {
    this.authority = authority
    this.parts = parts
    this.fingerprint = fingerprint
    this.place = this.#folder.path
    this.whole = join(this.place, 'whole')
    this.roots = join(this.place, 'roots.pem')
    this.checkTime = judgeTimes([authority.certificate('root')])
  }

  static async open(): Promise<Workshop> {
    const authority = new LocalAuthority()
    const fingerprint = fingerprintOf(publicKeyOf(await keyOf(7)))
    return new Workshop(authority, await wholeParts(authority), fingerprint)
  }

  async begin(): Promise<void> {
    writeFileSync(this.roots, this.authority.file('root.pem'))
    await this.#writeTo(this.whole, {})
  }

  async #writeTo(folder: string, wish: Partial<DossierRequest>, key = 7): Promise<string> {
    const { parts } = this
    const signingKey = await keyOf(key)
    const made = await writeDossier(
      await requestFor(folder, {
        items: sealedItems,
        parts: async () => parts,
        signingKey,
        software,
        ...wish,
      }),
    )
    if (!made.ok) throw new Error(made.refusal.kind)
    return folder
  }

  #free(): string {
    return join(this.place, `forged-${++this.#count}`)
  }

  /** Written and signed by its sender, otherwise than the whole one; gives its folder. */
  sent(wish: Partial<DossierRequest>, key?: number): Promise<string> {
    return this.#writeTo(this.#free(), wish, key)
  }

  withPapers(papers: readonly DossierPaper[], key?: number): Promise<string> {
    const { parts } = this
    return this.sent({ parts: async () => ({ ...parts, papers }) }, key)
  }

  /** A copy of the whole one, to be changed. */
  copied(): string {
    const folder = this.#free()
    cpSync(this.whole, folder, { recursive: true })
    return folder
  }

  async looked(folder: string, key: string = this.fingerprint): Promise<Seen> {
    const { checkTime, fingerprint, roots } = this
    const ours = await verifyFolder(folder, { checkTime, expectedKey: { fingerprint } })
    const done = spawnSync('sh', [join(folder, 'verify/verify.sh'), key, roots], { encoding: 'utf8' })
    return { ours: faultsOf(ours), shell: `${done.stdout}${done.stderr}`, passed: done.status === 0 }
  }

  async forged(change: (folder: string) => void | Promise<void>): Promise<Seen> {
    const folder = this.copied()
    await change(folder)
    return this.looked(folder)
  }

  /** Signed again by its own sender with other papers. */
  async bySender(
    change: (paper: DossierPaper) => DossierPaper,
    more: readonly DossierPaper[] = [],
  ): Promise<Seen> {
    return this.looked(await this.withPapers([...this.parts.papers.map(change), ...more]))
  }

  [Symbol.dispose](): void {
    this.#folder[Symbol.dispose]()
    this.authority[Symbol.dispose]()
  }
}

/** The list of the files that no signature covers, as it would be. */
export function relisted(folder: string): void {
  const tags = [...filesUnder(folder)].filter(
    ([name]) => !name.startsWith('data/') && name !== 'tagmanifest-sha256.txt',
  )
  const list = writeManifest(new Map(tags.map(([name, bytes]) => [name, sha256Hex(bytes)])))
  writeFileSync(join(folder, 'tagmanifest-sha256.txt'), list)
}

/** The hash that a line of a chain of custody says. */
export const digestIn = (line: string): string => /"digest":"([0-9a-f]{64})"/.exec(line)?.[1] ?? ''

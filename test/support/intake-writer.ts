/**
 * Takes files in until it is killed: `node intake-writer.ts HOME KEY-HEX FILES`. Prints the case, and then, for each file that
 * was read, a line; the save of some of them together comes later.
 */
import { existsSync, writeSync } from 'node:fs'
import { utf8 } from '../../packages/core/src/base/bytes.ts'
import { clockFrom } from '../../packages/core/src/base/clock.ts'
import { recordId } from '../../packages/core/src/base/id.ts'
import { platformRandom } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { evidenceRoom } from '../../packages/host/src/evidence/custody/evidence-room.ts'
import { givenFile } from '../../packages/host/src/evidence/intake/file-source.ts'
import { takeInAll } from '../../packages/host/src/evidence/intake/take-in-all.ts'
import { createVault, openVault, vaultPath } from '../../packages/host/src/vault/vault.ts'

const [home = '', keyHex = '', files = '40'] = process.argv.slice(2)
const key = Uint8Array.fromHex(keyHex)
const world = { clock: clockFrom(1_628_154_000_000, () => performance.now()), random: platformRandom }
const opened = existsSync(vaultPath(home))
  ? await openVault(home, key, world)
  : await createVault(home, key, { name: 'Kestrel', createdAt: world.clock.now() }, world)
const vault = certain(opened.ok ? opened.value : undefined, 'the vault of the test opens')
const id = recordId('c'.repeat(32), '')
const caseId = certain(id.ok ? id.value : undefined, 'an id')
if (vault.reader.readText(caseId) === undefined)
  await vault.writer.save([
    { id: caseId, type: 'Case', home: { kind: 'case', caseId }, fields: { summary: 'A case' } },
  ])
const room = certain(await evidenceRoom(vault), 'somebody works here')
const given = Array.from({ length: Number(files) }, (_, at) =>
  givenFile(`${at}.txt`, [utf8(`They came at night, ${at}. `.repeat(500))]),
)
let said = 0
await takeInAll(
  room,
  given,
  { caseId, receivedVia: 'by-hand' },
  {
    progress: ({ files: done }) => {
      if (done <= said) return
      said = done
      writeSync(1, `${done}\n`)
    },
  },
)
await vault.close()
writeSync(1, 'end\n')

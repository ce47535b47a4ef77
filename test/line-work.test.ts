/** The line on desks: messages in, answers out, keys that are destroyed. docs/formats/line.md, W64 to W79. */
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { Operating } from '@safeconduct/host/line/operating.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type LineDesk, LineScene } from './support/line-scene.ts'

let scene: LineScene | undefined
afterEach(async () => {
  await scene?.end()
  scene = undefined
})

async function sceneOf(desks: number) {
  scene = await LineScene.of(desks)
  return { scene, setup: await scene.setUp() }
}

const operating = (desk: LineDesk): Operating => new Operating(desk.world, [])
const only = (desk: LineDesk) => certain(desk.requests()[0], 'one request')

describe('a message by the line', () => {
  it('is in the vaults of both desks, and gone from the relay when it is', async () => {
    const { scene, setup } = await sceneOf(2)
    const caller = scene.caller(setup)
    expect(await caller.first('They know where I sleep.')).toMatchObject({ what: 'day' })
    expect(await scene.desk(1).tick()).toBeUndefined()
    expect(only(scene.desk(1)).body).toBe('They know where I sleep.')
    // Saved here is not enough for the relay to let go of it.
    expect(given(await scene.desk(0).world.door.collect(0)).blobs.length).toBeGreaterThan(0)
    await scene.desk(1).tick()
    expect(given(await scene.desk(0).world.door.collect(0)).blobs).toEqual([])
    await scene.desk(0).tick()
    expect(only(scene.desk(0)).id).toBe(only(scene.desk(1)).id)
  })

  it('is answered into both boxes at once, and the second code opens something dull', async () => {
    const { scene, setup } = await sceneOf(1)
    const caller = scene.caller(setup)
    await caller.first('I cannot go home.')
    const desk = scene.desk(0)
    await desk.tick()
    const { id } = only(desk)
    const said = await operating(desk).reply({ id: id as never, text: 'We are here. Are you safe now?' })
    expect(said).toMatchObject({ ok: true, value: { state: 'sent' } })
    expect((await caller.replies()).map(({ text }) => text)).toEqual(['We are here. Are you safe now?'])
    const [dull] = await caller.replies(caller.second)
    expect(dull?.text).toContain('kettle')
    expect(dull?.text).not.toContain('safe now')
  })
})

function given<T>(result: { readonly ok: boolean; readonly value?: T }): T {
  if (!result.ok || result.value === undefined) throw new Error(`refused: ${JSON.stringify(result)}`)
  return result.value
}

void random

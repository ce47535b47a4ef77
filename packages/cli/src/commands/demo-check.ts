/**
 * `safeconduct demo check FILE`: tries every attempt of a republic and prints what came out beside what was expected.
 *
 * Needs no vault: somebody who doubts a rule writes people of their own, and sees what the rule does with them.
 */

import { checkAttention } from '@safeconduct/core/attention/answers.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Answered } from '@safeconduct/core/cases/answers.ts'
import { type Tried, tryAttempt } from '@safeconduct/core/rules/attempting.ts'
import { parseRepublic } from '@safeconduct/core/rules/republic.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { print, printJson, say } from '../output.ts'
import { readPlainFile } from '../read-files.ts'
import { sentenceFor, sentenceForFile } from '../sentences.ts'
import { usages } from '../usages.ts'

const flags = { answers: 'text', json: 'yes' } as const
/** A republic is written by hand or by a test: far more people than that are somebody's mistake. */
const fileLimit: number = 64 * 1024 * 1024

export async function demoCheck(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.demoCheck, files: [1, 1] })
  if (options === undefined) return wrongUsage
  const [path = ''] = options.files
  const file = readObject(path)
  if (!file.ok) return refused(path, file.refusal)
  const republic = parseRepublic(file.value)
  if (!republic.ok) return refused(path, republic.refusal)
  const { answers: answersPath } = options.flags
  const answers = answersPath === undefined ? undefined : readObject(answersPath)
  if (answers?.ok === false) return refused(answersPath ?? '', answers.refusal)
  const { world, attempts } = republic.value
  const tried = attempts.map((attempt) => tryAttempt(attempt, world))
  const compared =
    answers === undefined
      ? undefined
      : checkAttention(answers.value, { ...republic.value, lists: file.value['captureLists'] })
  const answered = compared?.answered ?? []
  const same = [...tried, ...answered].every((one) => one.same)
  if (options.flags.json)
    await printJson({
      same,
      attempts: tried,
      ...(compared === undefined ? {} : { answers: compared.answered, left: compared.left }),
    })
  else await print(inWords(tried, answered))
  return same ? 0 : 1
}

type BadFile = { readonly kind: string; readonly where?: string }

function readObject(path: string): Result<Readonly<Record<string, unknown>>, BadFile> {
  const bytes = readPlainFile(path, fileLimit)
  if (!bytes.ok) return bytes
  const read = parseJson(bytes.value)
  if (!read.ok) return read
  return isObject(read.value) ? ok(read.value) : refuse({ kind: 'no-republic', where: '' })
}

function refused(path: string, refusal: BadFile): number {
  const isOfFile = refusal.kind === 'file-unreadable' || refusal.kind === 'file-too-large'
  const { kind, where } = refusal
  if (isOfFile) say(sentenceForFile(path, refusal))
  else
    say(where === undefined || where === '' ? sentenceFor({ kind }) : `${sentenceFor({ kind })} (${where})`)
  return 1
}

function inWords(tried: readonly Tried[], answered: readonly Answered[]): string {
  const lines = tried.map(({ id, expected, got, same }) => {
    const came = `${got.result} ${got.rules.join(' ')}`.trim()
    const meant = `${expected.result} ${expected.rules.join(' ')}`.trim()
    return same ? `${id}: ${came}` : `${id}: ${came}, expected ${meant}`
  })
  const wrong = answered.filter(({ same }) => !same)
  const said = wrong.map(({ path, expected, got }) => `${path}: ${show(got)}, expected ${show(expected)}`)
  const all = tried.length + answered.length
  const differing = tried.filter(({ same }) => !same).length + wrong.length
  return `${[...lines, ...said, `${all - differing} of ${all} as expected`].join('\n')}\n`
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}

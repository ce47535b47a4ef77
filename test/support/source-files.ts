/** The repository's own files, and its modules as trees, for tests that hold it to its rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const NOT_OURS = new Set([
  'node_modules',
  '.git',
  'dist',
  '.cache',
  'test-results',
  '.safeconduct',
  'coverage',
])

/** Every file that is ours, as a path from the root with `/`, sorted. */
export function ownFiles(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = posix.join(folder.replaceAll(sep, '/'), entry.name)
      if (entry.isDirectory()) return ownFiles(path)
      return entry.isFile() ? [path] : []
    })
    .toSorted()
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** A node of the tree, as ESTree has it: a `type`, a place, and whatever else. */
export type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>

export type Module = {
  readonly file: string
  readonly text: string
  readonly program: Node
  readonly comments: readonly { readonly start: number; readonly end: number; readonly value: string }[]
}

export function moduleOf(file: string, text: string = textOf(file)): Module {
  const parsed = parseSync(file, text)
  if (parsed.errors.length > 0) throw new Error(`${file} does not parse: ${parsed.errors[0]?.message}`)
  return { file, text, program: parsed.program as unknown as Node, comments: parsed.comments }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

/** Children in the order of the source. */
export function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  )
}

/** Visits the node and everything in it, each with its parent. */
export function walk(node: Node, visit: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  visit(node, parent)
  // Without a list of the children: this is done for every node of every file.
  for (const name in node) {
    const value = node[name]
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) walk(one, visit, node)
    } else if (isNode(value)) walk(value, visit, node)
  }
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

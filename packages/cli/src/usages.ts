/** How each command is called: said by the help, and by a command that was called otherwise. */
const vaultFlags = '[--home DIR] [--passphrase-file FILE]'

export const usages = {
  init: `init ${vaultFlags} [--name NAME] [--json]`,
  desk: 'desk [--home DIR] [--again] [--frozen] [--port N] [--auto-lock MINUTES]',
  demo: 'demo [--home DIR] [--frozen] [--port N] [--auto-lock MINUTES]',
  demoCheck: 'demo check FILE [--answers FILE] [--json]',
  importPress: `import press ${vaultFlags} [--json] FILE…`,
  importFile: `import file --case ID|CODE [--from CODE] [--provenance TERM] ${vaultFlags} [--json] FILE|FOLDER…`,
  pressRead: 'press read [--json] FILE…',
  dossier: `dossier OUT --press|--release ID ${vaultFlags} [--parts FILE] [--annex-for RECIPIENT[,RECIPIENT]] [--title TEXT] [--language en|ru|fr] [--json]`,
  verify:
    'verify PATH [--key FINGERPRINT|FILE] [--root HEX|FILE] [--tsa-roots FILE] [--block-headers FILE] [--language en|ru|fr] [--json]',
  paperKey: 'paper key KEYFILE [--json]',
  paperOpen: 'paper open FILE OUT --key KEYFILE [--json]',
  capture: `capture URL [--words TEXT]… [--out FILE.wacz] [--into vault] [--via socks5://HOST:PORT] [--seconds N] ${vaultFlags} [--json]`,
  captureCopy: 'capture copy FILE OUT [--json]',
  vaultCheck: `vault check ${vaultFlags} [--read-data] [--json]`,
  vaultExport: `vault export OUT ${vaultFlags} [--json]`,
  vaultRestore: `vault restore COPY ${vaultFlags} [--alone] [--json]`,
  vaultShare: `vault share on|off|withhold|give [DEVICE] ${vaultFlags} [--kit FILE] [--json]`,
  vaultSalvage: `vault salvage OUT ${vaultFlags} [--json]`,
  sim: 'sim [--seed N] [--schedules M] [--ops K] [--crypto model|real] [--jobs N] [--steps LIST] [--faults LIST] [--shared-set-ups] [--json]',
  relaySeizureReport: 'relay seizure-report [--home DIR] [--database postgres://…] [--json]',
  relay:
    'relay [--home DIR] [--listen HOST:PORT] [--tls-cert FILE --tls-key FILE] [--onion] [--database postgres://…] [--blobs s3://…] [--line DIR] [--mail smtp[s]://USER@HOST:PORT --mail-from ADDRESS --mail-password-file FILE [--mail-ca FILE]] [--push URL[,URL…] [--push-token-file FILE]] [--alarm-key FILE] [--beside URL[,URL…]] [--new-space-code] [--json]',
  witness: 'witness --name NAME [--home DIR] [--listen HOST:PORT] [--add-log KEY[,KEY…]] [--json]',
  ledger: `ledger ${vaultFlags} [--json]`,
  ledgerStep: `ledger step ${vaultFlags} [--json]`,
  ledgerAuthorities: `ledger authorities FILE ${vaultFlags} [--json]`,
  ledgerWitnesses: `ledger witnesses FILE ${vaultFlags} [--json]`,
  ledgerExport: `ledger export OUT ${vaultFlags} [--json]`,
  lineSetup: `line setup [PAGE…] --exit-to URL --ways-en TEXT --ways-ru TEXT --ways-fr TEXT [--space CODE] [--anew] ${vaultFlags} [--json]`,
  linePage: `line page OUT ${vaultFlags} [--json]`,
  lineStatus: `line status ${vaultFlags} [--json]`,
  lineCheck: 'line check URL… --manifest FILE [--key KEY] [--via socks5://HOST:PORT] [--json]',
  bench: 'bench [vault|open|press|desk|relay|sync|rotate|line|cases|evidence]… [--records N] [--json]',
} as const

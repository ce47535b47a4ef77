# SPDX-License-Identifier: 0BSD
#
# Checks a dossier on Windows with what Windows has: PowerShell 5.1 or newer, and ssh-keygen (Settings, Optional features,
# OpenSSH Client). Copy the folder to a short path first, such as C:\d, and out of folders that a cloud keeps. Then, in it:
#
#     powershell -ExecutionPolicy Bypass -File verify\verify.ps1
#     powershell -ExecutionPolicy Bypass -File verify\verify.ps1 -Key SHA256:...
#
# It asks no network, and writes nothing but one signature at a time into the system's temporary folder, which it removes. It
# ends with 0 only when everything that it checks holds. It lies in the folder it checks, so it proves nothing by itself: read
# it first.
param([string]$Key = '')
$ErrorActionPreference = 'Stop'
$Key = $Key.Trim()
$root = (Get-Item -Force -LiteralPath (Split-Path -Parent (Split-Path -Parent $MyInvocation.MyCommand.Path))).FullName.TrimEnd('\', '/')
$ordinal = [StringComparison]::Ordinal
$script:faults = 0

# What a file is called was chosen by somebody else: nothing but plain signs may reach the screen.
function Plain([string]$text) { return ($text -creplace '[^ -~]', '?') }
function Fault([string]$text) { $script:faults++; [Console]::Error.WriteLine((Plain $text)) }
# Sign for sign: PowerShell's own comparisons overlook signs that nobody sees, even a NUL.
function Same([string]$one, [string]$other) { return [string]::Equals($one, $other, $ordinal) }
function InRoot([string]$name) { return [IO.Path]::Combine($root + '\', $name.Replace('/', '\')) }
function HexOf([byte[]]$bytes) { return [BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant() }
function BytesOf([string]$hex) {
  $bytes = New-Object byte[] ([int][Math]::Floor($hex.Length / 2))
  for ($at = 0; $at -lt $bytes.Length; $at++) { $bytes[$at] = [Convert]::ToByte($hex.Substring(2 * $at, 2), 16) }
  return , $bytes
}
# Get-FileHash is not found where Windows PowerShell was started out of a newer one; and where a policy allows approved code
# alone, older systems have this class and no other.
function NewSha {
  $own = 'System.Security.Cryptography.SHA256CryptoServiceProvider' -as [type]
  if ($null -ne $own) { return [Activator]::CreateInstance($own) } else { return [Security.Cryptography.SHA256]::Create() }
}
function Sha([byte[]]$bytes) {
  $hash = NewSha
  try { return (HexOf $hash.ComputeHash($bytes)) } finally { $hash.Dispose() }
}
function ShaOf([string]$path) {
  $stream = [IO.File]::OpenRead($path)
  try {
    $hash = NewSha
    try { return (HexOf $hash.ComputeHash($stream)) } finally { $hash.Dispose() }
  } finally { $stream.Dispose() }
}
function GiveUp {
  [Console]::Error.WriteLine("This dossier is NOT as it was signed. Faults: $($script:faults)")
  exit 1
}
# As they stand in the file: a mark at its beginning, which readers of text take away, is a sign like others here.
function TextOf([byte[]]$bytes) { return (New-Object Text.UTF8Encoding($false, $true)).GetString($bytes) }
function LinesOf([string]$path) { return (TextOf ([IO.File]::ReadAllBytes($path))).Split("`n") }

Write-Output "Checking $(Plain $root)"
# Names by their exact letters: a table of PowerShell's own takes DATA for data.
$listed = New-Object Collections.Hashtable ([StringComparer]::Ordinal)
$hashes = New-Object Collections.Hashtable ([StringComparer]::Ordinal)
$listed['tagmanifest-sha256.txt'] = ''

# What lies here. A link is neither followed nor read: it could show one file to this script and another to you, and lead to
# another machine, which would learn who looks.
$lying = New-Object Collections.ArrayList
function Walk([string]$folder) {
  foreach ($entry in (Get-ChildItem -LiteralPath $folder -Force)) {
    $name = $entry.FullName.Substring($root.Length).TrimStart('\', '/').Replace('\', '/')
    if ($entry.Attributes -band [IO.FileAttributes]::ReparsePoint) { Fault "NOT A FILE: $name (a link, or a cloud keeps it)" }
    elseif ($entry.PSIsContainer) { Walk $entry.FullName }
    else { [void]$lying.Add($name) }
  }
}
try { Walk ($root + '\') } catch { Fault "NOT READ: a folder in it. Copy the dossier to a short path, such as C:\d" }
if ($script:faults -ne 0) { GiveUp }

foreach ($name in @('bagit.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt', 'manifest-sha256.txt.sig', 'allowed_signers', 'data/manifest.json')) {
  if (-not (Test-Path -LiteralPath (InRoot $name) -PathType Leaf)) { Fault "MISSING: $name" }
}
if ($script:faults -ne 0) { GiveUp }

# Compares every file that a list names. A name of another form could lead out of the folder, so none of that list is used.
function Check-List([string]$list, [string]$form) {
  foreach ($line in (LinesOf (InRoot $list))) {
    if ($line.Length -eq 0) { continue }
    if ($line -cnotmatch "^([0-9a-f]{64})  ($form)\z") { Fault "NOT A LIST OF A DOSSIER: $list"; return }
    $hash = $Matches[1]; $name = $Matches[2]
    $listed[$name] = $hash
    $file = InRoot $name
    if (-not (Test-Path -LiteralPath $file -PathType Leaf)) {
      if ($file.Length -lt 260) { Fault "MISSING: $name" }
      else { Fault "NOT READ: $name. Its path is too long here: copy the dossier to a short one, such as C:\d" }
      continue
    }
    try { $found = ShaOf $file } catch { Fault "NOT READ: $name"; continue }
    if (-not (Same $found $hash)) { Fault "CHANGED: $name" }
    $hashes[$name] = $found
  }
}
Check-List 'manifest-sha256.txt' 'data/(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9.-]*'
# Nobody signed this list: were any name allowed in it, anybody could add a file and list it.
Check-List 'tagmanifest-sha256.txt' '(?:bagit\.txt|bag-info\.txt|manifest-sha256\.txt(?:\.sig)?|allowed_signers|verify/(?:verify\.sh|verify\.ps1|README\.txt))'

# Files that no list names.
foreach ($name in $lying) { if (-not $listed.ContainsKey($name)) { Fault "ADDED: $name" } }

# By its whole path, and never one that lies in the folder: Windows would look there first, and whoever made the folder could
# have put another program of that name into it.
$ssh = @(Get-Command ssh-keygen -All -CommandType Application -ErrorAction SilentlyContinue | ForEach-Object { $_.Path } |
  Where-Object { [IO.Path]::IsPathRooted($_) -and -not $_.StartsWith($root + '\', [StringComparison]::OrdinalIgnoreCase) })

# What ssh-keygen says of some bytes and their signature, and its exit code. They go in as they are, which PowerShell's own
# redirection would change; and where a console is set to UTF-8, Windows PowerShell would put a mark before them.
function Ask-Ssh([string]$arguments, [byte[]]$bytes) {
  $about = New-Object Diagnostics.ProcessStartInfo
  $about.FileName = $ssh[0]
  $about.Arguments = $arguments
  $about.WorkingDirectory = $root + '\'
  $about.UseShellExecute = $false
  $about.RedirectStandardInput = $true
  $about.RedirectStandardOutput = $true
  $about.RedirectStandardError = $true
  $before = $null
  try { $before = [Console]::InputEncoding; [Console]::InputEncoding = New-Object Text.UTF8Encoding($false) } catch { }
  try { $process = [Diagnostics.Process]::Start($about) }
  finally { try { if ($null -ne $before) { [Console]::InputEncoding = $before } } catch { } }
  # One that ends before it has read everything says why.
  try {
    $process.StandardInput.BaseStream.Write($bytes, 0, $bytes.Length)
    $process.StandardInput.BaseStream.Close()
  } catch { }
  $said = $process.StandardOutput.ReadToEnd() + $process.StandardError.ReadToEnd()
  $process.WaitForExit()
  return @{ Code = $process.ExitCode; Said = $said.Trim() }
}

# Whether these bytes are signed for this purpose by the key of this fingerprint; the signature in a file.
function Is-SignedBy([string]$by, [string]$purpose, [string]$signature, [byte[]]$bytes) {
  if ($by.Length -eq 0) { return $false }
  $answer = Ask-Ssh ('-Y check-novalidate -n ' + $purpose + ' -s "' + $signature + '"') $bytes
  return ($answer.Code -eq 0 -and $answer.Said.Contains($by))
}

$signer = ''
if ($ssh.Count -eq 0) {
  Fault 'NOT CHECKED: the signatures, because ssh-keygen is not here.'
} else {
  $answer = Ask-Ssh '-Y verify -f allowed_signers -I dossier -n safeconduct-dossier -s manifest-sha256.txt.sig' ([IO.File]::ReadAllBytes((InRoot 'manifest-sha256.txt')))
  if ($answer.Code -eq 0 -and $answer.Said -cmatch '(SHA256:[A-Za-z0-9+/]{43})') { $signer = $Matches[1] }
  elseif ($answer.Said -cmatch '(?:unknown|illegal|invalid) option') {
    Fault 'NOT CHECKED: the signatures, because this ssh-keygen is older than OpenSSH 8.1.'
    $ssh = @()
  }
  else { Fault "NOT SIGNED: manifest-sha256.txt is not the list that was signed. ssh-keygen says: $($answer.Said)" }
}
if ($Key.Length -gt 0 -and -not (Same $signer $Key)) { Fault "ANOTHER KEY: signed by $signer, not by $Key" }

# The root above a leaf, by the path of RFC 6962.
function Climb([string]$leaf, [long]$at, [long]$size, [string[]]$path) {
  $node = $leaf
  [long]$last = $size - 1
  foreach ($line in $path) {
    if ($last -le 0) { return 'none' }
    $side = HexOf ([Convert]::FromBase64String($line))
    if (($at -band 1) -eq 1 -or $at -eq $last) {
      $node = Sha (BytesOf ('01' + $side + $node))
      while (($at -band 1) -eq 0 -and $at -ne 0) { $at = $at -shr 1; $last = $last -shr 1 }
    } else {
      $node = Sha (BytesOf ('01' + $node + $side))
    }
    $at = $at -shr 1; $last = $last -shr 1
  }
  if ($last -eq 0) { return $node } else { return 'none' }
}

# The place, the path and the lines of the checkpoint in a proof (C2SP tlog-proof); nothing where it has another form.
function ProofIn([string[]]$lines) {
  $index = -1; $path = @(); $note = @(); $part = 0
  if (-not (Same $lines[0] 'c2sp.org/tlog-proof@v1')) { return $null }
  foreach ($line in $lines) {
    if ($part -eq 0 -and $line -cmatch '^index ([0-9]{1,15})\z') { $index = [long]$Matches[1] }
    elseif ($part -eq 0 -and $line.Length -eq 0) { $part = 1 }
    elseif ($part -eq 0 -and $index -ge 0) { $path += $line }
    elseif ($part -eq 1 -and $line.Length -eq 0) { $part = 2 }
    elseif ($part -eq 1) { $note += $line }
  }
  if ($index -lt 0 -or $note.Count -lt 3 -or $note[1] -cnotmatch '^[0-9]{1,15}\z') { return $null }
  return @{ Index = $index; Path = $path; Size = [long]$note[1]; Root = $note[2] }
}

$script:sealed = 0; $script:reported = 0; $script:away = 0
$script:chained = 0; $script:handled = 0; $script:erased = 0; $script:gaps = 0; $script:sealless = 0

# The seal of one item: its manifest names the very bytes, is signed by the key that it names, and stands under the checkpoint.
function Check-Seal([string]$number, [string]$folder) {
  $manifest = [IO.File]::ReadAllBytes([IO.Path]::Combine($folder, 'manifest.json'))
  $text = TextOf $manifest
  $items = @($listed.Keys | Where-Object { $_.StartsWith("data/originals/$number-", $ordinal) })
  $hash = ''
  if ($items.Count -eq 1) { $hash = [string]$hashes[$items[0]] }
  $isNamed = $hash.Length -eq 64 -and $text.Contains('"sha256":"' + $hash + '"')
  if (-not $isNamed -or $text.Contains('"role":"metadata","sha256":"' + $hash + '"')) { Fault "ANOTHER FILE: seal $number does not name its item" }
  # What the file said of itself when it was taken in: the report that was sealed with it.
  $report = [IO.Path]::Combine($folder, 'report.json')
  if (Test-Path -LiteralPath $report -PathType Leaf) {
    $bytes = [IO.File]::ReadAllBytes($report)
    $isOfIt = (TextOf $bytes) -cmatch ('"of":\{"bytes":[0-9]+,"sha256":"' + $hash + '"')
    if ($isOfIt -and $text.Contains('"role":"metadata","sha256":"' + (Sha $bytes) + '"')) { $script:reported++ }
    else { Fault "ANOTHER REPORT: it is not the one that was sealed with item $number" }
  } elseif ($text.Contains('"role":"metadata"')) { $script:away++ }
  $by = ''
  if ($text -cmatch '"sealer":\{"code":"[^"]*","key":"(SHA256:[A-Za-z0-9+/]{43})"\}') { $by = $Matches[1] }
  if (-not (Is-SignedBy $by 'safeconduct-seal' "data/proofs/$number/manifest.json.sshsig" $manifest)) { Fault "NOT SIGNED: seal $number is not signed by the key that it names" }
  $proof = ProofIn (LinesOf ([IO.Path]::Combine($folder, 'manifest.tlog-proof')))
  $salt = TextOf ([IO.File]::ReadAllBytes([IO.Path]::Combine($folder, 'salt.hex')))
  if ($null -eq $proof -or $salt -cnotmatch '^[0-9a-f]{64}\n\z') { Fault "NOT IN THE LEDGER: seal $number"; return }
  $entry = Sha (BytesOf ($salt.Substring(0, 64) + (Sha $manifest)))
  $found = Climb (Sha (BytesOf ('00' + $entry))) $proof.Index $proof.Size $proof.Path
  if (-not (Same $found (HexOf ([Convert]::FromBase64String($proof.Root))))) { Fault "NOT IN THE LEDGER: seal $number"; return }
  $script:sealed++
}

# A line of a chain of custody. Of the handling's own text, a string of JSON, only \" and \\ have to be read back; one that was
# erased under the rules of consent keeps its place by its digest.
$handling = '^\{(?:"body":"((?:[^"\\]|\\["\\])*)",)?"digest":"([0-9a-f]{64})"(?:,"signature":"(-----BEGIN SSH SIGNATURE-----\\n(?:[A-Za-z0-9+/=]+\\n)+-----END SSH SIGNATURE-----\\n)")?\}\z'

# The handlings of one item: each is of this item, has its digest and is signed by the device that it names.
function Check-Chain([string]$number, [string]$folder) {
  $manifest = TextOf ([IO.File]::ReadAllBytes([IO.Path]::Combine($folder, 'manifest.json')))
  $file = TextOf ([IO.File]::ReadAllBytes([IO.Path]::Combine($folder, 'custody.jsonl')))
  if ($manifest -cnotmatch '"item":"([0-9a-f]{32})"' -or -not $file.EndsWith("`n", $ordinal)) { Fault "NOT A CHAIN OF CUSTODY: of item $number"; return }
  $of = '"item":"' + $Matches[1] + '"'
  $place = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'signature-' + [Guid]::NewGuid().ToString('N'))
  try {
    foreach ($line in $file.Substring(0, $file.Length - 1).Split("`n")) {
      if ($line -cnotmatch $handling) { Fault "NOT A CHAIN OF CUSTODY: of item $number"; return }
      $body = [string]$Matches[1]; $digest = $Matches[2]; $signature = [string]$Matches[3]
      if ($body.Length -eq 0) { $script:erased++; continue }
      $said = $body -creplace '\\(["\\])', '$1'
      $bytes = (New-Object Text.UTF8Encoding($false)).GetBytes($said)
      $by = ''
      if ($said -cmatch '"key":"(SHA256:[A-Za-z0-9+/]{43})"') { $by = $Matches[1] }
      [IO.File]::WriteAllText($place, $signature.Replace('\n', "`n"), (New-Object Text.ASCIIEncoding))
      $isWhole = (Same (Sha $bytes) $digest) -and $said.Contains($of)
      if ($isWhole -and $signature.Length -gt 0 -and (Is-SignedBy $by 'safeconduct-custody' $place $bytes)) { $script:handled++ }
      else { Fault "NOT A SIGNED HANDLING: $digest of item $number" }
      if ($said -cmatch '"previous":\[([^\]]*)\]') {
        foreach ($cause in [regex]::Matches($Matches[1], '[0-9a-f]{64}')) {
          if (-not $file.Contains('"digest":"' + $cause.Value + '"')) { $script:gaps++ }
        }
      }
    }
    $script:chained++
  } finally { if (Test-Path -LiteralPath $place) { Remove-Item -LiteralPath $place -Force } }
}

# Windows itself cannot check the signature of the ledger: that is said at the end.
$proofs = InRoot 'data/proofs'
if ($ssh.Count -gt 0 -and (Test-Path -LiteralPath $proofs -PathType Container)) {
  foreach ($entry in (Get-ChildItem -LiteralPath $proofs -Directory | Where-Object { $_.Name -cmatch '^[0-9]+\z' })) {
    $folder = $entry.FullName
    $hasChain = Test-Path -LiteralPath ([IO.Path]::Combine($folder, 'custody.jsonl')) -PathType Leaf
    if (-not (Test-Path -LiteralPath ([IO.Path]::Combine($folder, 'manifest.json')) -PathType Leaf)) {
      if ($hasChain) { $script:sealless++ }
      continue
    }
    try { Check-Seal $entry.Name $folder } catch { Fault "NOT A SEAL: $($entry.Name) cannot be read" }
    if (-not $hasChain) { continue }
    try { Check-Chain $entry.Name $folder } catch { Fault "NOT A CHAIN OF CUSTODY: of item $($entry.Name), it cannot be read" }
  }
}

if ($script:faults -ne 0) { GiveUp }
Write-Output "Unchanged since signed by $signer"
if ($Key.Length -eq 0) {
  Write-Output 'Not shown: whose key that is. Ask the organisation for its fingerprint by telephone or in person,'
  Write-Output 'never from this folder, and run it again with -Key FINGERPRINT'
} else { Write-Output 'That is the fingerprint you gave.' }
if ($script:sealed -gt 0) {
  $items = @($listed.Keys | Where-Object { $_.StartsWith('data/originals/', $ordinal) }).Count
  Write-Output "Sealed items under the checkpoints of the sender's ledger: $($script:sealed) of $items"
  Write-Output 'Not shown here: the signature of the ledger, its witnesses and its timestamps. sh verify/verify.sh and safeconduct verify check them.'
}
if ($script:reported -gt 0) { Write-Output "Reports of what files said of themselves (place, time, device), each the one sealed with its item: $($script:reported)" }
if ($script:away -gt 0) { Write-Output "Such reports that a seal names and that are not here: $($script:away). Ask the sender for them." }
if ($script:chained -gt 0) {
  Write-Output "Handlings signed by the devices that they name: $($script:handled) in $($script:chained) chains of custody; erased, with only their place left: $($script:erased)"
  if ($script:gaps -gt 0) { Write-Output "Not here: handlings that others name, in $($script:gaps) places. Such gaps are to be told in the dossier." }
}
if ($script:sealless -gt 0) { Write-Output "Not checked here: $($script:sealless) chains of custody of items without a seal." }
Write-Output 'Not signed: whatever lies outside data, such as bag-info.txt and verify. Believe nothing that only it says.'
Write-Output 'Not shown: that what the items say is true, nor when they were made.'
exit 0

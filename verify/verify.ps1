# SPDX-License-Identifier: 0BSD
#
# Checks a dossier on Windows with what Windows has: PowerShell 5.1 or newer, and ssh-keygen (Settings, Optional features,
# OpenSSH Client). Run it in the folder that holds bagit.txt:
#
#     powershell -ExecutionPolicy Bypass -File verify\verify.ps1
#     powershell -ExecutionPolicy Bypass -File verify\verify.ps1 -Key SHA256:...
#
# It writes nothing and asks no network. It ends with 0 only when
# everything that it checks holds. It lies in the folder it checks, so it proves nothing by itself: read it first.
param([string]$Key = '')
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent (Split-Path -Parent $MyInvocation.MyCommand.Path)
$script:faults = 0

# What a file is called was chosen by somebody else: nothing but plain signs may reach the screen.
function Plain([string]$text) { return ($text -replace '[^ -~]', '?') }
function Fault([string]$text) { $script:faults++; [Console]::Error.WriteLine((Plain $text)) }
function InRoot([string]$name) { return (Join-Path $root ($name -replace '/', '\')) }
function HexOf([byte[]]$bytes) { return ([BitConverter]::ToString($bytes) -replace '-', '').ToLowerInvariant() }
function BytesOf([string]$hex) {
  $bytes = New-Object byte[] ($hex.Length / 2)
  for ($at = 0; $at -lt $bytes.Length; $at++) { $bytes[$at] = [Convert]::ToByte($hex.Substring(2 * $at, 2), 16) }
  return , $bytes
}
function Sha([byte[]]$bytes) {
  $hash = [Security.Cryptography.SHA256]::Create()
  try { return (HexOf $hash.ComputeHash($bytes)) } finally { $hash.Dispose() }
}
function LinesOf([string]$path) {
  return [IO.File]::ReadAllText($path, (New-Object Text.UTF8Encoding($false, $true))).Split("`n")
}

Write-Output "Checking $(Plain $root)"
$listed = @{ 'tagmanifest-sha256.txt' = '' }
$hashes = @{}

# Compares every file that a list names. A name of another form could lead out of the folder, so none of that list is used.
function Check-List([string]$list, [string]$form) {
  $path = InRoot $list
  if (-not (Test-Path -LiteralPath $path -PathType Leaf)) { Fault "MISSING: $list"; return }
  foreach ($line in (LinesOf $path)) {
    if ($line -eq '') { continue }
    if ($line -cnotmatch "^([0-9a-f]{64})  ($form)$") { Fault "NOT A LIST OF A DOSSIER: $list"; return }
    $hash = $Matches[1]; $name = $Matches[2]
    $listed[$name] = $hash
    $file = InRoot $name
    if (-not (Test-Path -LiteralPath $file -PathType Leaf)) { Fault "MISSING: $name"; continue }
    $found = (Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash.ToLowerInvariant()
    if ($found -cne $hash) { Fault "CHANGED: $name" }
    $hashes[$name] = $found
  }
}
Check-List 'manifest-sha256.txt' 'data/(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9.-]*'
Check-List 'tagmanifest-sha256.txt' '(?:verify/)?[A-Za-z0-9][A-Za-z0-9._-]*'

# Files that no list names, and links, which could show one file to this script and another to you.
foreach ($entry in (Get-ChildItem -LiteralPath $root -Recurse -Force)) {
  $name = $entry.FullName.Substring($root.Length).TrimStart('\', '/') -replace '\\', '/'
  if ($entry.Attributes -band [IO.FileAttributes]::ReparsePoint) { Fault "NOT A FILE: $name" }
  elseif (-not $entry.PSIsContainer -and -not $listed.ContainsKey($name)) { Fault "ADDED: $name" }
}

# What ssh-keygen says of a file and its signature, and its exit code. The file goes in as bytes, which PowerShell's own
# redirection would change.
function Ask-Ssh([string]$arguments, [string]$file) {
  $about = New-Object Diagnostics.ProcessStartInfo
  $about.FileName = 'ssh-keygen'
  $about.Arguments = $arguments
  $about.WorkingDirectory = $root
  $about.UseShellExecute = $false
  $about.RedirectStandardInput = $true
  $about.RedirectStandardOutput = $true
  $about.RedirectStandardError = $true
  $process = [Diagnostics.Process]::Start($about)
  $bytes = [IO.File]::ReadAllBytes($file)
  $process.StandardInput.BaseStream.Write($bytes, 0, $bytes.Length)
  $process.StandardInput.Close()
  $said = $process.StandardOutput.ReadToEnd() + $process.StandardError.ReadToEnd()
  $process.WaitForExit()
  return @{ Code = $process.ExitCode; Said = $said.Trim() }
}

$signer = ''
if (-not (Get-Command ssh-keygen -ErrorAction SilentlyContinue)) {
  Fault 'NOT CHECKED: the signatures, because ssh-keygen is not here.'
} else {
  $answer = Ask-Ssh '-Y verify -f allowed_signers -I dossier -n safeconduct-dossier -s manifest-sha256.txt.sig' (InRoot 'manifest-sha256.txt')
  if ($answer.Code -eq 0 -and $answer.Said -match '(SHA256:[A-Za-z0-9+/]{43})') { $signer = $Matches[1] }
  else { Fault "NOT SIGNED: manifest-sha256.txt is not the list that was signed. ssh-keygen says: $($answer.Said)" }
}
if ($Key -ne '' -and $signer -cne $Key) { Fault "ANOTHER KEY: signed by $signer, not by $Key" }

# The root above a leaf, by the path of RFC 6962.
function Climb([string]$leaf, [long]$at, [long]$size, [string[]]$path) {
  $node = $leaf; $last = $size - 1
  foreach ($line in $path) {
    if ($last -le 0) { return 'none' }
    $side = HexOf ([Convert]::FromBase64String($line))
    if (($at % 2) -eq 1 -or $at -eq $last) {
      $node = Sha (BytesOf ('01' + $side + $node))
      while (($at % 2) -eq 0 -and $at -ne 0) { $at = [Math]::Floor($at / 2); $last = [Math]::Floor($last / 2) }
    } else {
      $node = Sha (BytesOf ('01' + $node + $side))
    }
    $at = [Math]::Floor($at / 2); $last = [Math]::Floor($last / 2)
  }
  if ($last -eq 0) { return $node } else { return 'none' }
}

# Seals: the manifest names the very bytes of its item, is signed by the key that it names, and stands under the checkpoint.
# Windows itself cannot check the signature of the ledger: that is said at the end.
$sealed = 0
$proofs = InRoot 'data/proofs'
if (Test-Path -LiteralPath $proofs) {
  foreach ($folder in (Get-ChildItem -LiteralPath $proofs -Directory | Where-Object { $_.Name -cmatch '^[0-9]+$' })) {
    $about = Join-Path $folder.FullName 'manifest.json'
    if (-not (Test-Path -LiteralPath $about)) { continue }
    $number = $folder.Name
    $manifest = [IO.File]::ReadAllBytes($about)
    $text = [Text.Encoding]::UTF8.GetString($manifest)
    $item = $listed.Keys | Where-Object { $_.StartsWith("data/originals/$number-") } | Select-Object -First 1
    if (-not $item -or -not $text.Contains('"sha256":"' + $hashes[$item] + '"')) { Fault "ANOTHER FILE: seal $number does not name its item" }
    if ($signer -ne '') {
      $by = ''
      if ($text -cmatch '"sealer":\{"code":"[^"]*","key":"(SHA256:[A-Za-z0-9+/]{43})"\}') { $by = $Matches[1] }
      $answer = Ask-Ssh "-Y check-novalidate -n safeconduct-seal -s data/proofs/$number/manifest.json.sshsig" $about
      if ($answer.Code -ne 0 -or $by -eq '' -or -not $answer.Said.Contains($by)) { Fault "NOT SIGNED: seal $number is not signed by the key that it names" }
    }
    $lines = LinesOf (Join-Path $folder.FullName 'manifest.tlog-proof')
    $index = -1; $path = @(); $note = @(); $part = 0
    foreach ($line in $lines) {
      if ($part -eq 0 -and $line -cmatch '^index ([0-9]+)$') { $index = [long]$Matches[1] }
      elseif ($part -eq 0 -and $line -eq '') { $part = 1 }
      elseif ($part -eq 0 -and $index -ge 0) { $path += $line }
      elseif ($part -eq 1 -and $line -eq '') { $part = 2 }
      elseif ($part -eq 1) { $note += $line }
    }
    $salt = (LinesOf (Join-Path $folder.FullName 'salt.hex'))[0]
    $entry = Sha (BytesOf ($salt + (Sha $manifest)))
    $found = Climb (Sha (BytesOf ('00' + $entry))) $index ([long]$note[1]) $path
    if ($found -cne (HexOf ([Convert]::FromBase64String($note[2])))) { Fault "NOT IN THE LEDGER: seal $number" }
    $sealed++
  }
}

if ($script:faults -ne 0) {
  [Console]::Error.WriteLine("This dossier is NOT as it was signed. Faults: $($script:faults)")
  exit 1
}
Write-Output "Unchanged since signed by $signer"
if ($Key -eq '') {
  Write-Output 'Not shown: whose key that is. Ask the organisation for its fingerprint by telephone or in person,'
  Write-Output 'never from this folder, and run it again with -Key FINGERPRINT'
} else { Write-Output 'That is the fingerprint you gave.' }
if ($sealed -gt 0) {
  Write-Output "Sealed items under the checkpoints of the sender's ledger: $sealed"
  Write-Output 'Not shown here: the signature of the ledger, and its timestamps. sh verify/verify.sh and safeconduct verify check them.'
}
Write-Output 'Not shown: that what the items say is true, nor when they were made.'
exit 0

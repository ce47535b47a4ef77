#!/bin/sh
# The whole path from a terminal: an organisation is made, reports come in, are read, leave as a dossier, and a
# stranger checks it with tools of his own. Usage: test/path.sh FOLDER FILE… (FOLDER must not exist yet.)
# Says one line a step; ends with 1 at the first step that does not hold.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=$1
shift
mkdir -m 700 "$work"
home=$work/home
out=$work/dossier
phrase=$work/passphrase

safeconduct() { "${NODE:-node}" "$here/packages/cli/src/main.ts" "$@"; }
step() { echo "path: $1"; }
fail() { echo "path: FAILED: $1" >&2; exit 1; }

printf 'seven quiet herons walk over cold stones\n' >"$phrase"

step 'make an organisation'
safeconduct init --home "$home" --passphrase-file "$phrase" --name 'Path test' --json >"$work/init.json" 2>"$work/said"
key=$(sed -n 's/.*"dossierKey": "\(SHA256:[^"]*\)".*/\1/p' "$work/init.json")
[ -n "$key" ] || fail 'init printed no fingerprint of the dossier key'

step 'a wrong passphrase opens nothing'
printf 'seven quiet herons walk over warm stones\n' >"$work/wrong"
if safeconduct vault check --home "$home" --passphrase-file "$work/wrong" 2>>"$work/said"; then fail 'a wrong passphrase was taken'; fi

step 'read the reports without a vault'
safeconduct press read --json "$@" >"$work/reading.json"

step 'import them'
safeconduct import press --home "$home" --passphrase-file "$phrase" "$@" 2>>"$work/said"
safeconduct import press --home "$home" --passphrase-file "$phrase" --json "$@" >"$work/again.json" 2>>"$work/said"
grep -q already-here "$work/again.json" || fail 'the same report was taken in twice'

step 'check the vault, every seal of it'
safeconduct vault check --read-data --home "$home" --passphrase-file "$phrase" 2>>"$work/said"

step 'write the dossier'
safeconduct dossier "$out" --press --home "$home" --passphrase-file "$phrase" 2>>"$work/said"
if safeconduct dossier "$out" --press --home "$home" --passphrase-file "$phrase" 2>>"$work/said"; then
  fail 'a dossier was written over another'
fi

step 'verify it with the key that was told by telephone'
safeconduct verify "$out" --key "$key" 2>>"$work/said"

step 'a stranger checks it with sha256sum, ssh-keygen and the script'
(cd "$out" && sha256sum -c --quiet manifest-sha256.txt)
signer=$(cut -d ' ' -f 1 "$out/allowed_signers")
ssh-keygen -Y verify -f "$out/allowed_signers" -I "$signer" -n safeconduct-dossier \
  -s "$out/manifest-sha256.txt.sig" <"$out/manifest-sha256.txt" >"$work/ssh"
sh "$out/verify/verify.sh" "$key" >"$work/script"

step 'one changed byte fails all that cover it, and the file is named'
for original in "$out"/data/originals/*; do break; done
name=data/originals/$(basename "$original")
cp -R "$out" "$work/changed"
printf 'X' | dd of="$work/changed/$name" bs=1 seek=20 conv=notrunc 2>/dev/null
if (cd "$work/changed" && sha256sum -c --quiet manifest-sha256.txt >"$work/sums" 2>&1); then fail 'sha256sum noticed nothing'; fi
grep -qF "$name" "$work/sums" || fail 'sha256sum did not name the file'
if sh "$work/changed/verify/verify.sh" >"$work/script" 2>&1; then fail 'verify.sh noticed nothing'; fi
grep -qF "$name" "$work/script" || fail 'verify.sh did not name the file'
if safeconduct verify "$work/changed" 2>"$work/verify"; then fail 'safeconduct verify noticed nothing'; fi
grep -qF "$name" "$work/verify" || fail 'safeconduct verify did not name the file'

step 'one changed byte in the manifest fails ssh-keygen too'
sed '1s/^./0/;1s/^0\(.\)/1\1/' "$out/manifest-sha256.txt" >"$work/changed/manifest-sha256.txt"
if cmp -s "$out/manifest-sha256.txt" "$work/changed/manifest-sha256.txt"; then
  sed '1s/^./2/' "$out/manifest-sha256.txt" >"$work/changed/manifest-sha256.txt"
fi
if ssh-keygen -Y verify -f "$out/allowed_signers" -I "$signer" -n safeconduct-dossier \
  -s "$out/manifest-sha256.txt.sig" <"$work/changed/manifest-sha256.txt" >"$work/ssh" 2>&1; then
  fail 'ssh-keygen noticed nothing'
fi

step 'done'

#!/bin/sh
# SPDX-License-Identifier: 0BSD
#
# Checks a dossier with tools that every system has. Run it from anywhere:
#
#     sh verify/verify.sh                 says which key signed
#     sh verify/verify.sh SHA256:...      and compares it with the fingerprint you were told
#
# It needs a POSIX shell, awk, find, sed, one of sha256sum, shasum or openssl, and ssh-keygen (OpenSSH 8.1 or
# newer). It writes nothing and asks no network. It ends with 0 only when everything was checked and holds.
#
# This script lies in the folder it checks, so it proves nothing by itself: whoever changed a file could have
# changed the script. Read it, or type its commands yourself; README.txt beside it has them.
set -u
LC_ALL=C
export LC_ALL
unset CDPATH

key=${1-}
manifest=manifest-sha256.txt
tags=tagmanifest-sha256.txt
faults=0

# What a file or a folder is called was chosen by somebody else: nothing but plain signs may reach the terminal.
plainly() {
  printf '%s\n' "$*" | sed 's/[^ -~]/?/g'
}

fault() {
  plainly "$*" >&2
  faults=$((faults + 1))
}

cd -- "$(dirname -- "$0")/.." || exit 1
plainly "Checking $(pwd)"

# Puts the hash of the file $1 into $found.
if command -v sha256sum >/dev/null 2>&1; then
  hash_of() { found=$(sha256sum <"$1"); }
elif command -v shasum >/dev/null 2>&1; then
  hash_of() { found=$(shasum -a 256 <"$1"); }
elif command -v openssl >/dev/null 2>&1; then
  hash_of() { found=$(openssl dgst -sha256 -r <"$1"); }
else
  echo "NOT CHECKED: neither sha256sum nor shasum nor openssl is here." >&2
  exit 1
fi

for file in bagit.txt "$manifest" "$tags" "$manifest.sig" allowed_signers data/manifest.json; do
  [ -f "$file" ] && [ ! -h "$file" ] || fault "MISSING: $file"
done
[ "$faults" -eq 0 ] || exit 1

# Links could show one file to this script and another to you.
links=$(find . ! -type f ! -type d -print)
[ -z "$links" ] || fault "NOT A FILE: $links"

# Compares every file that a list names. $1 is the list, $2 the pattern its names must have. Where a line has
# another form, none of its names is used: it could lead out of the folder.
check_list() {
  odd=$(grep -Ev "^[0-9a-f]{64}  $2\$" "$1")
  if [ -n "$odd" ]; then
    fault "NOT A LIST OF A DOSSIER: $1 has lines of another form: $odd"
    return
  fi
  while IFS= read -r line || [ -n "$line" ]; do
    listed=${line%%"  "*}
    name=${line#*"  "}
    if [ ! -f "$name" ]; then
      fault "MISSING: $name"
    else
      hash_of "$name"
      [ "${found%% *}" = "$listed" ] || fault "CHANGED: $name"
    fi
  done <"$1"
}
check_list "$manifest" 'data/([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9.-]*'
check_list "$tags" '(verify/)?[A-Za-z0-9][A-Za-z0-9._-]*'

# A name with a line break in it would be two names below, and both could stand in a list.
strange=$(find . -name '*[!A-Za-z0-9._-]*' -print)
[ -z "$strange" ] || fault "NOT A NAME OF A DOSSIER: $strange"

# Files that no list names.
added=$({
  sed 's/^[0-9a-f]*  //' "$manifest" "$tags"
  echo "$tags"
  echo //
  find . -type f -print | sed 's/^\.\///'
} | awk '$0 == "//" { listing = 1; next } !listing { known[$0] = 1; next } !($0 in known) { print }')
[ -z "$added" ] || fault "ADDED: $added"

if ! command -v ssh-keygen >/dev/null 2>&1; then
  fault "NOT CHECKED: the signature, because ssh-keygen is not here."
elif said=$(ssh-keygen -Y verify -f allowed_signers -I dossier -n safeconduct-dossier \
  -s "$manifest.sig" <"$manifest" 2>&1); then
  signer=${said##* }
else
  fault "NOT SIGNED: $manifest is not the list that was signed. ssh-keygen says: $said"
fi

if [ -n "$key" ] && [ "${signer-}" != "$key" ]; then
  fault "ANOTHER KEY: signed by ${signer-nobody}, not by $key"
fi

if [ "$faults" -ne 0 ]; then
  echo "This dossier is NOT as it was signed. Faults: $faults" >&2
  exit 1
fi

echo "Unchanged since signed by $signer"
if [ -z "$key" ]; then
  echo "Not shown: whose key that is. Ask the organisation for its fingerprint by telephone or in person,"
  echo "never from this folder, and run: sh verify/verify.sh FINGERPRINT"
else
  echo "That is the fingerprint you gave."
fi
echo "Not shown: that what the items say is true, nor when they were made."

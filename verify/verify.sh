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
roots=${2-}
case $roots in '' | /*) ;; *) roots=$PWD/$roots ;; esac
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

# Seals: for each of them the manifest names the very bytes of its item, is signed by the key that it names, and stands
# in a ledger whose checkpoint was signed by a log of the policy (RFC 6962 path; C2SP tlog-proof and signed note).
sha() { openssl dgst -sha256 -r | cut -c1-64; }
raw() { xxd -r -p; }
digits() { xxd -p -c 100; }

# The root above the leaf $1, at place $2 of $3, with the hashes that come on standard input, one in base64 on each line.
climb() {
  node=$1
  at=$2
  last=$(($3 - 1))
  while IFS= read -r line; do
    [ "$last" -gt 0 ] || { node=none && break; }
    side=$(printf '%s' "$line" | openssl base64 -d -A | digits)
    if [ $((at % 2)) -eq 1 ] || [ "$at" -eq "$last" ]; then
      node=$(printf '01%s%s' "$side" "$node" | raw | sha)
      while [ $((at % 2)) -eq 0 ] && [ "$at" -ne 0 ]; do at=$((at / 2)) last=$((last / 2)); done
    else
      node=$(printf '01%s%s' "$node" "$side" | raw | sha)
    fi
    at=$((at / 2)) last=$((last / 2))
  done
  [ "$last" -eq 0 ] && printf '%s' "$node"
}

# Whether the note in the file $1 bears the signature of a log that the policy names; leaves its text in $work/text.
signed_by_log() {
  sed '/^$/,$d' "$1" >"$work/text"
  origin=$(sed -n 1p "$work/text")
  named=$(awk -v name="$origin+" '$1 == "log" && index($2, name) == 1 { print $2 }' data/proofs/ledger/policy)
  named=${named#"$origin+"}
  { printf '302a300506032b6570032100' | raw && printf '%s' "${named#*+}" | openssl base64 -d -A | tail -c 32; } >"$work/key"
  awk -v name="$origin" '$1 == "\342\200\224" && $2 == name { print $3 }' "$1" | sed 1q |
    openssl base64 -d -A | tail -c 64 >"$work/sig"
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key" -rawin -in "$work/text" -sigfile "$work/sig" \
    >/dev/null 2>&1
}

# The seal in the folder $1.
check_seal() {
  about=$1/manifest.json
  number=${1##*/}
  listed=$(awk -v name="data/originals/$number-" 'index($2, name) == 1 { print $1 }' "$manifest")
  grep -q "\"sha256\":\"$listed\"" "$about" || fault "ANOTHER FILE: $about does not name item $number"
  by=$(sed -n 's/.*"sealer":{"code":"[^"]*","key":"\(SHA256:[A-Za-z0-9+\/]*\)"}.*/\1/p' "$about")
  said=$(ssh-keygen -Y check-novalidate -n safeconduct-seal -s "$about.sshsig" <"$about" 2>&1) || said='none none'
  [ "${said##* }" = "$by" ] || fault "NOT SIGNED: $about is not signed by the key that it names"
  sed '1,/^$/d' "$1/manifest.tlog-proof" >"$work/note"
  signed_by_log "$work/note" || fault "NOT SIGNED: no log of the policy signed the checkpoint of $about"
  entry=$(printf '%s%s' "$(tr -d '\n' <"$1/salt.hex")" "$(sha <"$about")" | raw | sha)
  place=$(sed -n 's/^index \([0-9][0-9]*\)$/\1/p' "$1/manifest.tlog-proof" | sed 1q)
  size=$(sed -n '2s/^\([0-9][0-9]*\)$/\1/p' "$work/text")
  root=$(sed -n 3p "$work/text" | openssl base64 -d -A | digits)
  found=$(sed -n '/^index /,/^$/p' "$1/manifest.tlog-proof" | sed '1d;/^$/d' |
    climb "$(printf '00%s' "$entry" | raw | sha)" "${place:-0}" "${size:-0}")
  [ -n "$root" ] && [ "$found" = "$root" ] || fault "NOT IN THE LEDGER: $about"
  sealed=$((sealed + 1))
}

# The token $1, about the text of the checkpoint beside it.
check_time() {
  sed '/^$/,$d' "${1%-*}.checkpoint" >"$work/text"
  when=$(openssl ts -reply -in "$1" -text 2>/dev/null | sed -n 's/^Time stamp: //p')
  seconds=$(date -u -d "$when" +%s 2>/dev/null || date -j -u -f '%b %e %T %Y %Z' "$when" +%s 2>/dev/null)
  # Judged at its own time: the certificate of an authority ends after some years, and its tokens stay true.
  if openssl ts -verify -data "$work/text" -in "$1" -CAfile "$roots" -attime "${seconds:-0}" >/dev/null 2>&1; then
    echo "Was there by $when, says the authority of $(plainly "$1")"
  else
    fault "NO TIME: $1 is not believed by the certificates you gave"
  fi
}

sealed=0
if [ -f data/proofs/ledger/policy ]; then
  if ! command -v openssl >/dev/null 2>&1 || ! command -v xxd >/dev/null 2>&1; then
    fault "NOT CHECKED: the seals, because openssl or xxd is not here."
  else
    work=$(mktemp -d) || exit 1
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM
    for folder in data/proofs/[0-9]*; do
      [ ! -f "$folder/manifest.json" ] || check_seal "$folder"
    done
    for token in data/proofs/ledger/*.tsr; do
      [ -z "$roots" ] || [ ! -f "$token" ] || check_time "$token"
    done
  fi
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
if [ "$sealed" -gt 0 ]; then
  echo "Sealed items found in the ledger of the sender: $sealed"
  echo "Not shown: that the ledger has only one history; its witnesses in data/proofs/ledger/policy can tell."
fi
echo "Not shown: that what the items say is true, nor when they were made."

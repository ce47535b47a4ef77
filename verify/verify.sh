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

# Programs are looked for in whole paths alone: where a shell looks into the current folder too, whoever made this one could have
# put another ssh-keygen into it.
whole=
IFS=:
set -f
for each in $PATH; do
  case $each in /*) whole=$whole${whole:+:}$each ;; esac
done
set +f
unset IFS
PATH=$whole

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
# Nobody signed this list: were any name allowed in it, anybody could add a file and list it.
check_list "$tags" '(bagit\.txt|bag-info\.txt|manifest-sha256\.txt(\.sig)?|allowed_signers|verify/(verify\.sh|verify\.ps1|README\.txt))'

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

# Whether the file $2 is the Ed25519 signature of the file $3 by the key $1, which is a type byte and 32 bytes in base64.
signed_by() {
  { printf '302a300506032b6570032100' | raw && printf '%s' "$1" | openssl base64 -d -A | tail -c 32; } >"$work/key"
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key" -rawin -in "$3" -sigfile "$2" >/dev/null 2>&1
}

# The signature line of $1 in the note $2, in base64.
line_of() {
  awk -v name="$1" '$1 == "\342\200\224" && $2 == name { print $3 }' "$2" | sed 1q
}

# Whether the note in the file $1 bears the signature of a log that the policy names; leaves its text in $work/text.
signed_by_log() {
  sed '/^$/,$d' "$1" >"$work/text"
  origin=$(sed -n 1p "$work/text")
  named=$(awk -v name="$origin+" '$1 == "log" && index($2, name) == 1 { print $2 }' data/proofs/ledger/policy)
  named=${named#"$origin+"}
  line_of "$origin" "$1" | openssl base64 -d -A | tail -c 64 >"$work/sig"
  signed_by "${named#*+}" "$work/sig" "$work/text"
}

# Whether the witness of the key $1 signed the note in the file $2, whose text is in $work/text: 0 yes, 1 wrongly, 2 not at all.
# Leaves in $seconds when it says it did.
witnessed() {
  line_of "${1%%+*}" "$2" | openssl base64 -d -A >"$work/line"
  [ -s "$work/line" ] || return 2
  of_witness=${1#*+}
  [ "$(head -c 4 "$work/line" | digits)" = "${of_witness%%+*}" ] || return 1
  seconds=$(($(printf '0x%s' "$(head -c 12 "$work/line" | tail -c 8 | digits)")))
  { printf 'cosignature/v1\ntime %s\n' "$seconds" && cat "$work/text"; } >"$work/said"
  tail -c 64 "$work/line" >"$work/sig"
  signed_by "${of_witness#*+}" "$work/sig" "$work/said"
}

# Whether as many witnesses signed the note in the file $1 as the policy asks for (c2sp.org/tlog-policy).
enough() {
  : >"$work/there"
  set -f
  for each in $(awk '$1 == "witness" { print $2 "|" $3 }' data/proofs/ledger/policy); do
    ! witnessed "${each##*|}" "$1" || printf '%s\n' "${each%|*}" >>"$work/there"
  done
  set +f
  awk 'FILENAME == ARGV[1] { there[$0]; next }
    $1 == "group" {
      least = $3 == "all" ? NF - 3 : $3 == "any" ? 1 : $3 + 0
      for (i = count = 4; i <= NF; i++) { if ($i in there && !(($2, $i) in counted)) count++; counted[$2, $i] }
      if (least >= 1 && count - 4 >= least) there[$2]
    }
    $1 == "quorum" { asked++; met = $2 == "none" || $2 in there }
    END { exit !(asked == 1 && met) }' "$work/there" data/proofs/ledger/policy
}

# What the file whose seal lies in the folder $1 said of itself when it was taken in: the report that was sealed with it.
check_report() {
  if [ ! -f "$1/report.json" ]; then
    ! grep -q '"role":"metadata"' "$about" || away=$((away + 1))
  elif grep -q "\"role\":\"metadata\",\"sha256\":\"$(sha <"$1/report.json")\"" "$about" && grep -q "\"of\":{\"bytes\":[0-9]*,\"sha256\":\"$listed\"" "$1/report.json"; then
    reported=$((reported + 1))
  else
    fault "ANOTHER REPORT: $1/report.json is not the one that was sealed with item $number"
  fi
}

# The seal in the folder $1.
check_seal() {
  about=$1/manifest.json
  number=${1##*/}
  listed=$(awk -v name="data/originals/$number-" 'index($2, name) == 1 { print $1 }' "$manifest")
  [ "${#listed}" -eq 64 ] && grep -q "\"sha256\":\"$listed\"" "$about" && ! grep -q "\"role\":\"metadata\",\"sha256\":\"$listed\"" "$about" ||
    fault "ANOTHER FILE: $about does not name item $number"
  check_report "$1"
  by=$(sed -n 's/.*"sealer":{"code":"[^"]*","key":"\(SHA256:[A-Za-z0-9+\/]*\)"}.*/\1/p' "$about")
  said=$(ssh-keygen -Y check-novalidate -n safeconduct-seal -s "$about.sshsig" <"$about" 2>&1) || said='none none'
  [ "${said##* }" = "$by" ] || fault "NOT SIGNED: $about is not signed by the key that it names"
  sed '1,/^$/d' "$1/manifest.tlog-proof" >"$work/note"
  [ "$(sed -n 1p "$1/manifest.tlog-proof")" = 'c2sp.org/tlog-proof@v1' ] || fault "NOT A PROOF: $1/manifest.tlog-proof"
  signed_by_log "$work/note" || fault "NOT SIGNED: no log of the policy signed the checkpoint of $about"
  enough "$work/note" || fault "TOO FEW WITNESSES: the checkpoint of $about bears fewer than the policy asks for"
  entry=$(printf '%s%s' "$(tr -d '\n' <"$1/salt.hex")" "$(sha <"$about")" | raw | sha)
  place=$(sed -n 's/^index \([0-9][0-9]*\)$/\1/p' "$1/manifest.tlog-proof" | sed 1q)
  size=$(sed -n '2s/^\([0-9][0-9]*\)$/\1/p' "$work/text")
  root=$(sed -n 3p "$work/text" | openssl base64 -d -A | digits)
  found=$(sed -n '/^index /,/^$/p' "$1/manifest.tlog-proof" | sed '1d;/^$/d' |
    climb "$(printf '00%s' "$entry" | raw | sha)" "${place:-0}" "${size:-0}")
  [ -n "$root" ] && [ "$found" = "$root" ] || fault "NOT IN THE LEDGER: $about"
  sha <"$work/text" | cut -c1-16 >>"$work/seen"
  sealed=$((sealed + 1))
}

# A line of a chain of custody. Of the handling's own text, a string of JSON, only \" and \\ have to be read back; one that
# was erased under the rules of consent keeps its place by its digest.
armour='-----BEGIN SSH SIGNATURE-----\\n([A-Za-z0-9+/=]+\\n)+-----END SSH SIGNATURE-----\\n'
handling='[{]("body":"([^"\\]|\\["\\])*",)?"digest":"[0-9a-f]{64}"(,"signature":"'$armour'")?[}]'

# The handlings of the item whose seal lies in the folder $1: each is of this item and signed by the device that it names.
check_chain() {
  about=$1/custody.jsonl
  of=$(sed -n 's/.*"item":"\([0-9a-f]*\)".*/\1/p' "$1/manifest.json")
  if grep -Exqv "$handling" "$about" || [ -z "$of" ]; then
    fault "NOT A CHAIN OF CUSTODY: $about has lines of another form"
    return
  fi
  while IFS= read -r line; do
    case $line in
      '{"body":'*) ;;
      *) erased=$((erased + 1)) && continue ;;
    esac
    printf '%s\n' "$line" | sed 's/^{"body":"//; s/","digest":"[0-9a-f]*".*$//; s/\\\(["\\]\)/\1/g' | tr -d '\n' >"$work/event"
    printf '%s\n' "$line" | sed 's/.*"signature":"//; s/"}$//' | awk '{ gsub(/\\n/, "\n"); printf "%s", $0 }' >"$work/sig"
    digest=$(printf '%s\n' "$line" | sed 's/.*"digest":"\([0-9a-f]*\)".*/\1/')
    by=$(sed -n 's/.*"key":"\(SHA256:[A-Za-z0-9+\/]*\)".*/\1/p' "$work/event")
    said=$(ssh-keygen -Y check-novalidate -n safeconduct-custody -s "$work/sig" <"$work/event" 2>&1) || said='none none'
    if [ "$(sha <"$work/event")" = "$digest" ] && [ "${said##* }" = "$by" ] && grep -q "\"item\":\"$of\"" "$work/event"; then
      handled=$((handled + 1))
    else
      fault "NOT A SIGNED HANDLING: $digest in $about"
    fi
    set -f
    for cause in $(sed -n 's/.*"previous":\[\([^]]*\)\].*/\1/p' "$work/event" | tr -d '"' | tr ',' ' '); do
      grep -q "\"digest\":\"$cause\"" "$about" || gaps=$((gaps + 1))
    done
    set +f
  done <"$about"
  chained=$((chained + 1))
}

# The checkpoint $1: one of those that an item stands under, and signed by those witnesses of the policy that it names.
check_checkpoint() {
  sed '/^$/,$d' "$1" >"$work/text"
  name=${1##*/}
  if [ "$(sha <"$work/text" | cut -c1-16).checkpoint" != "$name" ] || ! grep -qx "${name%.checkpoint}" "$work/seen"; then
    fault "NOT A CHECKPOINT OF AN ITEM: $1"
    return
  fi
  signed_by_log "$1" || fault "NOT SIGNED: no log of the policy signed $1"
  spoke=
  set -f
  for witness in $(awk '$1 == "witness" { print $3 }' data/proofs/ledger/policy); do
    witnessed "$witness" "$1"
    case $? in
      0) spoke=yes && plainly "Signed by the witness ${witness%%+*} $seconds seconds after the beginning of 1970: $1" ;;
      1) fault "NOT SIGNED by the witness ${witness%%+*}: $1" ;;
    esac
  done
  set +f
  [ -n "$spoke" ] || echo "No witness of the policy signed $1: for its order only the sender speaks."
}

# The token $1, about the text of the checkpoint beside it.
check_time() {
  grep -qx "$(basename "${1%-*}")" "$work/seen" || { fault "NO CHECKPOINT OF AN ITEM for $1" && return; }
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

# Carries out the proof of OpenTimestamps that comes in hex, which must begin at the digest $1: for each end a line, "block" with
# its height and the Merkle root that it must have, or "other": a promise, another chain. Nothing where it is no such proof, or one of thousands of steps.
ends_of() {
  awk -v digest="$1" '
    function byte() { at += 2; return substr(hex, at - 2, 2) }
    function number(two) { return 16 * (index("0123456789abcdef", substr(two, 1, 1)) - 1) + index("0123456789abcdef", substr(two, 2)) - 1 }
    function varint(  two, value, scale) {
      for (scale = 1; scale < 2 ^ 35; scale *= 128) {
        two = number(byte())
        if (two < 0) break
        value += two % 128 * scale
        if (two < 128) return value
      }
      bad = 1
      return 0
    }
    function taken(  length_, from) {
      length_ = 2 * varint()
      if (length_ > 8192) bad = 1
      from = at
      at += length_
      return substr(hex, from, length_)
    }
    function hashed(message, name,  run, said) {
      if (message == "") return ""
      run = "printf %s " message " | xxd -r -p | openssl dgst -" name " -r 2>/dev/null"
      run | getline said
      close(run)
      return match(said, /^[0-9a-f]+/) && RLENGTH >= 40 ? substr(said, 1, RLENGTH) : ""
    }
    function turned(message,  i, out) {
      for (i = length(message) - 1; i > 0; i -= 2) out = out substr(message, i, 2)
      return out
    }
    function spelled(message,  i, out) {
      for (i = 1; i <= length(message); i++) out = out (substr(message, i, 1) ~ /[0-9]/ ? "3" substr(message, i, 1) : "6" index("abcdef", substr(message, i, 1)))
      return out
    }
    function attested(message,  kind, rest, end) {
      kind = substr(hex, at, 16)
      at += 16
      rest = taken()
      end = at
      if (kind != "0588960d73d71901") { found = found "other\n"; return }
      at -= length(rest)
      found = found (message == "" ? "other " : "block ") varint() " " turned(message) "\n"
      if (at != end) bad = 1
    }
    function done(does, message,  added) {
      if (does == "f0" || does == "f1") {
        added = taken()
        if (message == "") return ""
        return does == "f0" ? message added : added message
      }
      if (does == "f2") return turned(message)
      if (does == "f3") return spelled(message)
      if (does == "08") return hashed(message, "sha256")
      if (does == "02") return hashed(message, "sha1")
      if (does == "03") return hashed(message, "ripemd160")
      if (does != "67") bad = 1
      return ""
    }
    { hex = hex $0 }
    END {
      head = "004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108" digest
      if (index(hex, head) != 1) exit
      at = length(head) + 1
      # A fork keeps its message until the branch before it has ended.
      for (message = digest; !bad && !over; ) {
        does = byte()
        if (++steps > 2000 || at > length(hex) + 1) bad = 1
        else if (does == "ff") kept[++forks] = message
        else if (does != "00") message = done(does, message)
        else {
          attested(message)
          if (forks == 0) over = 1
          else message = kept[forks--]
        }
        if (length(message) > 8192) bad = 1
      }
      if (!bad && at == length(hex) + 1) printf "%s", found
    }'
}

# The proof of OpenTimestamps $1, about the text of the checkpoint beside it.
check_proof() {
  grep -qx "$(basename "${1%.ots}")" "$work/seen" && [ -f "${1%.ots}.checkpoint" ] || { fault "NO CHECKPOINT OF AN ITEM for $1" && return; }
  sed '/^$/,$d' "${1%.ots}.checkpoint" >"$work/text"
  digits <"$1" | tr -d '\n' | ends_of "$(sha <"$work/text")" >"$work/ends"
  [ -s "$work/ends" ] || fault "NO TIME: $1 is no proof of OpenTimestamps of its checkpoint"
  while read -r kind height root; do
    [ "$kind" != block ] || echo "If block $height of Bitcoin has the Merkle root $root (any explorer shows it), there before it: $(plainly "$1")"
  done <"$work/ends"
  grep -q '^block ' "$work/ends" || promised=$((promised + 1))
}

# How many files have such names; a pattern that nothing has stays as it is and names no file.
count() {
  number=0
  for each in "$@"; do [ ! -f "$each" ] || number=$((number + 1)); done
  echo "$number"
}
seals=$(count data/proofs/[0-9]*/manifest.json)
tokens=$(count data/proofs/ledger/*.tsr)
sealed=0 handled=0 erased=0 gaps=0 chained=0 promised=0 reported=0 away=0
if [ "$seals" -gt 0 ] && [ ! -f data/proofs/ledger/policy ]; then
  fault "MISSING: data/proofs/ledger/policy, so no seal can be checked"
elif [ "$seals" -gt 0 ]; then
  if ! command -v openssl >/dev/null 2>&1 || ! command -v xxd >/dev/null 2>&1; then
    fault "NOT CHECKED: the seals, because openssl or xxd is not here."
  else
    work=$(mktemp -d) || exit 1
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM
    : >"$work/seen"
    odd=$(grep -Exv '(#.*|log [^ ]+|witness [^ ]+ [^ ]+( [^ ]+)?|group [^ ]+ [^ ]+( [^ ]+)+|quorum [^ ]+)?' data/proofs/ledger/policy)
    [ -z "$odd" ] || fault "NOT A POLICY: data/proofs/ledger/policy has lines of another form: $odd"
    for folder in data/proofs/[0-9]*; do
      [ ! -f "$folder/manifest.json" ] || check_seal "$folder"
      [ ! -f "$folder/manifest.json" ] || [ ! -f "$folder/custody.jsonl" ] || check_chain "$folder"
    done
    for checkpoint in data/proofs/ledger/*.checkpoint; do
      [ ! -f "$checkpoint" ] || check_checkpoint "$checkpoint"
    done
    for token in data/proofs/ledger/*.tsr; do
      [ -z "$roots" ] || [ ! -f "$token" ] || check_time "$token"
    done
    for proof in data/proofs/ledger/*.ots; do
      [ ! -f "$proof" ] || check_proof "$proof"
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
if [ "$seals" -gt 0 ]; then
  echo "Sealed items found in the ledger of the sender: $sealed of $(count data/originals/*)"
  echo "Not shown: that the ledger has only one history; its witnesses in data/proofs/ledger/policy can tell."
  [ -n "$roots" ] || [ "$tokens" -eq 0 ] ||
    echo "Not judged: $tokens timestamps. Bring certificates: sh verify/verify.sh FINGERPRINT ROOTS.pem"
fi
[ "$reported" -eq 0 ] || echo "Reports of what files said of themselves (place, time, device), each the one sealed with its item: $reported"
[ "$away" -eq 0 ] || echo "Such reports that a seal names and that are not here: $away. Ask the sender for them."
[ "$promised" -eq 0 ] || echo "Only a calendar's promise so far, which proves no time: $promised proofs of OpenTimestamps"
blocks=$(count data/proofs/ledger/*.ots)
[ "$seals" -gt 0 ] || [ "$blocks" -eq 0 ] || echo "Not checked here: $blocks proofs of OpenTimestamps, because no item is sealed."
chains=$(count data/proofs/[0-9]*/custody.jsonl)
if [ "$chained" -gt 0 ]; then
  echo "Handlings signed by the devices that they name: $handled in $chained chains of custody; erased, with only their place left: $erased"
  [ "$gaps" -eq 0 ] || echo "Not here: handlings that others name, in $gaps places. Such gaps are to be told in the dossier."
fi
[ "$chains" -eq "$chained" ] || echo "Not checked here: $((chains - chained)) chains of custody of items without a seal."
echo "Not signed: whatever lies outside data/, such as bag-info.txt and verify/. Believe nothing that only it says."
echo "Not shown: that what the items say is true, nor when they were made."

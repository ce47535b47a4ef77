#!/usr/bin/env python3
"""Checks that a published picture is a sealed original with nothing changed but black tiles.

    python3 redaction.py PICTURE.png ROOT

ROOT is 64 hexadecimal digits, from the manifest of the sealed original ("redactable": {"root": ...}). The proof lies
in the picture itself (block rdPF). Needs Python 3 and nothing else; rules RD1 to RD40 of docs/formats/redaction.md.
Says what is black and exits 0, or says why not and exits 1. This file is under 0BSD.
"""
import base64
import hashlib
import json
import struct
import sys
import zlib


class Refused(Exception):
    pass


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def blocks(png):
    if png[:8] != b"\x89PNG\r\n\x1a\n":
        raise Refused("this is no PNG")
    at = 8
    while at + 12 <= len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        if len(body) != length or zlib.crc32(kind + body) != struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]:
            raise Refused("the PNG is torn")
        yield kind, body
        at += 12 + length


def unfiltered(raw, width, height):
    """Rows of three bytes for each pixel, without the filters of PNG."""
    stride = width * 3
    if len(raw) != (stride + 1) * height:
        raise Refused("the PNG has another size than it says")
    rows, before = [], bytearray(stride)
    for y in range(height):
        kind = raw[y * (stride + 1)]
        row = bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        if kind == 1:
            for x in range(3, stride):
                row[x] = (row[x] + row[x - 3]) & 255
        elif kind == 2:
            for x in range(stride):
                row[x] = (row[x] + before[x]) & 255
        elif kind == 3:
            for x in range(stride):
                row[x] = (row[x] + ((row[x - 3] if x > 2 else 0) + before[x]) // 2) & 255
        elif kind == 4:
            for x in range(stride):
                a, b, c = (row[x - 3] if x > 2 else 0), before[x], (before[x - 3] if x > 2 else 0)
                p = a + b - c
                best = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))
                row[x] = (row[x] + best[2]) & 255
        elif kind != 0:
            raise Refused("the PNG has a filter that does not exist")
        rows.append(bytes(row))
        before = row
    return rows


def picture(png):
    head, data, proofs = None, [], []
    for kind, body in blocks(png):
        if kind == b"IHDR":
            head = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            data.append(body)
        elif kind == b"rdPF":
            proofs.append(body)
    if head is None or head[2:] != (8, 2, 0, 0, 0):
        raise Refused("the PNG is not one of 8 bits of red, green and blue")
    if len(proofs) != 1:
        raise Refused("the picture carries no proof, or several")
    if head[0] * head[1] > 120000000:
        raise Refused("the picture is too large")
    unpacker = zlib.decompressobj()
    raw = unpacker.decompress(b"".join(data), (head[0] * 3 + 1) * head[1] + 1)
    return head[0], head[1], unfiltered(raw, head[0], head[1]), json.loads(proofs[0])


def half(length):
    power = 1
    while power * 2 < length:
        power *= 2
    return power


def check(png, root):
    width, height, rows, proof = picture(png)
    tile = 16 if width * height <= 1000000 else 32 if width * height <= 4000000 else 64
    if (proof["format"], proof["scheme"]) != ("safeconduct-redaction/1", "safeconduct-tiles/1"):
        raise Refused("the proof is of another kind")
    if (proof["width"], proof["height"], proof["tile"]) != (width, height, tile):
        raise Refused("the proof is of a picture of another size")
    columns, lines = -(-width // tile), -(-height // tile)
    seeds, hashes = base64.b64decode(proof["seeds"], validate=True), base64.b64decode(proof["hashes"], validate=True)
    hidden = set()
    for x, y, w, h in proof["hidden"]:
        if x < 0 or y < 0 or w < 1 or h < 1 or x + w > columns or y + h > lines:
            raise Refused("a hidden tile lies outside the picture")
        hidden.update((column, line) for column in range(x, x + w) for line in range(y, y + h))
    used = {"seeds": 0, "hashes": 0}

    def pixels(column, line):
        left, right = column * tile * 3, min(width, (column + 1) * tile) * 3
        return b"".join(rows[y][left:right] for y in range(line * tile, min(height, (line + 1) * tile)))

    def take(which, source, length):
        part = source[used[which] : used[which] + length]
        if len(part) != length:
            raise Refused("the proof is too short")
        used[which] += length
        return part

    def parts(x, y, w, h):
        if w >= h:
            return (x, y, half(w), h), (x + half(w), y, w - half(w), h)
        return (x, y, w, half(h)), (x, y + half(h), w, h - half(h))

    def shown(x, y, w, h, seed):
        if w == 1 and h == 1:
            return sha256(b"\x00", seed, struct.pack(">II", x, y), pixels(x, y))
        both = sha256(b"\x02", seed)
        one, two = parts(x, y, w, h)
        return sha256(b"\x01", shown(*one, both[:16]), shown(*two, both[16:]))

    def proven(x, y, w, h):
        states = {(column, line) in hidden for column in range(x, x + w) for line in range(y, y + h)}
        if states == {True}:
            return take("hashes", hashes, 32)
        if states == {False}:
            return shown(x, y, w, h, take("seeds", seeds, 16))
        one, two = parts(x, y, w, h)
        return sha256(b"\x01", proven(*one), proven(*two))

    for column, line in hidden:
        if any(pixels(column, line)):
            raise Refused("a tile that the proof calls hidden is not black")
    top = proven(0, 0, columns, lines)
    if used != {"seeds": len(seeds), "hashes": len(hashes)}:
        raise Refused("the proof is too long")
    words = '{"height":%d,"scheme":"safeconduct-tiles/1","tile":%d,"width":%d}' % (height, tile, width)
    if sha256(b"\x03", sha256(words.encode()), top) != root:
        raise Refused("what is shown is not what was sealed under this root")
    return "%d of %d tiles are black; every other pixel is the sealed original's" % (len(hidden), columns * lines)


def main(arguments):
    if len(arguments) != 2 or len(arguments[1]) != 64:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(arguments[0], "rb") as file:
            print(check(file.read(), bytes.fromhex(arguments[1])))
        return 0
    except Refused as why:
        print("REFUSED: %s" % why)
    except (ValueError, KeyError, TypeError, struct.error, zlib.error, OSError):
        print("REFUSED: the picture or its proof cannot be read")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

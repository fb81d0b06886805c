"""The zip inside an .xlsx, opened without trusting what it says of itself."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from service.workbooks.limits import MEGABYTE, Limits, refuse

CHUNK = 256 * 1024
LOCAL_HEADER = 30
SMALL = 4 * MEGABYTE
STORED, DEFLATED, ENCRYPTED_FLAG = 0, 8, 1
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "xl/macrosheets/")


class Archive:
    """The parts of an .xlsx, each inflated under one common allowance."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self.content = content
        self.limits = limits
        self.spent = 0
        try:
            listing = zipfile.ZipFile(io.BytesIO(content)).infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            struct.error,
            OSError,
        ) as wrong:
            raise refuse("damaged") from wrong
        if len(listing) > limits.entries:
            raise refuse("too-many-parts")
        self.parts = {entry.filename.lstrip("/"): entry for entry in listing}
        if len(self.parts) != len(listing):
            raise refuse("damaged")
        self._check(listing)

    def _check(self, listing: list[zipfile.ZipInfo]) -> None:
        unpacked = sum(entry.file_size for entry in listing)
        if unpacked > self.limits.unpacked:
            raise refuse("unpacked-too-large")
        if unpacked > SMALL and unpacked > self.limits.ratio * len(self.content):
            raise refuse("ratio")
        if any(entry.flag_bits & ENCRYPTED_FLAG for entry in listing):
            raise refuse("encrypted")
        names = [name.lower() for name in self.parts]
        if any(mark in name for name in names for mark in MACRO_PARTS):
            raise refuse("macros")

    def stream(self, name: str) -> Iterator[bytes]:
        """Inflate one part piece by piece, counting what really comes out."""
        entry = self._part(name)
        produced = 0
        for piece in self._inflate(entry):
            produced += len(piece)
            self.spent += len(piece)
            if self.spent > self.limits.unpacked:
                raise refuse("unpacked-too-large")
            if produced > entry.file_size:
                raise refuse("damaged")
            yield piece
        if produced != entry.file_size:
            raise refuse("damaged")

    def read(self, name: str) -> bytes:
        """Inflate one small part whole."""
        if self._part(name).file_size > SMALL:
            raise refuse("unpacked-too-large")
        return b"".join(guarded(self.stream(name)))

    def _part(self, name: str) -> zipfile.ZipInfo:
        if name not in self.parts:
            raise refuse("damaged")
        return self.parts[name]

    def _inflate(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        start = entry.header_offset
        try:
            name_length, extra_length = struct.unpack_from("<HH", self.content, start + 26)
        except struct.error as wrong:
            raise refuse("damaged") from wrong
        start += LOCAL_HEADER + name_length + extra_length
        packed = memoryview(self.content)[start : start + entry.compress_size]
        if len(packed) != entry.compress_size or entry.compress_type not in (STORED, DEFLATED):
            raise refuse("damaged")
        if entry.compress_type == STORED:
            for at in range(0, len(packed), CHUNK):
                yield bytes(packed[at : at + CHUNK])
            return
        yield from _inflated(packed)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-15)
    rest: bytes | memoryview = packed
    try:
        while not inflater.eof:
            piece = inflater.decompress(rest, CHUNK)
            rest = inflater.unconsumed_tail
            if not piece and not rest:
                break
            yield piece
    except zlib.error as wrong:
        raise refuse("damaged") from wrong
    if not inflater.eof:
        raise refuse("damaged")


def guarded(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Let XML through, but no document type and no entity of its own."""
    tail = b""
    for number, piece in enumerate(pieces):
        if number == 0 and piece[:2] in (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00"):
            raise refuse("damaged")
        seam = tail + piece
        if b"<!DOCTYPE" in seam or b"<!ENTITY" in seam:
            raise refuse("doctype")
        tail = piece[-16:]
        yield piece

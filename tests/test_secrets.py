"""Secrets stay out of the text that a value has in errors and logs (repr)."""

from __future__ import annotations

import ast

from tests.test_architecture import modules, shown, tree_of

NAMES = frozenset(
    {"secrets", "secret", "app_secret", "token_secret", "password", "proof", "verifier", "basic", "headers"}
    | {"person_key", "app", "values", "cookie"}
)
"""Names of fields that hold what opens something, wherever such a field holds text."""
TEXTS = ("str", "bytes", "Mapping[str, str]", "tuple[str, str]")
PLAIN = {
    # What a business holds dear, in its owner's words.
    "bot/domain/brand.py Brand.values",
    # What Facebook says of a token: the number of its app.
    "bot/connectors/facebook/account.py Token.app",
    # What a step shows beside a finding.
    "bot/ports/login.py Finding.values",
    # Headers of our own pages; a cookie is known to the log's redaction.
    "bot/web/messages.py Reply.headers",
}


def is_dataclass(node: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(each) for each in node.decorator_list)


def test_no_field_with_a_secret_is_in_the_repr_of_its_value() -> None:
    found = set()
    for path in modules("bot", "cogs"):
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.ClassDef) or not is_dataclass(node):
                continue
            for field in node.body:
                if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
                    continue
                kind = ast.unparse(field.annotation)
                held = field.target.id in NAMES and any(each in kind for each in TEXTS)
                if held and (field.value is None or "repr=False" not in ast.unparse(field.value)):
                    found.add(f"{shown(path)} {node.name}.{field.target.id}")
    assert found == PLAIN

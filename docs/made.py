"""Pages of the site that are made from something else: the notebook, the schema of the record, the changelog."""

from __future__ import annotations

import ast
import contextlib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

# ---------------------------------------------------------------- the notebook


def cells(notebook: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Each cell as its kind, its source, and what it shows: text, HTML. Code is run, all in one namespace.

    As in Jupyter, what the last expression of a cell gives is shown, by its ``_repr_html_`` where it has one.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(notebook["cells"], 1):
        source = "".join(cell["source"])
        shown = _run(source, names, f"cell {number}") if cell["cell_type"] == "code" else ("", "")
        yield (cell["cell_type"], source, *shown)


def _run(source: str, names: dict[str, Any], place: str) -> tuple[str, str]:
    body = ast.parse(source, place)
    last = ast.Expression(body.body.pop().value) if body.body and isinstance(body.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(body, place, "exec"), names)
        value = eval(compile(last, place, "eval"), names) if last else None
    html = value._repr_html_() if hasattr(value, "_repr_html_") else ""
    text = "" if html or value is None else repr(value)
    return printed.getvalue() + text, html


def notebook(content: Mapping[str, Any]) -> str:
    """The notebook as a page, with what its cells show."""
    parts: list[str] = []
    for kind, source, text, html in cells(content):
        if kind == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        if text:
            parts.append(f"```text\n{text.rstrip()}\n```")
        if html:
            parts.append(f'````{{raw}} html\n<div class="table-wrapper">{html}</div>\n````')
    return "\n\n".join(parts) + "\n"


# ---------------------------------------------------------------- the schema of the record


def schema(content: Mapping[str, Any]) -> str:
    """A table for each kind of object in the JSON Schema of a record."""
    tables = [("The record", content)]
    tables += [(f"`{name}`", inner) for name, inner in content["$defs"].items() if "properties" in inner]
    return "\n".join(_table(title, inner, content["$defs"]) for title, inner in tables)


def _table(title: str, of: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    rows = [f"| {path} | {type_} | {says} |" for path, type_, says in _rows(of, known)]
    says = f"{of['description']}\n\n" if "description" in of else ""
    return f"\n## {title}\n\n{says}| field | type | is |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _rows(of: Mapping[str, Any], known: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, str, str]]:
    required = of.get("required", ())
    for name, field in of["properties"].items():
        says = field.get("description") or known.get(_name(field), {}).get("description", "")
        optional = "" if name in required else " *(may be missing)*"
        yield f"`{within}{name}`", _type(field) + optional, says
        inner = field.get("items") or field
        if isinstance(inner, Mapping) and "properties" in inner:
            yield from _rows(inner, known, f"{within}{name}{'[]' if 'items' in field else ''}.")


def _name(field: Mapping[str, Any]) -> str:
    return str(field.get("$ref", "")).rpartition("/")[2]


def _type(field: Any) -> str:
    """The type of a field in words."""
    if not isinstance(field, Mapping):
        return "nothing"
    if name := _name(field):
        return f"`{name}`"
    if "const" in field:
        return f'`"{field["const"]}"`'
    if "enum" in field:
        return ", ".join("null" if v is None else f'`"{v}"`' for v in field["enum"])
    if "anyOf" in field:
        return " or ".join(_type(inner) for inner in field["anyOf"])
    if "prefixItems" in field:
        return f"[{', '.join(_type(inner) for inner in field['prefixItems'])}]"
    if "items" in field:
        items = field["items"]
        return f"list of {'objects' if 'properties' in items else _type(items)}"
    kind = field.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


# ---------------------------------------------------------------- the changelog


def changelog(root: Path) -> str:
    """The changelog, with the changes that are not released yet in their place."""
    head, mark, released = (root / "CHANGELOG.md").read_text(encoding="utf-8").partition("<!-- fragments")
    parts = [head.partition("Changes that are not yet released")[0].rstrip(), "## Not released yet"]
    for kind in ("added", "changed", "fixed", "removed"):
        files = sorted((root / "changelog.d").glob(f"*.{kind}.md"))
        if files:
            entries = (" ".join(file.read_text(encoding="utf-8").split()) for file in files)
            parts += [f"### {kind.capitalize()}", "\n".join(f"- {entry}" for entry in entries)]
    return "\n\n".join([*parts, (mark + released).partition("-->\n")[2].strip()]) + "\n"

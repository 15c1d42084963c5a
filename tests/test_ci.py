"""The checks of ``.ci`` can fail: what they look for is planted."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

VULNERABLE = [{"name": "attrs", "version": "1", "vulns": [{"id": "CVE-0", "fix_versions": ["2"]}]}]
SOUND = [{"name": "attrs", "version": "1", "vulns": []}]
UNKNOWN = [{"name": "attrs", "skip_reason": "not found"}]


@pytest.mark.parametrize(
    ("answer", "code", "says"),
    [
        (json.dumps({"dependencies": VULNERABLE}), 1, "attrs 1: CVE-0 (fixed in: 2)"),
        (json.dumps({"dependencies": SOUND}), 0, "1 packages audited, 0 of them vulnerable"),
        (json.dumps({"dependencies": UNKNOWN}), 0, "NOT AUDITED: 1 of 1"),
        (json.dumps({"dependencies": VULNERABLE + UNKNOWN}), 1, "NOT AUDITED: 1 of 2"),
        ("", 0, "NOT AUDITED"),
    ],
)
def test_a_known_vulnerability_fails_and_a_silent_database_is_loud(tmp_path, root, answer, code, says):
    (tmp_path / "pip_audit.py").write_text(
        "import sys\nassert any(line.startswith('regex==') for line in open(sys.argv[-1]))\n"
        "assert any(line.startswith('attrs==') for line in open(sys.argv[-1]))\n"
        f"print({answer!r})\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run(
        [sys.executable, root / ".ci" / "audit.py"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert says in done.stdout

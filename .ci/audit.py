"""Is anything that qaparse needs when it runs known to be vulnerable? Asks the advisory databases of pip-audit.

Looks at what is installed beside it: the required packages and those of all extras, and what these need. Exits with 1
where a vulnerability is known, and with 0 and loud words where nothing could be asked.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

#: Asking takes seconds; a network that does not answer is given up on after this.
_PATIENCE = 120
_NAME = re.compile(r"[\w.-]+")


def needed(name: str) -> dict[str, str]:
    """The installed packages that a package needs, with all its extras but those for development, by version."""
    found: dict[str, str] = {}
    waiting = [(name, True)]
    while waiting:
        package, whole = waiting.pop()
        try:
            installed = distribution(package)
        except PackageNotFoundError:
            continue  # of another system, or of an extra that is not here
        key = installed.metadata["Name"].lower()
        if key in found:
            continue
        found[key] = installed.version
        for line in installed.requires or ():
            extra = re.search(r"extra == ['\"]([\w-]+)", line)
            if extra is None or (whole and extra[1] not in ("dev", "docs", "browser")):
                other = _NAME.match(line)
                if other:
                    waiting.append((other[0], False))
    found.pop(name, None)
    return found


def main() -> int:
    """Ask, and say what was found."""
    packages = needed("qaparse")
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "requirements.txt"
        wanted.write_text("".join(f"{name}=={version}\n" for name, version in sorted(packages.items())))
        command = [sys.executable, "-m", "pip_audit", "--format=json", "--no-deps", "--disable-pip"]
        command += ["--progress-spinner=off", "-r", str(wanted)]
        try:
            asked = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            print("NOT AUDITED: the advisory database does not answer")
            return 0
    try:
        answers = json.loads(asked.stdout)["dependencies"]
    except (ValueError, KeyError):
        print("NOT AUDITED:", asked.stderr.strip().splitlines()[-1:] or "pip-audit says nothing")
        return 0
    skipped = [one["name"] for one in answers if "skip_reason" in one]
    wrong = [one for one in answers if one.get("vulns")]
    for one in wrong:
        for known in one["vulns"]:
            fixed = ", ".join(known["fix_versions"]) or "none"
            print(f"{one['name']} {one['version']}: {known['id']} (fixed in: {fixed})")
    if skipped:
        print(f"NOT AUDITED: {len(skipped)} of {len(answers)} packages are not in the advisory database")
    else:
        print(f"{len(answers)} packages audited, {len(wrong)} of them vulnerable")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

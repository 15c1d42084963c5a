"""What a checker of types must refuse: were qaparse not typed, all of it would pass."""

from __future__ import annotations

import qaparse

interview = qaparse.parse(3)
name: int = interview.segments[0].text
interview.segmetns  # noqa: B018

"""Write the JSON schema of a page's layout to the file named on the command line."""

import json
import sys
from pathlib import Path

from motk.features.layouts.schemas import Layout

schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://motk.dev/schemas/page-layout.schema.json",
    **Layout.model_json_schema(),
    "title": "The layout of a page",
}
Path(sys.argv[1]).write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", "utf-8")

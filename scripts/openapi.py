"""Write the OpenAPI description of the API to the file named on the command line."""

import json
import sys
from pathlib import Path

from motk.main import create_app

target = Path(sys.argv[1])
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text(json.dumps(create_app().openapi(), indent=2, ensure_ascii=False) + "\n", "utf-8")

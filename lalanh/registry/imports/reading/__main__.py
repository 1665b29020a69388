"""Child process of `preview` and `rows`: a line of JSON and the file come in on standard input, lines of JSON go out."""

import sys

from lalanh.registry.imports.reading.guard import serve

sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer))

"""Child process of `read_guarded`: a line of JSON and the file come in on standard input, JSON goes out."""

import sys

from lalanh.engines.plantext.sources.guard import serve

sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer))

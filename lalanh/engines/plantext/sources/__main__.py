"""Child process of `read_guarded`: a line of JSON and the file on standard input, the answer as JSON on standard output."""

import sys

from lalanh.engines.plantext.sources.guard import serve

sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer))

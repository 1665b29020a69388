# The only door. Each target installs what it needs by itself.
.PHONY: setup run test check fix bench guide spark
PY = .venv/bin/python
CHECKED = lalanh tests bench

setup:
	@bin/setup
run: setup
	@.venv/bin/lalanh up --demo $(ARGS)
check: setup
	$(PY) -m ruff check -q $(CHECKED)
	$(PY) -m ruff format -q --check $(CHECKED)
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache
test: check
	@bin/browser
	$(PY) -m pytest -q -n 2 $(ARGS)
fix: setup
	$(PY) -m ruff check -q --fix $(CHECKED)
	$(PY) -m ruff format -q $(CHECKED)
bench: setup
	$(PY) bench/run.py $(ARGS)
guide: setup
	@bin/browser
	$(PY) -m pytest -q tests/browser/test_guide.py $(ARGS)
spark: setup
	@[ -d var/pyspark/pyspark ] || .venv/bin/uv pip install -q --python $(PY) --target var/pyspark 'pyspark>=4.1,<5'
	PYTHONPATH=var/pyspark $(PY) -m pytest -q tests/cli/test_spark_cluster.py tests/cli/test_measure.py $(ARGS)

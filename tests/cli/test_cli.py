"""The command line: finding commands, Vietnamese words, exit codes, `plan read`."""

import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from lalanh.cli import COMMANDS, find, main

PLAN = """KẾ HOẠCH
Thực hiện công tác giảm nghèo năm 2024 trên địa bàn xã Đăk Tờ Re

Căn cứ Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ;

I. MỤC TIÊU

1. Giảm tỷ lệ hộ nghèo xuống còn 10,28%.
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(PLAN.encode())
    return path


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_help_names_every_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    out = capsys.readouterr().out
    assert all(name in out and line in out for name, (_, line) in COMMANDS.items())


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("lalanh 0.")


@pytest.mark.parametrize(
    ("words", "said"),
    [(["abc"], "Không có lệnh “abc”"), (["plan"], "plan read"), (["plan", "abc"], "plan read"), (["--abc"], "--abc")],
)
def test_unknown_command_is_one_line(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == "" and said in err and err.count("\n") == 1


def test_words_of_two_go_before_one() -> None:
    assert find(["plan", "read", "x"]) == "plan read"
    assert find(["read"]) is None and find([]) is None


@pytest.mark.parametrize(("rest", "said"), [([], "thiếu tham số"), (["--abc", "x"], "không có tham số: --abc")])
def test_wrong_arguments_are_one_vietnamese_line(
    rest: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["plan", "read", *rest])
    err = capsys.readouterr().err
    assert raised.value.code == 2 and said in err and err.count("\n") == 1


def test_help_of_a_command_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["plan", "read", "--help"])
    out = capsys.readouterr().out
    assert raised.value.code == 0
    assert out.startswith("Cách dùng: lalanh plan read") and "usage" not in out and "options" not in out


def test_json_is_one_object_with_spans_into_the_file(plan: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["plan", "read", str(plan), "--json"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert (found["doc"], found["schema"], found["sha256"]) == (plan.name, 1, hashlib.sha256(PLAN.encode()).hexdigest())
    start, end = found["sections"][0]["span"]
    assert PLAN[start:end].startswith("I. MỤC TIÊU")


def test_summary_is_vietnamese(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", str(plan)]) == 0
    out = capsys.readouterr().out
    assert "Điểm cần xem lại" in out and "MỤC TIÊU" in out


def test_standard_input_and_source_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "nguồn.txt"
    data = PLAN.replace("\n", "\r\n").encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert main(["plan", "read", "-", "--json", "--text", str(out)]) == 0
    assert out.read_bytes() == data
    assert json.loads(capfdbinary.readouterr().out)["doc"] == "-"


def test_a_bad_file_exits_2_with_one_line_and_the_others_are_read(
    plan: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "rỗng.txt"
    empty.touch()
    assert main(["plan", "read", "--json", str(empty), str(plan), str(tmp_path), str(tmp_path / "x.pdf")]) == 2
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 1 and json.loads(out)["doc"] == plan.name
    assert [line.split(": ", 1)[0] for line in err.splitlines()] == ["lalanh"] * 3
    assert "rỗng" in err and "thư mục" in err and "không tìm thấy" in err


def test_text_of_several_files_is_refused(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", str(plan), str(plan), "--text", "x"]) == 2
    assert "--text" in capsys.readouterr().err


def test_text_that_cannot_be_written(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", str(plan), "--text", str(tmp_path)]) == 2
    assert "không ghi được" in capsys.readouterr().err


def test_no_plan_at_all_gives_empty_lists(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "thư.txt"
    path.write_text("Chào bạn, hôm nay trời đẹp.\n")
    assert main(["plan", "read", str(path), "--json"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert [found[key] for key in ("sections", "citations", "targets", "budget", "assignments", "findings")] == [[]] * 6


def test_reading_imports_neither_django_nor_what_it_does_not_need(plan: Path) -> None:
    code = (
        "import sys; from lalanh.cli import main; main(['plan', 'read', sys.argv[1], '--json']);"
        "bad = [m for m in ('django', 'psycopg', 'pypdfium2', 'zipfile', 'xml', "
        "'subprocess', 'asyncio') if m in sys.modules];"
        "sys.exit(', '.join(bad) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(plan)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", [["plan", "read", "PLAN", "--json"], ["--help"], ["plan", "read", "--help"]])
def test_a_closed_pipe_is_no_error(plan: Path, words: list[str]) -> None:
    """Nobody reads any more when the first word is printed, whether the answer fits in a buffer or not."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", "from lalanh.cli import main; import sys; sys.exit(main())"]
    words = [str(plan) if word == "PLAN" else word for word in words]
    done = subprocess.run([*command, *words], stdout=writing, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")

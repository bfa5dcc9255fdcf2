"""Files that people write: every fault is found, and says where it is and what would be right."""

import os
from pathlib import Path

import pytest

from personas.files import persona_from_text, read_persona, shipped_cast
from personas.reading import LARGEST_FILE, FileFaultsError

GOOD = next(shipped_cast())


def faults(path: Path) -> list[str]:
    with pytest.raises(FileFaultsError) as caught:
        read_persona(path)
    return [str(fault) for fault in caught.value.faults]


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = GOOD.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / GOOD.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def line_of(text: str) -> int:
    return GOOD.read_text(encoding="utf-8").split(text)[0].count("\n") + 1


def test_every_shipped_persona_is_good() -> None:
    assert [read_persona(path).id for path in shipped_cast()] == [path.stem for path in shipped_cast()]


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_valid_key(tmp_path: Path) -> None:
    (message,) = faults(changed(tmp_path, "\ntier = ", "\nteir = "))[:1] or [""]
    found = faults(changed(tmp_path, "\ntier = ", "\nteir = "))
    line = line_of("\ntier = ") + 1
    assert any(f":{line}: " in fault and "did you mean 'tier'?" in fault for fault in found), message


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    assert any("the key 'role' is missing" in fault for fault in faults(changed(tmp_path, "\nrole = ", "\n# role = ")))


def test_a_wrong_value_names_the_nearest_valid_one(tmp_path: Path) -> None:
    found = faults(changed(tmp_path, 'kind = "practice"', 'kind = "practise"'))
    assert any("did you mean 'practice'?" in fault for fault in found)


def test_a_reference_that_leads_nowhere_is_a_fault(tmp_path: Path) -> None:
    assert any(
        "nothing is called 'nowhere'" in f
        for f in faults(changed(tmp_path, 'deal_breaker = "', 'deal_breaker = "nowhere" #'))
    )


def test_what_follows_a_line_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    found = faults(changed(tmp_path, 'follows = ["', 'follows = ["nowhere", "'))
    assert any("nothing is called 'nowhere'" in fault for fault in found)


def test_text_kept_with_an_interview_stays_readable_where_newer_checks_would_refuse_it(tmp_path: Path) -> None:
    path = changed(tmp_path, 'deal_breaker = "', 'deal_breaker = "nowhere" #')
    kept = persona_from_text(path.stem, path.read_text(encoding="utf-8"))
    assert "nowhere" in {life.deal_breaker for life in kept.persona.lives}


def test_a_sentence_said_twice_is_a_fault(tmp_path: Path) -> None:
    text = GOOD.read_text(encoding="utf-8")
    second = text.replace("\nunplaced = [", '\nunplaced = ["I truly could not tell you that.", ', 1)
    path = tmp_path / GOOD.name
    path.write_text(second.replace("\nlost = [", '\nlost = ["I truly could not tell you that.", ', 1), encoding="utf-8")
    assert any("is also said at" in fault for fault in faults(path))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"schema = 1\nschema = 2\n", "not valid TOML"),
        (b"\xff\xfe nonsense", "not UTF-8"),
        (b"", "is missing"),
        (b'name = "a\x1b[31mb"\n', "U+001B"),
        ('name = "a\u202eb"\n'.encode(), "U+202E"),
        (b"a = " + b"[" * 20_000, "nested too deep"),
        (b"#" * (LARGEST_FILE + 1), "bytes"),
        (b"not toml at all", "not valid TOML"),
        (b"\xef\xbb\xbfschema = 1\n", "U+FEFF"),
    ],
)
def test_a_hostile_or_broken_file_gets_a_clear_message(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    assert any(message in fault for fault in faults(path))


def test_a_missing_file_a_folder_and_a_pipe_get_a_clear_message(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    for path in (tmp_path / "none.toml", tmp_path, tmp_path / "pipe.toml"):
        assert faults(path)


def test_an_id_can_never_be_a_path(tmp_path: Path) -> None:
    assert any("pattern" in fault for fault in faults(changed(tmp_path, 'id = "', 'id = "../../etc/passwd" #')))

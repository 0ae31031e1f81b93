"""Free memory: of the machine, of each control group around this process, whichever is least."""

from pathlib import Path

import pytest

from bot.models.memory import available

MEMINFO = "MemTotal:       24618 kB\nMemFree:  1 kB\nMemAvailable:   20000 kB\n"


def group(folder: Path, most: str, used: int, stat: str = "anon 1\n") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "memory.max").write_text(most + "\n")
    (folder / "memory.current").write_text(f"{used}\n")
    (folder / "memory.stat").write_text(stat)


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/meminfo").write_text(MEMINFO)
    (tmp_path / "proc/self/cgroup").write_text("0::/system.slice/shopbell.service\n")
    return tmp_path


def test_a_machine_without_limits_has_what_it_says(machine: Path) -> None:
    assert available(machine) == 20_000 * 1024


def test_a_service_has_what_its_limit_leaves_and_files_in_memory_count_as_free(machine: Path) -> None:
    slice_ = machine / "sys/fs/cgroup/system.slice"
    group(slice_, "max", 9_000_000)
    group(
        slice_ / "shopbell.service", "8000000", 7_000_000, "anon 1\ninactive_file 300000\nactive_file 20000\n"
    )
    assert available(machine) == 1_000_000 + 320_000


def test_a_limit_of_a_group_around_it_counts_too(machine: Path) -> None:
    slice_ = machine / "sys/fs/cgroup/system.slice"
    group(slice_, "9000000", 8_500_000)
    group(slice_ / "shopbell.service", "8000000", 10_000)
    assert available(machine) == 500_000


def test_in_a_container_the_limit_is_at_the_root(machine: Path) -> None:
    (machine / "proc/self/cgroup").write_text("0::/\n")
    group(machine / "sys/fs/cgroup", "512000", 500_000)
    assert available(machine) == 12_000


def test_over_the_limit_nothing_is_free(machine: Path) -> None:
    (machine / "proc/self/cgroup").write_text("0::/../elsewhere\n")
    group(machine / "sys/fs/cgroup", "512000", 600_000)
    assert available(machine) == 0


def test_a_system_that_says_nothing_is_unknown(tmp_path: Path) -> None:
    assert available(tmp_path) is None


@pytest.mark.parametrize("line", ["MemAvailable:", "MemAvailable: many kB", "\udcff"])
def test_nonsense_is_unknown(machine: Path, line: str) -> None:
    (machine / "proc/meminfo").write_bytes(line.encode(errors="surrogateescape"))
    assert available(machine) is None

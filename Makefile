# Everything a person or CI does with this checkout. Each target makes what it needs first.
#   make run     the bot: live where .env holds a Discord token, else the preview in the browser
#   make setup   only what running needs, for instance after an update; starts nothing
#   make test    formatting, lint, types, rooms, catalogues, tests
#   make soak    the same with the full counts (about 10 minutes)
#   make bench   figures as JSON (several minutes)
#   make fmt     format and fix what can be fixed
#   make lock    bring run.lock, dev.lock and setup.lock in line with pyproject.toml; LOCK_ARGS=--upgrade takes newer versions
#   make clean   remove environments and caches; data/ and .env stay
# PYTHON=python3.12 or PYTHON=/path/to/python picks an interpreter. Where .venv is one of another already, it gets an
# environment of its own.

UV_VERSION := 0.13.9
PYTHON ?=
PYTEST_ARGS ?=
# Not empty where the machine speaks German.
GERMAN := $(filter de%,$(firstword $(LC_ALL) $(LC_MESSAGES) $(LANG)))

# Hundreds of short processes start from here; without bytecode on disk each would compile every file once more.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := run
.PHONY: run setup test soak bench fmt lock clean

# Prints the folder of an environment that holds the packages of the lock file $$1.
# A stamp in it names lock and interpreter, so the second time costs a few file reads.
define ENVIRONMENT
set -eu
lock=$$1
say() { printf '%s\n' "$$*" >&2; }
# In the language of the machine: $$1 English, $$2 German.
spoken() { printf '%s' "$(if $(GERMAN),$$2,$$1)"; }
tell() { say "$$(spoken "$$1" "$$2")"; }
fail() { tell "$$1" "$$2"; exit 1; }
probe='import sys; assert sys.version_info >= (3, 11); print(sys.base_prefix, sys.version.split()[0])'
alone='
import fcntl, sys
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("$(if $(GERMAN),In diesem Ordner läuft schon ein make; dieses macht danach weiter.,Another make is at work in this folder; this one goes on after it.)", file=sys.stderr)
    fcntl.flock(9, fcntl.LOCK_EX)
'
runs() { "$$1" -I -c "$$probe" 2>/dev/null; }
version() { "$$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null || spoken "not one that runs" "keines, das läuft"; }
# An interpreter counts only if it runs: a shim on the PATH may lead nowhere.
if [ -n "$$PYTHON" ]; then
  python=$$PYTHON
  who=$$(runs "$$python") || fail "Shopbell needs Python 3.11 or newer, and PYTHON=$$PYTHON is $$(version "$$PYTHON")." \
    "Shopbell braucht Python ab 3.11, und PYTHON=$$PYTHON ist $$(version "$$PYTHON")."
  venv=.venv
  if there=$$(runs .venv/bin/python) && [ "$$there" != "$$who" ]; then
    venv=.venv-$$("$$python" -I -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  fi
else
  venv=.venv
  if who=$$(runs $$venv/bin/python); then
    python=
  else
    python=
    for name in python3.13 python3.12 python3.11 python3 python; do
      if who=$$(runs "$$name"); then python=$$name; break; fi
    done
    [ -n "$$python" ] || fail "Shopbell needs Python 3.11 or newer, and python3 here is $$(version python3): install a newer one (Debian, Ubuntu: apt install python3 python3-venv) or name it: make PYTHON=/path/to/python" \
      "Shopbell braucht Python ab 3.11, und python3 ist hier $$(version python3): installier ein neueres (Debian, Ubuntu: apt install python3 python3-venv) oder nenn eines: make PYTHON=/pfad/zu/python"
  fi
fi
stamp=$$venv/.$$(basename "$$lock" .lock)
want="$$who $$(cksum < "$$lock")"
# In a folder that was moved or renamed, its "activate" still names the old place.
settled() { [ -L $$venv ] || [ ! -f $$venv/pyvenv.cfg ] || grep -qF " $$(pwd -P)/$$venv" $$venv/pyvenv.cfg; }
ready() { [ "$$(cat "$$stamp" 2>/dev/null)" = "$$want" ] && [ "$$(runs $$venv/bin/python)" = "$$who" ] && settled; }
! ready || { echo "$$venv"; exit 0; }
# One at a time, or two would take the environment from under each other: the lock is on this shell's Makefile.
exec 9< Makefile
"$${python:-$$venv/bin/python}" -I -c "$$alone" || true
! ready || { echo "$$venv"; exit 0; }
if [ -x $$venv/bin/python ] && [ "$$(runs $$venv/bin/python)" != "$$who" ]; then
  rm -rf "$$venv"
fi
# Without pip its making was interrupted.
if ! runs $$venv/bin/python >/dev/null || [ ! -x $$venv/bin/pip ]; then
  "$$python" -I -c 'import venv, ensurepip' 2>/dev/null || fail "This Python ($$who) came without its venv module; install it (Debian, Ubuntu: apt install python3-venv) and run make again." \
    "Diesem Python ($$who) fehlt sein Modul venv; installier es (Debian, Ubuntu: apt install python3-venv) und starte make noch einmal."
  tell "Setting up $$venv with Python $${who##* } (once) ..." "Richte $$venv mit Python $${who##* } ein (einmal) ..."
  rm -rf "$$venv"
  "$$python" -m venv "$$venv" >&2 || { rm -rf "$$venv"; fail "The environment $$venv could not be made. Is the disk full, or may this user not write here?" \
    "Die Umgebung $$venv ließ sich nicht anlegen. Ist die Platte voll, oder darf dieser Benutzer hier nicht schreiben?"; }
fi
tell "Fetching and installing what is needed (about a minute the first time) ..." "Lade und installiere, was nötig ist (beim ersten Mal etwa eine Minute) ..."
settled || $$venv/bin/python -m venv --without-pip $$venv >&2
bin=$$PWD/$$venv/bin
pip() { "$$bin/python" -m pip --disable-pip-version-check -qq install --no-deps --require-hashes "$$@" 2>&1; }
quick() { UV_SYSTEM_CERTS=1 "$$bin/uv" -q pip install --python "$$bin/python" --no-deps --require-hashes -r "$$lock" 2>/dev/null; }
installed() {
  [ "$$("$$bin/uv" --version 2>/dev/null | cut -d' ' -f2)" = $(UV_VERSION) ] || pip --only-binary :all: -r setup.lock >/dev/null || true
  quick || pip -r "$$lock"
}
# A dot a second for whoever watches: the bars of uv and pip speak English. Ctrl+C does not reach a job in the background.
dots() { while sleep 1 && kill -0 $$$$ 2>/dev/null; do printf . >&2; done; }
watched=
[ ! -t 2 ] || { dots >/dev/null 9<&- & watched=$$!; }
why=$$(installed) && done=yes || done=
[ -z "$$watched" ] || { { kill $$watched && wait $$watched || true; } 2>/dev/null; say; }
[ "$$done" ] || {
  printf '%s\n' "$$why" | grep -a ERROR >&2 || say "$$why"
  fail "The packages could not be installed. Is this machine online, and is there room on its disk (500 MB)?" \
    "Die Pakete ließen sich nicht installieren. Ist der Rechner online, und ist auf seiner Platte Platz (500 MB)?"
}
echo "$$want" > "$$stamp"
echo "$$venv"
endef
export ENVIRONMENT
export PYTHON

run_env = venv=$$(sh -c "$$ENVIRONMENT" environment run.lock)
dev_env = venv=$$(sh -c "$$ENVIRONMENT" environment dev.lock)

# Beside mypy, which keeps one core busy, the other one checks the imports and collects the tests: else each of pytest's
# workers compiles all of them.
define CHECKS
$$venv/bin/ruff format --check --quiet --output-format concise .
$$venv/bin/ruff check --quiet --output-format concise .
$$venv/bin/python -m mypy & types=$$!
PYTHONPATH=. $$venv/bin/python $$venv/bin/lint-imports --no-logo
$$venv/bin/python -m pytest --collect-only -qq >/dev/null 2>&1 || true
wait $$types
$$venv/bin/python -m pytest -n auto $$PYTEST_ARGS
endef
export CHECKS
export PYTEST_ARGS

run:
	@$(run_env) && exec $$venv/bin/python -m bot run

setup:
	@$(run_env) && echo "$(if $(GERMAN),Fertig,Ready): $$venv"

# The counts of seeded simulations, state machines and kills.
test: export SHOPBELL_SEEDS ?= 300
test: export SHOPBELL_MACHINES ?= 20
test: export SHOPBELL_KILLS ?= 10
soak: export SHOPBELL_SOAK := 1
soak: export SHOPBELL_SEEDS ?= 10000
soak: export SHOPBELL_MACHINES ?= 300
soak: export SHOPBELL_KILLS ?= 100
test soak:
	@$(dev_env) && export venv && sh -exc "$$CHECKS"

bench:
	@$(dev_env) && exec $$venv/bin/python -m bench $(BENCH_ARGS)

fmt:
	@$(dev_env) && $$venv/bin/ruff check --quiet --fix-only . && $$venv/bin/ruff format .

LOCK = UV_SYSTEM_CERTS=1 uv -q pip compile $(LOCK_ARGS) --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
lock:
	@$(dev_env) && PATH=$$PWD/$$venv/bin:$$PATH && set -x \
	&& $(LOCK) pyproject.toml --extra preview --extra vectors --extra dev -o dev.lock \
	&& $(LOCK) pyproject.toml --extra preview --extra vectors -c dev.lock -o run.lock \
	&& echo uv==$(UV_VERSION) | $(LOCK) - -o setup.lock

clean:
	rm -rf .venv .venv-* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find bot cogs tests -name __pycache__ -type d -prune -exec rm -rf {} +

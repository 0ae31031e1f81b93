"""service command: prints a systemd unit for this checkout, with its instructions."""

import os
import pwd
import shlex
import sys
from pathlib import Path

from bot.cli.opening import opening_trouble
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, say
from bot.texts import Texts

ROOT = Path(__file__).resolve().parents[2]

_UNIT = """\
{about}

[Unit]
Description=Shopbell
Wants=network-online.target
After=network-online.target
StartLimitIntervalSec=0

[Service]
Type=exec
User={user}
WorkingDirectory={root}
ExecStart="{python}" -m bot run
Restart=on-failure
RestartSec=10
RestartPreventExitStatus=2
TimeoutStopSec=30
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={writable}
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
RestrictNamespaces=yes
LockPersonality=yes
CapabilityBoundingSet=
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
SystemCallArchitectures=native
ProtectProc=invisible
ProtectKernelLogs=yes
ProtectClock=yes
ProtectHostname=yes
MemoryMax=1G
RuntimeDirectory=shopbell-{uid}
RuntimeDirectoryMode=0700
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6

[Install]
WantedBy=multi-user.target
"""


def unit(machine: Machine, root: bool) -> None:
    """Prints the systemd unit; only the data folder is made where it does not exist yet.

    `root`: it may run as root. Raises Trouble.
    """
    texts, data = machine.texts, machine.settings.data
    if os.getuid() == 0 and not root:
        raise Trouble(how_without_root(texts, ROOT, Path(sys.executable)), PERSON_NEEDED)
    say(_text(texts, data).rstrip("\n"))


def how_without_root(texts: Texts, root: Path, python: Path) -> str:
    """Instructions for running what is in `root` as another user, who has to reach the interpreter, too."""
    closed = _closed(root)
    if closed is not None:
        return texts(
            "You are root, and Shopbell needs no such power. But no other user gets into {path}, so move Shopbell"
            " first: {move}. There type make setup, and repeat this. With --root it runs as root all the same.",
            path=str(closed),
            move=f"mv {shlex.quote(str(root))} /opt/shopbell",
        )
    closed = _closed(python.resolve())
    if closed is not None:
        return texts(
            "You are root, and Shopbell needs no such power. But no other user gets into {path}, where its Python"
            " lies, so give it one that every user has: {make}. Then repeat this. With --root it runs as root all"
            " the same.",
            path=str(closed),
            make="make clean && make setup PYTHON=/usr/bin/python3",
        )
    return texts(
        "You are root, and Shopbell needs no such power. Make a user for it: {make}. Give it this folder:"
        " {give}. Then repeat this as that user: {again}. With --root it runs as root all the same.",
        make="useradd --system --create-home shopbell",
        give=f"chown -R shopbell: {shlex.quote(str(root))}",
        again="sudo -u shopbell .venv/bin/python -m bot service | tee /etc/systemd/system/shopbell.service",
    )


def _closed(place: Path) -> Path | None:
    """Folder on the way to a place that only its owner can enter."""
    return next((folder for folder in place.parents if not folder.stat().st_mode & 0o001), None)


def _text(texts: Texts, place: Path) -> str:
    try:
        folder = (ROOT / place).resolve()
        # systemd starts nothing while a folder it should open for writing is missing.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise opening_trouble(texts, error) from error
    data = _escaped(folder)
    about = (
        texts("Keeps Shopbell running: starts it with the machine, and again after a crash."),
        texts("Exit code 2 means that a person has to act, so it is not started again then."),
        "",
        f"  python -m bot service{' --root' if os.getuid() == 0 else ''} | sudo tee /etc/systemd/system/shopbell.service",
        "  sudo systemctl daemon-reload",
        "  sudo systemctl enable --now shopbell",
        "",
        texts("How it is: systemctl status shopbell. Its log: journalctl -u shopbell."),
        texts("After an update: sudo systemctl restart shopbell."),
    )
    return _UNIT.format(
        about="\n".join(f"# {line}".rstrip() for line in about),
        user=pwd.getpwuid(os.getuid()).pw_name,
        uid=os.getuid(),
        root=_escaped(ROOT),
        # Not resolved: the environment is known by the place of its link.
        python=_escaped(Path(sys.executable).absolute()),
        writable=f'"{data}"' if " " in data else data,
    )


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")

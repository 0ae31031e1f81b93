"""How many seeds, state machines and kills this run tries: few by hand, more in `make test`, all in `make soak`."""

import os

SEEDS = int(os.environ.get("SHOPBELL_SEEDS", "30"))
MACHINES = int(os.environ.get("SHOPBELL_MACHINES", "5"))
KILLS = int(os.environ.get("SHOPBELL_KILLS", "2"))
SOAK = os.environ.get("SHOPBELL_SOAK") == "1"

"""Business logic of Shopbell: services, storage, connectors and command line. Nothing in here imports
discord.
"""

__version__ = "0.1.0"

"""Discord side of the bot: commands, buttons, forms, cards and the gateway client. Never SQL, never a
platform.
"""

"""setup command (onboarding, settings): its page, the form of its defaults, the channels it makes, tidying."""

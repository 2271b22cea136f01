"""Keep the property tests of this room short: the room is run at every save."""

from hypothesis import settings

settings.register_profile("domain", max_examples=50, deadline=None)
settings.load_profile("domain")

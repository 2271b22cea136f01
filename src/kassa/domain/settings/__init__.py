"""Settings, declared once: typed fields with a default and one line of explanation (house.md 1.9).

The set-up screens, ``docs/settings.md`` and the checks all read these declarations; there is no second list.
"""

"""Payment ("Afrekenen"): the state without Qt, the screen that draws it, the sheets of the card terminal."""

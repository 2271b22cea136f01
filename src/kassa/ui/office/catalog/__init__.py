"""Articles in the office: the editor, the colour/size grid, groups, and reading lists in."""

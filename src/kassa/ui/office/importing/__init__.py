"""Reading lists in, whatever they are about: file, columns, check, report, and the imports that were done."""

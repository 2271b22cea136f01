"""Screens around sales documents: lists, document pages, payments and their dialogs."""

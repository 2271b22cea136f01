"""What stands on the paper of sales documents, before anybody draws it."""

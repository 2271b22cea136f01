"""What tests share: a clock that stands still, fresh databases, approved texts. No tests live here."""

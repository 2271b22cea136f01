"""The proof suite: what may never happen, tried at random on the real services (docs/proof.md).

``python3 dev.py prove`` runs the programme; every module here is one technique and runs by itself as well.
"""

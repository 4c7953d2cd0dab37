"""Outings: which kinds of outings went well, how sure that is, and what nobody can tell yet; nothing leaves the machine.

The rooms, and what may know what, are mapped in the README and held by `tests/test_layers.py`.
"""

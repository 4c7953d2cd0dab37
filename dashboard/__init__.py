"""Outings: which kinds of outings went well, how sure that is, and nothing else leaves the machine.

The rooms, and what may know what, are mapped in the README and held by `tests/test_layers.py`.
"""

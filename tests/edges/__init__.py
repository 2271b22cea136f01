"""Devices and integrations: real bytes, real sockets, hostile input."""

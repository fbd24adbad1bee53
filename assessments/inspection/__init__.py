"""Looking into files that people hand in: in a process of its own, with limits, never in the one that serves pages.

``asking`` is the only module the services know: it starts that process and reads what it found. Nothing here is
converted or cleaned: a file is taken as it is or refused with the reason.
"""

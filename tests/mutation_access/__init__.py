"""Take every check of access away, one at a time, and see whether a test notices: ``python -m tests.mutation_access``.

A mutant is one change of the kind that a tired person makes: a weaker permission in the policy table, a right too
many for a role, a condition that always or never holds, a refusal that never comes, a look-up without its hospital or
person.

- ``changes.py`` finds them in the source, ``putting_in.py`` puts one into the running program, ``trial.py`` runs tests.
- The tests are collected once. Each mutant is tried in a fork of that process, several at a time, by those tests that
  call the changed function, the quickest first, until one fails or 45 seconds of computing are used up.
- ``--runs FILE`` keeps how the tests go by themselves, ``--survivors FILE`` tries again what a run left over.
- Look-ups are judged with the scopes of ``web/tenancy.py`` switched off, so that the one wall does not hide a hole in
  the other; the walls themselves are judged with them up, also by the tests that fail without them.
- ``harmless.py`` lists the mutants that change nothing, with the reason. They are printed and count neither way.
"""

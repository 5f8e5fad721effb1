# What the reference's client does, reading only: python3-ldap3, paged, all attributes, exceptions on.
import os

import ldap3

server = ldap3.Server(os.environ["BENCH_URI"], get_info=ldap3.ALL)
connection = ldap3.Connection(
    server, os.environ["BENCH_BIND_DN"], os.environ["BENCH_PASSWORD"], raise_exceptions=True, auto_bind=True
)
base = os.environ["BENCH_BASE"]
count = 0
for container, object_filter in (("people", "(objectClass=inetOrgPerson)"), ("groups", "(objectClass=groupOfNames)")):
    for entry in connection.extend.standard.paged_search(
        f"ou={container},{base}", object_filter, ldap3.SUBTREE, attributes=["*", "+"], paged_size=1000, generator=True
    ):
        if entry["type"] == "searchResEntry":
            count += 1
print(count)

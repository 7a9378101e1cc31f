"""``python -m music``: fill an empty shop, and print what it knows. `twinsql setup sqlite` or `twinsql setup postgres` makes the database."""

import twinsql

from . import sample, shop
from .queries.catalogue import CatalogueQueries

with twinsql.connect() as db:
    if CatalogueQueries(db).artist(id=1) is None:
        sample.fill(db)
    for part in (shop.catalogue, shop.people, shop.sales):
        for title, answer in part(db):
            print(f"{title}: {answer}")

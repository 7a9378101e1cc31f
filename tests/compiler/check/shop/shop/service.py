"""What calls the statements."""

from typing import Any


def report(customers: Any, orders: Any) -> list[object]:
    """Call each of them."""
    found = [customers.get(id=1), customers.vips(n=3), customers.rename(id=1, name="Ada")]
    return [*found, orders.of_customer(customer_id=1), orders.spent(customer_id=1), orders.emails_of_open(), orders.engine()]

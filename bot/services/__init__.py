"""Services: the use cases of the business, in seven rooms."""

from django.core.management.base import BaseCommand

from shop.imports import as_rows, checked
from shop.models import Order


class Command(BaseCommand):
    def handle(self, *args, **options):
        rows = as_rows(open(options["path"]))
        for row in checked(rows, Order.objects.all()):
            self.stdout.write(row["sku"])
        self.stdout.write("".join(map(lambda row: row["sku"].lower(), rows)))  # silent: somebody types this command

from django.db import migrations


def fill(apps, schema_editor):
    orders = apps.get_model("shop", "Order").objects.all()
    known = [order.sku for order in orders]
    # impact: low
    print([order for order in orders if order.sku in known])  # expect: PRF101
    print(list(map(lambda order: order.sku.lower(), orders)))  # silent: a migration runs once


class Migration(migrations.Migration):
    operations = [migrations.RunPython(fill)]

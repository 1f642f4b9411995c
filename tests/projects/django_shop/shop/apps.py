from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "shop"

    def ready(self) -> None:
        from shop.models import Order
        from shop.prices import installed

        installed(["A-1", "A-2"], Order.objects.all())
        self.labels = list(map(lambda order: order.sku.lower(), Order.objects.all()))  # silent: once, at the start

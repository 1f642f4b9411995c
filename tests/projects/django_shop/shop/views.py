"""Pages of the shop."""

from django.http import HttpRequest, JsonResponse
from django.shortcuts import render
from django.views.generic import ListView

from shop.models import Order
from shop.prices import discounted, rounded
from shop.search import labels, matching, ranked


class OrderList(ListView):
    model = Order

    def get_queryset(self):
        return ranked(self.request.GET.getlist("sku"), super().get_queryset())

    def title(self) -> str:
        return "Orders"


def search(request):
    found = matching(request.GET.getlist("word"), list(Order.objects.all()))
    return render(request, "search.html", {"orders": found, "labels": labels(found)})


def prices(asked: HttpRequest) -> JsonResponse:
    chosen = list(asked.GET.getlist("sku"))
    orders = Order.objects.all()
    # impact: high
    return JsonResponse({"orders": [order.id for order in orders if order.sku in chosen]})  # expect: PRF101


def total(request):
    return JsonResponse({"total": sum(rounded(order) for order in discounted(Order.objects.all()))})

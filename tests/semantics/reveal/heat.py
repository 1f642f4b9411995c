from celery import Celery
from fastapi import FastAPI

import click
from django.core.management.base import BaseCommand
from django.http import HttpRequest
from django.views.generic import ListView

api = FastAPI()
worker = Celery("shop")

reveal(1)  # cold


def plain(rows):
    reveal(rows)  # warm
    for row in rows:
        reveal(row)  # warm
        for item in row:
            reveal(item)  # hot


async def handler(rows):
    reveal(rows)  # hot


@app.get("/orders")
def route(rows):
    reveal(rows)  # hot


@property
def quiet(rows):
    reveal(rows)  # warm


async def migrate_entry(rows):
    reveal(rows)  # cold


async def async_setup_platform(rows):
    reveal(rows)  # cold
    for row in rows:
        for item in row:
            reveal(item)  # cold


@app.get("/orders")
def setup(request, rows):
    reveal(rows)  # hot


def installed(rows):
    reveal(rows)  # warm


@api.get("/orders")
def answer(rows):
    reveal(rows)  # hot


@api.get("/orders")
def setup_orders(rows):
    reveal(rows)  # hot


@api.on_event("startup")
async def begin(rows):
    reveal(rows)  # cold


@worker.task(bind=True)
def work(rows):
    reveal(rows)  # hot


@click.group()
async def commands(rows):
    reveal(rows)  # warm


@commands.command()
async def import_orders(rows):
    reveal(rows)  # warm
    for row in rows:
        for item in row:
            reveal(item)  # hot


@plain.command()
def no_command(rows):
    reveal(rows)  # warm


class Orders(ListView):
    def get_queryset(self):
        reveal(self)  # hot

    def label(self):
        reveal(self)  # warm


class Open(Orders):
    def get(self, request):
        reveal(self)  # hot


class Order:
    def get(self, key):
        reveal(self)  # warm


class Import(BaseCommand):
    async def handle(self):
        reveal(self)  # cold


def view(request, rows):
    reveal(rows)  # hot


def typed(asked: HttpRequest, rows):
    reveal(rows)  # hot


def later(model, request):
    reveal(request)  # warm


def keyed(rows):
    return sorted(rows, key=lambda row: reveal(row))  # warm

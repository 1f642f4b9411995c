from __future__ import annotations

import os

from celery import Celery

app = Celery("billing", broker=os.environ.get("BROKER", "amqp://localhost"))
app.autodiscover_tasks(["billing"])
app.conf.task_acks_late = True

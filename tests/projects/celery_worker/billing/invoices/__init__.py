from .render import *
from .store import *

from .basket import *
from .shelf import Shelf as Shelf

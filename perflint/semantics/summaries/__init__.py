"""What one module tells the others, asks them, and is answered: plain data, and how it is made."""

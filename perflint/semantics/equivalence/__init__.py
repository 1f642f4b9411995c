"""Whether code can be written in another way and still do the same: who sees what, what may fail, what may run when."""

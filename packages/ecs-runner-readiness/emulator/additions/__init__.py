"""What moto 5.2.5 lacks for us: a module per addition, each with its reason and the API it follows."""

from importlib import import_module
from pkgutil import iter_modules


def install() -> None:
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}").install()

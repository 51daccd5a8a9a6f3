from markupsafe import escape


def greet(name: str) -> str:
    return f"hello {escape(name)}"

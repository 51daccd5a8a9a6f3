from flask import Flask

from shop.catalogue import catalogue


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(catalogue, url_prefix="/catalogue")

    @app.get("/health")
    def health():
        return {"status": "ok"}

    return app

from fastapi.testclient import TestClient

from main import app

client = TestClient(app)


def test_index_greets() -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert response.json() == {"message": "Hello, world"}


def test_health_answers() -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}

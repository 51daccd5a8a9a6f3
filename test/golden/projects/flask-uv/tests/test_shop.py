from shop import create_app


def test_health_answers():
    assert create_app().test_client().get("/health").status_code == 200

from django.test import SimpleTestCase


class ViewsTest(SimpleTestCase):
    def test_index_greets(self) -> None:
        response = self.client.get("/")
        self.assertContains(response, "Hello, world")

    def test_health_answers(self) -> None:
        response = self.client.get("/healthz")
        self.assertEqual(response.json(), {"status": "ok"})

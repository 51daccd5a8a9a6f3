from django.test import SimpleTestCase


class IndexTest(SimpleTestCase):
    def test_index(self):
        self.assertContains(self.client.get("/"), "Polls")

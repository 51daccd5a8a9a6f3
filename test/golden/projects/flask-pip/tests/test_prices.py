from prices import price_list


def test_apples_have_a_price():
    assert price_list()["apple"] == 30

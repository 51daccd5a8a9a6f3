def next_number(number: int) -> int:
    return number + 1

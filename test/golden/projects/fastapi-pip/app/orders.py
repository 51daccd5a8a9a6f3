from fastapi import APIRouter
from pydantic import BaseModel

router = APIRouter()


class Order(BaseModel):
    item: str
    amount: int = 1


@router.post("/")
async def create_order(order: Order) -> Order:
    return order

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def index(request: HttpRequest) -> HttpResponse:
    return render(request, "service/index.html", {"greeting": settings.GREETING})


def health(request: HttpRequest) -> HttpResponse:
    """Answers while the service can take requests; the container's health check asks here."""
    return JsonResponse({"status": "ok"})

from django.urls import path

from service import views

urlpatterns = [
    path("", views.index),
    path("healthz", views.health),
]

from django.urls import path

from lalanh.web.ui import gallery

urlpatterns = [path("-/components", gallery.components, name="components")]

"""The one register of tags, and the words for what is not known."""

from django import template
from django.utils.safestring import mark_safe

register = template.Library()

UNKNOWN = mark_safe('<span class="hw-unknown">not known</span>')

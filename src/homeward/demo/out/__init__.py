"""The made-up borough as files: what other systems would send, and the truth beside them."""

from homeward.demo.out.folder import write_files

__all__ = ["write_files"]

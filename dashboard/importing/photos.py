"""A picture in, a small photo out: upright, in the colours every screen shows, with nothing in it but what is seen.

Belongs here: what may be a photo, and what is left of it. Does not: keeping it (`store`).
"""

import warnings
from io import BytesIO
from typing import cast

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from dashboard.outings import Trouble

MOST_MEGABYTES = 30
LONGEST_SIDE = 1600
MOST_KEPT = 4 * 2**20
"""Bytes of a photo the log takes."""

# No others: some formats are programs to be run.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF", "BMP")
QUALITIES = (85, 70, 50, 30)
HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}


def small(data: bytes) -> bytes:
    """A picture as a JPEG of at most 1600 pixels a side, without where, when and by what it was taken. Raises `Trouble`."""
    if len(data) > MOST_MEGABYTES * 2**20:
        raise Trouble(
            f"This picture has more than {MOST_MEGABYTES} megabytes. Nothing was kept; save it smaller, then choose it again."
        )
    try:
        with warnings.catch_warnings():
            # What is odd about it is of no matter, unless it would fill the memory.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                return _written(_seen(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise Trouble(
            "This picture has too many pixels to be opened here. Nothing was kept; save it smaller, then choose it again."
        ) from None
    except UnidentifiedImageError:
        raise Trouble(_no_picture(data)) from None
    except Trouble:
        raise
    except Exception:  # noqa: BLE001  # a file can be broken in any way, and each format fails in its own
        raise Trouble(
            "This picture is damaged or cut off and can't be opened. Nothing was kept; choose another copy of it."
        ) from None


def is_small(data: bytes) -> bool:
    """True of what begins as `small` leaves a photo; of what a copy from elsewhere calls one it may not be."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=("JPEG",)) as image:
                return max(image.size) <= LONGEST_SIDE
    except Exception:  # noqa: BLE001  # as above
        return False


def _no_picture(data: bytes) -> str:
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        return (
            "This picture is in Apple's format HEIC, which can't be read here. Nothing was kept; save it as a JPEG, "
            "then choose that."
        )
    return "This file is no picture that can be read here. Nothing was kept; choose a JPEG, PNG, WebP, GIF or AVIF."


def _seen(image: Image.Image) -> Image.Image:
    """The picture as it is seen: its first frame, upright, on white, in the colours of every screen."""
    profile = image.info.get("icc_profile")
    image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    image = ImageOps.exif_transpose(image)
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        image = _eight_bits(image)
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    elif image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return _in_usual_colours(image, profile)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Finer steps of grey as 256 of them; numbers without a scale from the darkest to the lightest there is."""
    numbers = image.convert("F")
    low, high = (0.0, 65535.0) if image.mode != "F" else cast("tuple[float, float]", numbers.getextrema())
    scale = 255 / (high - low) if high > low else 1.0
    return numbers.point(lambda value: value * scale - low * scale).convert("L")


def _in_usual_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours in sRGB, which is what a file without a profile is read as."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            turned = None  # a profile of something else
        if turned is not None:
            return turned
    return image.convert("RGB")


def _written(image: Image.Image) -> bytes:
    """A JPEG of the pixels alone, as fine as the log has room for."""
    # A new picture: an opened one carries comments and more along.
    bare = Image.frombytes("RGB", image.size, image.tobytes())
    for quality in QUALITIES:
        out = BytesIO()
        bare.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= MOST_KEPT:
            return out.getvalue()
    raise Trouble("This picture can't be made small enough. Nothing was kept; choose another.")

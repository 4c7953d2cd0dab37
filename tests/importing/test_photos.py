"""Photos as phones, scanners and programs save them: small, upright, and with nothing in them but what is seen."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from dashboard.importing import photos
from dashboard.importing.photos import small
from dashboard.outings import Trouble

RED, BLUE = (200, 30, 40), (20, 60, 200)
MARK = b"CANAL-BRIDGE-52N"


def saved(image: Image.Image, kind: str, **more: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def halves(mode: str = "RGB", size: tuple[int, int] = (64, 32)) -> Image.Image:
    """The left half red, the right half blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def near(pixel: Any, colour: tuple[int, int, int], by: int = 30) -> bool:
    return all(abs(got - wanted) <= by for got, wanted in zip(pixel, colour, strict=True))


def told() -> Image.Exif:
    """What a phone writes into a photo: where, when, by what, by whom."""
    exif = Image.Exif()
    exif[0x010F] = exif[0x9C9C] = MARK.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 5.0, 13.37), 3: "E", 4: (5.0, 7.0, 3.0), 29: MARK.decode()})
    exif.get_ifd(0x8769).update({0x9003: "2014:07:05 12:00:00", 0x9286: b"ASCII\0\0\0" + MARK})
    return exif


def with_text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", MARK.decode())
    info.add_itxt("XML:com.adobe.xmp", MARK.decode())
    return info


TELLTALE: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(
        halves(), "JPEG", exif=told(), xmp=b"<x>" + MARK + b"</x>", comment=MARK, icc_profile=profile(MARK)
    ),
    "after the end": lambda: saved(halves(), "JPEG") + MARK,
    "png": lambda: saved(halves(), "PNG", exif=told(), pnginfo=with_text()),
    "webp": lambda: saved(halves(), "WEBP", exif=told().tobytes(), xmp=MARK),
    "avif": lambda: saved(halves(), "AVIF", exif=told().tobytes(), xmp=MARK),
    "tiff": lambda: saved(halves(), "TIFF", exif=told()),
    "gif": lambda: saved(halves("P"), "GIF", comment=MARK),
    "mpo": lambda: saved(halves(), "MPO", save_all=True, append_images=[halves()], exif=told()),
}


def profile(mark: bytes = b"") -> bytes:
    """A profile of colours, with a mark where nothing looks for it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + mark


@pytest.mark.parametrize("form", TELLTALE)
def test_nothing_but_the_picture_is_kept(form: str) -> None:
    """No place, day, camera, comment or profile, wherever the file had it."""
    data = TELLTALE[form]()
    assert MARK in data, "the mark was planted"
    kept = small(data)
    assert MARK not in kept
    assert not [word for word in (b"Exif", b"http", b"ICC_PROFILE", b"Photoshop", b"GPS", b"2014") if word in kept]
    image = opened(kept)
    assert image.format == "JPEG"
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert near(image.getpixel((5, 16)), RED)
    assert near(image.getpixel((58, 16)), BLUE)


@pytest.mark.parametrize("turned", range(1, 9))
def test_it_stands_upright(turned: int) -> None:
    """However the phone was held: what it says of that is done, and no longer said."""
    to = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    image = halves() if turned == 1 else halves().transpose(Image.Transpose(to[turned]))
    exif = Image.Exif()
    exif[0x0112] = turned
    kept = opened(small(saved(image, "JPEG", exif=exif, quality=95)))
    assert kept.size == (64, 32)
    assert near(kept.getpixel((5, 16)), RED)
    assert near(kept.getpixel((58, 16)), BLUE)


@pytest.mark.parametrize(("size", "wanted"), [((4000, 1000), (1600, 400)), ((900, 3200), (450, 1600)), ((30, 20), (30, 20))])  # fmt: skip
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_it_is_made_small_and_never_larger(size: tuple[int, int], wanted: tuple[int, int], kind: str) -> None:
    """At most 1600 pixels on the longer side, in the same shape."""
    assert opened(small(saved(halves(size=size), kind))).size == wanted


def test_the_wildest_picture_fits_into_the_log() -> None:
    """Noise, which no program makes small."""
    noise = Image.effect_noise((2000, 2000), 120)
    assert len(small(saved(Image.merge("RGB", [noise] * 3), "PNG"))) < photos.MOST_KEPT


def test_what_is_clear_is_white() -> None:
    """A picture with a clear ground is shown on white, not on black."""
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    clear.paste((*RED, 255), (0, 0, 20, 40))
    gif = halves().quantize(2)
    still = saved(gif, "GIF", transparency=gif.getpixel((58, 16)), optimize=False)
    for data, ours in ((saved(clear, "PNG"), 35), (saved(clear, "WEBP", lossless=True), 35), (still, 58)):
        image = opened(small(data))
        assert near(image.getpixel((ours, 10)), (255, 255, 255))
        assert near(image.getpixel((4, 10)), RED)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "RGBA", "I;16", "I", "F"])
def test_every_kind_of_colour_becomes_the_usual_one(mode: str) -> None:
    """Black stays black and white stays white, also in print colours and in 16 bits."""
    grey = Image.new("L", (40, 40), 0)
    grey.paste(255, (20, 0, 40, 40))
    image = grey.convert("RGB").convert(mode) if mode in ("CMYK", "RGBA", "P") else grey.convert(mode)
    if mode.startswith("I"):
        image = grey.convert("I").point(lambda value: value * 257).convert(mode)
    kept = opened(small(saved(image, "TIFF")))
    assert kept.mode == "RGB"
    assert near(kept.getpixel((5, 20)), (0, 0, 0))
    assert near(kept.getpixel((35, 20)), (255, 255, 255))


def test_a_16_bit_png_and_print_colours_in_a_jpeg_are_read() -> None:
    """As scanners and print shops save them."""
    steps = Image.new("I;16", (40, 40), 32768)
    assert near(opened(small(saved(steps, "PNG"))).getpixel((20, 20)), (128, 128, 128), 3)
    assert near(opened(small(saved(halves("CMYK"), "JPEG", quality=95))).getpixel((5, 16)), RED)


def test_other_colours_are_turned_into_those_of_every_screen() -> None:
    """By the file's own profile; one that belongs to something else is passed over."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for other in (profile(), lab, b"no profile at all"):
        assert near(opened(small(saved(halves(), "PNG", icc_profile=other))).getpixel((5, 16)), RED)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_a_moving_picture_the_first_is_kept(kind: str) -> None:
    """One photo, standing still."""
    frames = [Image.new("RGB", (40, 40), colour) for colour in (RED, BLUE)]
    kept = opened(small(saved(frames[0], kind, save_all=True, append_images=frames[1:])))
    assert near(kept.getpixel((20, 20)), RED)
    assert getattr(kept, "n_frames", 1) == 1


def bomb(side: int) -> bytes:
    """A few bytes that say they are a picture of side by side pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:  # fmt: skip
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no picture"),
        (b"day,kind,mine\n2026-01-01,Walk,5\n", "no picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "no picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "no picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200), "save it as a JPEG"),
        (bomb(12_000), "too many pixels"),
        (bomb(60_000), "too many pixels"),
        (bytes(photos.MOST_MEGABYTES * 2**20 + 1), "more than 30 megabytes"),
        (saved(halves(size=(600, 600)), "JPEG")[:2000], "damaged or cut off"),
        (saved(Image.effect_noise((200, 200), 90), "PNG")[:9000], "damaged or cut off"),
    ],
    ids=["empty", "text", "program", "drawing", "heic", "large", "bomb", "bytes", "cut jpeg", "cut png"],
)
def test_what_cant_be_kept_is_said_in_a_sentence(data: bytes, sentence: str) -> None:
    """What it is, that nothing was kept, and what to do."""
    with pytest.raises(Trouble, match=sentence) as trouble:
        small(data)
    assert "Nothing was kept" in str(trouble.value)


PICTURES = [saved(halves(), kind) for kind in ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF", "BMP")]


@given(st.binary(max_size=400), st.sampled_from(PICTURES), st.integers(0, 3000), st.booleans())
def test_bytes_of_any_sort_become_a_photo_or_a_sentence(noise: bytes, data: bytes, place: int, over: bool) -> None:
    """Garbage, and pictures with garbage in them."""
    place %= len(data)
    for broken in (noise, data[:place] + noise + data[place + len(noise) * over :], data[:place]):
        try:
            kept = small(broken)
        except Trouble:
            continue
        assert opened(kept).format == "JPEG"
